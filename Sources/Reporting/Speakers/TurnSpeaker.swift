import Language
import Text

/// In an interview the one who answers is the person whom the article names most; of two named as often the first.
enum TurnSpeaker: SpeakerResolver {
    static let name = "turn"

    static func resolve(_ source: inout OpenSource, _ context: SpeakerContext) {
        guard context.phrase == nil, context.construction.outcome == .line else { return }
        let document = context.document
        let opening = document.tokens[context.construction.tokens.lowerBound]
        if opening.shape.contains(.allCapitals), opening.end - opening.start > 3 { return }
        if let label = label(context) {
            if let entity = bearer(of: label, document) {
                ExplicitSpeaker.fill(&source, entity: entity, document)
            }
            return
        }
        var counts: [Int: Int] = [:]
        var best: Int?
        let isDash = document.isDashAnswer(context.construction.cue.lowerBound)
        let question = isDash ? document.firstDashQuestion : nil
        for mention in document.mentions where mention.kind == .name {
            guard document.entities[mention.entity].type == .person else { continue }
            // A line of a few words is a byline.
            let paragraph = document.paragraphs[document.paragraph(of: mention.first)]
            if paragraph.tokens.count <= 6, document.sections[paragraph.section].kind != .headline { continue }
            // Who is interviewed is introduced before the questions.
            if let question, mention.first >= question.lowerBound { break }
            counts[mention.entity, default: 0] += 1
            if best == nil || counts[mention.entity]! > counts[best!]! { best = mention.entity }
        }
        guard let best else { return }
        ExplicitSpeaker.fill(&source, entity: best, document)
        source.resolved = .ellipsis
    }

    /// Who speaks in a turn of a conversation: whom its label names, or somebody who is called no more than that.
    static func source(of turn: Turn, _ context: SpeakerContext) -> OpenSource {
        let document = context.document
        let isCalled = !turn.label.isEmpty && !document.has(turn.label.lowerBound, .interviewee)
        // Whom nothing names is not the one whom the article is about.
        var source = isCalled && context.phrase == nil ? OpenSource() : Speakers.inOrder(context)
        if let entity = turn.entity {
            if case .entity(entity) = source.draft, source.resolved == .explicit { return source }
            let role = context.phrase?.captures[.role]
            source = OpenSource()
            ExplicitSpeaker.fill(&source, entity: entity, document)
            (source.role, source.resolver) = (role, ExplicitSpeaker.name)
            return source
        }
        // Whoever has a label of his own is not meant by another's.
        let isDescribed = [DescribedSpeaker.name, OfficeSpeaker.name].contains(source.resolver)
        if isDescribed, case .entity(let other) = source.draft,
            document.turns.values.contains(where: { $0.entity == other })
        {
            source = OpenSource()
        }
        // A word alone that no list of names has may be what somebody is.
        if case .person(let name) = source.draft, name.count == 1, !document.has(name.lowerBound, .given),
            !document.has(name.lowerBound, .family)
        {
            source = OpenSource()
        }
        if source.isFound || !isCalled { return source }
        source.fill(
            .unnamed(
                UnnamedSourceDescription(
                    name: document.clean(
                        Int(document.tokens[turn.label.lowerBound].start),
                        Int(document.tokens[turn.label.upperBound - 1].end)),
                    count: 1, affiliations: [], nouns: [document.nounKey(turn.label.lowerBound)],
                    callings: document.callings(turn.label.lowerBound), gender: .unknown, isPlural: false)), .explicit)
        source.resolver = UnnamedSpeaker.name
        return source
    }

    /// The letters of a turn's label that is initials ("ZA: "), folded.
    private static func label(_ context: SpeakerContext) -> [UInt32]? {
        let first = context.construction.tokens.lowerBound
        let token = context.document.tokens[first]
        guard token.shape.contains(.allCapitals), token.end - token.start <= 3,
            context.construction.cue.lowerBound == first + 1
        else { return nil }
        return FoldedText(scalars: context.document.scalars[Int(token.start)..<Int(token.end)]).scalars
    }

    /// The one person whose name's words begin with some letters.
    private static func bearer(of label: [UInt32], _ document: Document) -> Int? {
        let found = document.entities.indices.filter { entity in
            guard document.entities[entity].type == .person else { return false }
            return document.entities[entity].forms.contains { form in
                let words = Folding.fold(form).split { $0 == " " || $0 == "-" }
                return words.count >= label.count
                    && zip(words, label).allSatisfy { $0.unicodeScalars.first?.value == $1 }
            }
        }
        return found.count == 1 ? found[0] : nil
    }
}
