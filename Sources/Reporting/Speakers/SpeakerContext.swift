import Language

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

    /// What a verb's form or a pronoun says of its subject; of whom others pass on the words their verb says nothing.
    var agreement: WordTags {
        if construction.has(.last), construction.captures[.via] != nil { return .anyGender }
        return construction.verb?.tags ?? referred ?? .anyGender
    }

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
