import Language

/// A definite description stands for somebody whom the article told of before: one who was introduced by its noun, or
/// by one of its
/// kind, or who is just being told of and whom nothing that is known of him keeps from it.
enum DescribedSpeaker: SpeakerResolver {
    static let name = "description"

    static func resolve(_ source: inout OpenSource, _ context: SpeakerContext) {
        guard let phrase = context.phrase, let description = Description(phrase, context) else { return }
        var best: (candidate: Candidate, score: Double)?
        var isTied = false
        for candidate in candidates(phrase, context) {
            guard let score = score(candidate, description, context), score > 0 else { continue }
            // Two of one sentence whom it fits alike: neither.
            isTied = best.map { score == $0.score && candidate.distance == $0.candidate.distance } ?? false || isTied
            if score > best?.score ?? 0 { (best, isTied) = ((candidate, score), false) }
        }
        guard let best, !isTied else { return }
        let isIntroduced = best.score >= Match.noun.worth - 1
        if isIntroduced { learn(description.gender, best.candidate.speaker, context.document) }
        fill(&source, best.candidate.speaker, context)
        if isIntroduced { source.role = phrase.captures[.role] }
    }

    /// Those who may be meant, and whom the noun was found to stand for when names were looked for.
    private static func candidates(_ phrase: SourcePhrase, _ context: SpeakerContext) -> [Candidate] {
        let candidates = context.candidates()
        guard phrase.outcome == .name, let mention = context.layers.mention(at: phrase.tokens.upperBound - 1),
            !candidates.contains(where: { $0.speaker == .entity(mention.entity) })
        else { return candidates }
        return candidates + [
            Candidate(speaker: .entity(mention.entity), distance: 40, paragraphs: 10, isLeading: false)
        ]
    }

    /// The noun that introduced somebody shows his gender, where his name did not.
    private static func learn(_ gender: Gender, _ speaker: Speaker, _ document: Document) {
        guard case .entity(let entity) = speaker, document.entities[entity].gender == .unknown else { return }
        document.entities[entity].gender = gender
    }

    private static func fill(
        _ source: inout OpenSource, _ speaker: Speaker, _ context: SpeakerContext
    ) {
        let document = context.document
        switch speaker {
        case .entity(let entity):
            ExplicitSpeaker.fill(&source, entity: entity, document)
        case .unnamed(let unnamed):
            source.fill(.before(speaker), .nominal)
            source.gender = document.unnamed[unnamed].gender
            source.nouns = document.unnamed[unnamed].nouns
        case .none: return
        }
        source.resolved = .nominal
    }

    /// What speaks for a candidate.
    private enum Match {
        /// Introduced by the noun of the description; by one of its kind; nothing is known against it.
        case noun, kind, nothing

        var worth: Double {
            switch self {
            case .noun: 10
            case .kind: 3
            case .nothing: 2
            }
        }
    }

    /// True unless the verb right before the description shows that its subject is a woman, and the candidate is a man:
    /// "وأضافت رئيس الشركة".
    private static func agrees(_ candidate: Candidate, _ context: SpeakerContext) -> Bool {
        guard case .entity(let entity) = candidate.speaker, context.construction.verb != nil,
            context.document.entities[entity].type == .person,
            context.phrase?.tokens.lowerBound == context.construction.cue.upperBound,
            context.agreement.contains(.feminine), !context.agreement.contains(.plural)
        else { return true }
        return context.document.entities[entity].gender != .masculine
    }

    /// How well a candidate fits, or nil where he does not.
    private static func score(_ candidate: Candidate, _ description: Description, _ context: SpeakerContext) -> Double?
    {
        guard let known = Known(candidate.speaker, context.document), description.fits(known, context.document),
            agrees(candidate, context)
        else { return nil }
        if description.isPossessed {
            let isSame = known.nouns.contains(context.document.nounKey(description.head))
            return isSame ? Match.noun.worth - 0.01 * Double(candidate.distance) : nil
        }
        if description.isNamed(known, context.document) {
            return Match.noun.worth - 0.01 * Double(candidate.distance)
        }
        if description.isOwn { return nil }
        if description.isDemonstrative, known.isNamed, candidate.distance <= 2, candidate.paragraphs <= 1 {
            return Match.kind.worth - 0.5 * Double(candidate.distance) - (candidate.isLeading ? 0 : 0.2)
        }
        let isAdding = context.construction.verb?.verb.act == .add
        let isNear = candidate.isLeading && candidate.distance <= 1 && candidate.paragraphs == 0
        if isNear, !context.isWithinClause, description.isNamedLoosely(known) { return Match.kind.worth - 0.5 }
        if !context.isWithinClause || description.isFrom(known),
            description.sharesKind(with: known, context.document, isAdding: isAdding, isNear: isNear)
        {
            guard candidate.paragraphs <= 3 else { return nil }
            return Match.kind.worth - 0.5 * Double(candidate.paragraphs) - 0.1 * Double(candidate.distance)
                - (candidate.isLeading ? 0 : 1) + (description.isFrom(known) ? 2 : 0)
        }
        guard !context.isWithinClause, description.isOpen(to: known, isAdding: isAdding, isNear: isNear),
            candidate.isLeading,
            candidate.distance <= 2,
            candidate.paragraphs <= 1
        else { return nil }
        return Match.nothing.worth - 0.5 * Double(candidate.paragraphs) - 0.2 * Double(candidate.distance)
    }
}

/// What is known of somebody whom a description may mean.
struct Known {
    let gender: Gender
    let nouns: [UInt64]
    let callings: Callings
    let origins: [Int]
    let titles: [[UInt64]]
    let isNamed: Bool

    /// Nil for what is no person.
    init?(_ speaker: Speaker, _ document: Document) {
        switch speaker {
        case .entity(let entity):
            let person = document.entities[entity]
            guard person.type == .person else { return nil }
            (gender, nouns, callings, origins, titles) = (
                person.gender, person.nouns, person.callings, person.origins, person.titles
            )
            isNamed = true
        case .unnamed(let index):
            let source = document.unnamed[index]
            guard !source.isPlural, source.count ?? 1 == 1 else { return nil }
            (gender, nouns, callings, origins, titles) = (source.gender, source.nouns, source.callings, [], [])
            isNamed = false
        case .none: return nil
        }
    }
}

extension Description {
    /// True where neither gender nor country nor another office speak against somebody.
    func fits(_ known: Known, _ document: Document) -> Bool {
        if excludes(known, document) { return false }
        if gender != .unknown, known.gender != .unknown, gender != known.gender { return false }
        return origins.isEmpty || known.origins.isEmpty || !Set(origins).isDisjoint(with: known.origins)
    }

    /// True where the description says from where somebody is.
    func isFrom(_ known: Known) -> Bool { !Set(origins).isDisjoint(with: known.origins) }

    /// True where somebody was introduced by the noun, and over nothing else than it says.
    func isNamed(_ known: Known, _ document: Document) -> Bool {
        if isDemonym { return isFrom(known) }
        if callings.contains(.accused), known.callings.contains(.accused), known.isNamed { return true }
        guard nouns.contains(where: known.nouns.contains) else { return false }
        guard isClosed, !complement.isEmpty else { return true }
        let rivals = rivals(of: known, document)
        guard !rivals.isEmpty else { return known.isNamed }
        return rivals.contains { !Set($0).isDisjoint(with: complement) }
    }

    /// True where somebody was introduced by the noun, though over what goes by another word: "رئيس الجمعية" for "رئيس رابطة …".
    func isNamedLoosely(_ known: Known) -> Bool {
        known.isNamed && isClosed && complement.count == 1 && nouns.contains(where: known.nouns.contains)
    }

    /// True where the words say over what the office is, and those of all that is known of somebody say another: "the keeper of the
    /// school" is not the coach of the club.
    private func isOverAnother(than known: Known, _ document: Document) -> Bool {
        guard isClosed, !complement.isEmpty, !known.titles.isEmpty else { return false }
        return parts(of: known, document).allSatisfy { !$0.over.isEmpty && Set($0.over).isDisjoint(with: complement) }
    }

    /// True where the words name an office that is not the one that somebody holds: another of those that nobody holds
    /// together, or the same over something else.
    func excludes(_ known: Known, _ document: Document) -> Bool {
        let isOther =
            callings.contains(.exclusive) && known.callings.contains(.exclusive)
            && !nouns.contains(where: known.nouns.contains)
        if isOther { return true }
        guard isClosed, !complement.isEmpty else { return false }
        let rivals = rivals(of: known, document)
        return !rivals.isEmpty && rivals.allSatisfy { Set($0).isDisjoint(with: complement) }
    }

    /// Over what somebody holds the office of the noun, as far as his titles say so.
    private func rivals(of known: Known, _ document: Document) -> [[UInt64]] {
        parts(of: known, document).filter { nouns.contains($0.head) && !$0.over.isEmpty }.map(\.over)
    }

    private func parts(of known: Known, _ document: Document) -> [(head: UInt64, over: [UInt64])] {
        let headFirst = document.tokens[head].shape.contains(.clitic)
        return known.titles.compactMap { document.parts(ofTitle: $0, headFirst: headFirst, nouns: nouns) }
    }

    /// True where the noun is of a kind with one that somebody was introduced by. What another noun closes is
    /// somebody new, but
    /// where it goes on with what was said, or somebody just spoke whose calling is no mere office.
    func sharesKind(with known: Known, _ document: Document, isAdding: Bool, isNear: Bool) -> Bool {
        let shared = callings.special.intersection(known.callings)
        if shared.isEmpty || !known.isNamed || isOverAnother(than: known, document) { return false }
        return !isClosed || isAdding || isNear && !shared.subtracting(.broad).isEmpty
    }

    /// True where the noun says nothing that what is known of somebody speaks against.
    /// What another noun closes introduces somebody new, but right after a person who was named without a word on what he is.
    func isOpen(to known: Known, isAdding: Bool, isNear: Bool) -> Bool {
        if isDemonym { return known.isNamed && known.origins.isEmpty }
        if callings.contains(.anyone) { return true }
        guard known.isNamed else { return false }
        let isUnintroduced = isNear && known.nouns.isEmpty && known.callings.isEmpty
        if isClosed, !isAdding, !isUnintroduced { return false }
        if !callings.isDisjoint(with: .affair) { return false }
        return callings.special.isEmpty || known.callings.special.isEmpty
    }
}
