import Language

/// A speaker before it is written into the document.
enum SpeakerDraft {
    case none
    case entity(Int)
    /// A person whom the slot alone names.
    case person(name: Range<Int>)
    /// An organization that is only described.
    case body(Range<Int>, prefix: Int)
    case unnamed(UnnamedSourceDescription)
    /// Somebody who spoke before.
    case before(Speaker)

    var isNone: Bool { if case .none = self { true } else { false } }
}

/// What is known of who says a statement while the resolvers fill it.
struct OpenSource {
    var draft = SpeakerDraft.none
    var resolved = Resolution.none
    var resolver = "none"
    var role: Range<Int>?
    /// The tokens of a name that is written longer than the mention in it.
    var fullName: Range<Int>?
    var gender = Gender.unknown
    var isPlural = false
    var nouns: [UInt64] = []
    /// True for a pronoun for anybody ("on dit que"): nobody goes on with it.
    var isAnybody = false
    var isFound: Bool { !draft.isNone }

    /// Who it is, where that is known without writing anything down.
    var known: Speaker {
        switch draft {
        case .entity(let entity): .entity(entity)
        case .before(let speaker): speaker
        default: .none
        }
    }

    mutating func fill(_ draft: SpeakerDraft, _ resolved: Resolution) {
        self.draft = draft
        self.resolved = resolved
    }

    mutating func fill(_ entry: Discourse.Entry, _ resolved: Resolution) {
        draft = entry.draft?.draft ?? .before(entry.speaker)
        (self.resolved, gender, isPlural, nouns) = (resolved, entry.gender, entry.isPlural, entry.nouns)
    }
}

/// What a resolver may look at: the construction, its source phrase, and what was said before.
struct SpeakerContext {
    let document: Document
    let layers: LayerReader
    let discourse: Discourse
    let construction: Construction
    /// The phrase in the slot, or nil where there is none.
    let phrase: SourcePhrase?
    let bounds: Range<Int>
    let paragraph: Int
    /// The sources of the sentence's constructions so far, asides left out.
    let earlier: [Discourse.Entry]
    /// True where the slot holds words that no rule reads.
    let isSlotUnread: Bool

    /// The same context for another phrase.
    func asking(_ phrase: SourcePhrase?) -> SpeakerContext {
        SpeakerContext(
            document: document, layers: layers, discourse: discourse, construction: construction, phrase: phrase,
            bounds: bounds, paragraph: paragraph, earlier: earlier, isSlotUnread: false)
    }

    /// The one who spoke last, in this sentence or before it, of whom something is true.
    func lastSpoken(where fits: (Discourse.Entry) -> Bool) -> Discourse.Entry? {
        earlier.last { $0.speaker != .none && fits($0) } ?? discourse.entries.last(where: fits)
    }

    /// The source without a name that a noun calls again.
    func unnamed(_ noun: Int) -> Discourse.Entry? {
        let nouns = document.nounMeanings(noun)
        let isPlural = document.isPluralNoun(noun)
        return lastSpoken { entry in
            Discourse.isUnnamed(entry, nouns: nouns)
                && (entry.isPlural == isPlural || entry.nouns.contains(document.nounKey(noun)))
        }
    }

    /// The person whom the article is about, as far as it was read.
    var protagonist: Int? {
        discourse.protagonist.flatMap { document.entities[$0].type == .person ? $0 : nil }
    }

    /// True where the sentence opens with "as for": it turns to somebody else.
    var opensWithTopic: Bool { document.tokens[bounds.lowerBound].has(.asFor) }

    /// True near the beginning of a paragraph.
    var opensParagraph: Bool { bounds.lowerBound - document.paragraphs[paragraph].tokens.lowerBound < 30 }

    /// What a verb's form or a pronoun says of its subject.
    var agreement: WordTags { construction.verb?.tags ?? referred ?? .anyGender }

    /// True where a pronoun within reporting words without a verb is one for a person alone ("in her view").
    var refersToPerson: Bool {
        construction.has(.last)
            && construction.cue.contains { index in
                guard !document.tokens[index].shape.contains(.clitic), let tags = pronoun(at: index, .determiner) else {
                    return false
                }
                return !tags.contains(.plural) && !tags.isDisjoint(with: [.masculine, .feminine])
            }
    }

    /// What a pronoun's form within reporting words without a verb says of whom it means ("in her view", "according to him").
    private var referred: WordTags? {
        guard construction.has(.last) else { return nil }
        return construction.cue.lazy.compactMap { index in
            pronoun(at: index, .determiner) ?? pronoun(at: index, .addressee)
        }.first
    }

    /// What a word of a class that stands for somebody says of him.
    private func pronoun(at index: Int, _ kind: WordClass) -> WordTags? {
        document.wholeEntry(at: index, kind).flatMap { $0.tags.contains(.pronoun) ? $0.tags : nil }
    }
}

/// Fills what is open of a source, or leaves it.
protocol SpeakerResolver: Sendable {
    /// The name that a statement carries.
    static var name: String { get }
    static func resolve(_ source: inout OpenSource, _ context: SpeakerContext)
}

/// The resolvers in their order. Each fills only what those before it left open.
enum Speakers {
    static let order: [any SpeakerResolver.Type] = [
        RelativeSpeaker.self, AppositionSpeaker.self, AgedSpeaker.self, DescribedSpeaker.self, ExplicitSpeaker.self,
        UnnamedSpeaker.self, OfficeSpeaker.self, PronounSpeaker.self, HonorificSpeaker.self, TurnSpeaker.self,
        AnswerSpeaker.self, SameClauseSpeaker.self, MainSubjectSpeaker.self, LastSpeaker.self,
    ]

    /// Those that read a written phrase.
    static let written: [any SpeakerResolver.Type] = [
        AppositionSpeaker.self, AgedSpeaker.self, DescribedSpeaker.self, ExplicitSpeaker.self, UnnamedSpeaker.self,
        OfficeSpeaker.self,
    ]

    static func resolve(_ context: SpeakerContext) -> OpenSource {
        if let phrase = context.phrase, Agreement.isObject(phrase, context) {
            var elided = resolve(context.asking(nil))
            if !elided.isFound,
                let last = context.discourse.last(
                    agreeing: context.agreement, paragraph: context.paragraph, reach: 1)
            {
                elided.fill(last, .ellipsis)
                elided.resolver = LastSpeaker.name
            }
            return elided
        }
        if let turn = context.document.turns[context.construction.cue.lowerBound] {
            return TurnSpeaker.source(of: turn, context)
        }
        return inOrder(context)
    }

    static func inOrder(_ context: SpeakerContext) -> OpenSource {
        var source = OpenSource()
        let leftOut = context.document.lexicon.resolversLeftOut
        for resolver in order where !source.isFound && (leftOut.isEmpty || !leftOut.contains(resolver.name)) {
            resolver.resolve(&source, context)
            if source.isFound { source.resolver = resolver.name }
        }
        return source
    }
}
