/// What kind of thing a name is a name of.
public enum EntityType: UInt8, CaseIterable, Sendable {
    case person, organization, place

    /// The schema's label.
    public var label: String {
        switch self {
        case .person: "Person"
        case .organization: "Organization"
        case .place: "Place"
        }
    }
    /// The type of a label of the schema.
    public init?(label: String) {
        guard let type = EntityType.allCases.first(where: { $0.label == label }) else { return nil }
        self = type
    }
}

struct StoredName {
    let type: UInt8
    let isOutlet: UInt8
    let forms: Int32
    let formCount: Int32
}

struct StoredText: BitwiseCopyable {
    let start: Int32
    let size: Int32
}

/// A language of a table.
public struct LanguageInfo: Sendable {
    /// BCP 47.
    public let code: String
    /// Its name.
    public let name: String
    /// True where words of it are joined to clitics by `clitics.txt`.
    public let hasClitics: Bool
    /// True where a plain blank parts thousands ("12 500").
    public let groupsByBlank: Bool
}

struct StoredLanguage {
    let code: StoredText
    let name: StoredText
    let flags: Int32
}

/// A clitic: letters written together with the next word.
public struct Clitic: Sendable, BitwiseCopyable {
    /// What kind it is.
    public enum Kind: UInt8, Sendable { case conjunction, preposition, article }
    /// Folded letters, packed: up to three, 21 bits each, the first lowest.
    let letters: UInt64
    /// A letter that stands before the rest when it is read ("ا" after "لل"), or 0.
    public let restores: UInt32
    let rawKind: UInt8
    /// The number of its language, 0 for what all share.
    public let language: UInt8
    /// How many letters.
    public let size: UInt8

    /// What kind it is.
    public var kind: Kind { Kind(rawValue: rawKind)! }
    /// A letter of it, folded.
    public func letter(_ index: Int) -> UInt32 { UInt32(truncatingIfNeeded: letters >> UInt64(21 * index)) & 0x1F_FFFF }
}

/// The words of a table: plain pointers, so that hot loops copy it without counting references. It lives no longer than
/// its `LanguageTable`.
///
/// Unchecked: it points into a table that is fixed.
public struct WordTable: @unchecked Sendable, BitwiseCopyable {
    @usableFromInline let keys: UnsafePointer<UInt64>
    @usableFromInline let values: UnsafePointer<UInt32>
    @usableFromInline let heads: UnsafePointer<Int32>
    @usableFromInline let entries: UnsafePointer<WordEntry>
    @usableFromInline let mask: Int
    /// The instructions of all patterns, and the words that they spell.
    public let code: UnsafePointer<Int32>
    /// The words that patterns spell.
    public let words: UnsafePointer<UInt64>
    /// The alternatives of the patterns' items.
    public let items: UnsafePointer<PatternItem>
    /// What tokens may open ways of the patterns.
    public let sets: UnsafePointer<TokenSet>
    /// The verbs of reporting.
    public let verbs: UnsafePointer<Verb>
    @usableFromInline let prepositions: UnsafePointer<VerbPreposition>

    /// What may follow a preposition that a verb takes: bit 1 a that-clause, bit 2 a noun, bit 4 a noun in marks alone; 0
    /// where it does not take it.
    @inlinable public func preposition(_ key: UInt64, of verb: Verb) -> UInt64 {
        for index in 0..<Int(verb.prepositionCount) {
            let found = prepositions[Int(verb.prepositions) + index]
            if found.key == key { return found.follows }
        }
        return 0
    }

    /// The node that a word leads to from a node (0 is the root), or 0.
    @inlinable public func next(_ node: UInt32, _ word: UInt64) -> UInt32 {
        let key = LanguageTable.slotKey(node, word)
        var slot = Int(truncatingIfNeeded: key) & mask
        while keys[slot] != 0 {
            if keys[slot] == key { return values[slot] }
            slot = (slot + 1) & mask
        }
        return 0
    }

    /// Calls `body` with each entry of a node, the last made first.
    @inlinable public func forEachEntry(_ node: UInt32, _ body: (WordEntry) -> Void) {
        var index = heads[Int(node)]
        while index >= 0 {
            body(entries[Int(index)])
            index = entries[Int(index)].next
        }
    }
}

/// A compiled table of words, names, verbs and rules, read in place.
///
/// Unchecked: it points into a table that is fixed.
public struct LanguageTable: @unchecked Sendable {
    let memory: TableMemory
    @usableFromInline let keys: UnsafeBufferPointer<UInt64>
    @usableFromInline let values: UnsafeBufferPointer<UInt32>
    @usableFromInline let heads: UnsafeBufferPointer<Int32>
    @usableFromInline let entries: UnsafeBufferPointer<WordEntry>
    @usableFromInline let mask: Int
    let names: UnsafeBufferPointer<StoredName>
    let forms: UnsafeBufferPointer<StoredText>
    let strings: UnsafeBufferPointer<UInt8>
    /// The verbs of reporting.
    public let verbs: UnsafeBufferPointer<Verb>
    let prepositions: UnsafeBufferPointer<VerbPreposition>
    /// The letters that are written with the next word.
    public let clitics: UnsafeBufferPointer<Clitic>
    let storedRules: UnsafeBufferPointer<StoredRule>
    /// The words as plain pointers.
    public let plain: WordTable
    /// The instructions of all patterns.
    public let code: UnsafeBufferPointer<Int32>
    /// The words that patterns spell.
    public let words: UnsafeBufferPointer<UInt64>
    let items: UnsafeBufferPointer<PatternItem>
    let sets: UnsafeBufferPointer<TokenSet>
    /// Shapes of words that no list has.
    public let shapes: UnsafeBufferPointer<WordShape>
    /// The languages; the first has the number 1.
    public let languages: [LanguageInfo]
    /// All rules, as the files have them.
    public let rules: [Rule]

    /// A table that lies in memory for good. Nil where the bytes are none of this version.
    public init?(mapped base: UnsafeRawPointer) { self.init(TableMemory(base: base, owner: nil)) }

    /// A table of bytes.
    public init?(bytes: [UInt8]) {
        let storage = TableStorage(bytes)
        self.init(TableMemory(base: UnsafeRawPointer(storage.pointer), owner: storage))
    }

    private init?(_ memory: TableMemory) {
        guard memory.isTable else { return nil }
        self.memory = memory
        keys = memory.section(.keys, as: UInt64.self)
        values = memory.section(.values, as: UInt32.self)
        heads = memory.section(.heads, as: Int32.self)
        entries = memory.section(.entries, as: WordEntry.self)
        mask = keys.count - 1
        names = memory.section(.names, as: StoredName.self)
        forms = memory.section(.forms, as: StoredText.self)
        strings = memory.section(.strings, as: UInt8.self)
        verbs = memory.section(.verbs, as: Verb.self)
        prepositions = memory.section(.prepositions, as: VerbPreposition.self)
        clitics = memory.section(.clitics, as: Clitic.self)
        storedRules = memory.section(.rules, as: StoredRule.self)
        code = memory.section(.code, as: Int32.self)
        words = memory.section(.words, as: UInt64.self)
        items = memory.section(.items, as: PatternItem.self)
        sets = memory.section(.sets, as: TokenSet.self)
        shapes = memory.section(.shapes, as: WordShape.self)
        plain = WordTable(
            keys: keys.baseAddress!, values: values.baseAddress!, heads: heads.baseAddress!,
            entries: entries.baseAddress!, mask: keys.count - 1, code: code.baseAddress!, words: words.baseAddress!,
            items: items.baseAddress!, sets: sets.baseAddress!, verbs: verbs.baseAddress!,
            prepositions: prepositions.baseAddress!)
        let strings = strings
        func text(_ stored: StoredText) -> String {
            String(
                decoding: UnsafeBufferPointer(rebasing: strings[Int(stored.start)..<Int(stored.start + stored.size)]),
                as: UTF8.self)
        }
        languages = memory.section(.languages, as: StoredLanguage.self).map {
            LanguageInfo(
                code: text($0.code), name: text($0.name), hasClitics: $0.flags & 1 != 0,
                groupsByBlank: $0.flags & 2 != 0)
        }
        rules = storedRules.map { Rule($0) }
    }

    // MARK: Words

    /// The node that a word leads to from a node (0 is the root), or 0.
    @inlinable public func next(_ node: UInt32, _ word: UInt64) -> UInt32 {
        let key = LanguageTable.slotKey(node, word)
        var slot = Int(truncatingIfNeeded: key) & mask
        while keys[slot] != 0 {
            if keys[slot] == key { return values[slot] }
            slot = (slot + 1) & mask
        }
        return 0
    }

    @inlinable static func slotKey(_ node: UInt32, _ word: UInt64) -> UInt64 {
        var key = word ^ (UInt64(node) &* 0x9E37_79B9_7F4A_7C15)
        key ^= key >> 29
        key = key &* 0xBF58_476D_1CE4_E5B9
        key ^= key >> 32
        return key == 0 ? 1 : key
    }

    /// Calls `body` with each entry of a node, the last made first.
    @inlinable public func forEachEntry(_ node: UInt32, _ body: (WordEntry) -> Void) {
        var index = heads[Int(node)]
        while index >= 0 {
            body(entries[Int(index)])
            index = entries[Int(index)].next
        }
    }

    // MARK: Names and verbs

    /// A rule's name.
    public func name(of rule: Rule) -> String { string(rule.storedName) }

    func string(_ stored: StoredText) -> String {
        let range = Int(stored.start)..<Int(stored.start + stored.size)
        return String(decoding: UnsafeBufferPointer(rebasing: strings[range]), as: UTF8.self)
    }

    /// The type of a known thing.
    public func type(ofName index: Int) -> EntityType { EntityType(rawValue: names[index].type)! }
    /// True where a known thing publishes news.
    public func isOutlet(_ index: Int) -> Bool { names[index].isOutlet != 0 }
    /// The forms of a known thing's name, the fullest first.
    public func forms(ofName index: Int) -> [String] {
        let name = names[index]
        return (0..<Int(name.formCount)).map { string(forms[Int(name.forms) + $0]) }
    }
    /// The form that a dictionary has.
    public func lemma(_ verb: Verb) -> String { string(StoredText(start: verb.lemmaStart, size: verb.lemmaSize)) }
}
