/// Words, names, verbs and rules while they are gathered.
public struct LexiconBuilder {
    private var keys: [UInt64] = Array(repeating: 0, count: 1 << 15)
    private var values: [UInt32] = Array(repeating: 0, count: 1 << 15)
    private var used = 0
    private var heads: [Int32] = [-1]
    private var entries: [WordEntry] = []
    private var names: [StoredName] = []
    private var forms: [StoredText] = []
    var verbs: [Verb] = []
    var prepositions: [VerbPreposition] = []
    private var strings: [UInt8] = []
    private var languages: [StoredLanguage] = []
    var clitics: [Clitic] = []
    private var rules: [StoredRule] = []
    var program = PatternProgram()
    var shapes: [WordShape] = []

    /// Makes one.
    public init() {}

    /// A table thawed, to add to.
    public init(_ table: LanguageTable) {
        (keys, values) = (Array(table.keys), Array(table.values))
        used = keys.count { $0 != 0 }
        (heads, entries) = (Array(table.heads), Array(table.entries))
        (names, forms) = (Array(table.names), Array(table.forms))
        (verbs, prepositions) = (Array(table.verbs), Array(table.prepositions))
        strings = Array(table.strings)
        languages = Array(table.memory.section(.languages, as: StoredLanguage.self))
        clitics = Array(table.clitics)
        shapes = Array(table.shapes)
        rules = Array(table.storedRules)
        program = PatternProgram(
            code: Array(table.code), words: Array(table.words), items: Array(table.items), sets: Array(table.sets))
    }

    /// The table's bytes.
    public func frozen() -> [UInt8] {
        var writer = TableWriter()
        writer.write(.keys, keys)
        writer.write(.values, values)
        writer.write(.heads, heads)
        writer.write(.entries, entries)
        writer.write(.names, names)
        writer.write(.forms, forms)
        writer.write(.verbs, verbs)
        writer.write(.prepositions, prepositions)
        writer.write(.strings, strings)
        writer.write(.languages, languages)
        writer.write(.clitics, clitics)
        writer.write(.rules, rules)
        writer.write(.code, program.code)
        writer.write(.words, program.words)
        writer.write(.items, program.items)
        writer.write(.sets, program.sets)
        writer.write(.shapes, shapes)
        return writer.bytes
    }

    // MARK: Adding

    mutating func add(text: String) -> StoredText {
        let start = Int32(strings.count)
        strings.append(contentsOf: text.utf8)
        return StoredText(start: start, size: Int32(strings.count) - start)
    }

    /// Adds a language; answers its number, 0 for what all share.
    /// One of the same code is forgotten, but for names.
    mutating func addLanguage(code: String, name: String, hasClitics: Bool, groupsByBlank: Bool = false) -> UInt8 {
        let language = StoredLanguage(
            code: add(text: code), name: add(text: name), flags: (hasClitics ? 1 : 0) | (groupsByBlank ? 2 : 0))
        if let known = languages.firstIndex(where: { text($0.code) == code }) {
            forget(language: UInt8(known + 1))
            languages[known] = language
            return UInt8(known + 1)
        }
        languages.append(language)
        return UInt8(languages.count)
    }

    private func text(_ stored: StoredText) -> String {
        String(decoding: strings[Int(stored.start)..<Int(stored.start + stored.size)], as: UTF8.self)
    }

    private mutating func forget(language: UInt8) {
        rules.removeAll { $0.language == language }
        clitics.removeAll { $0.language == language }
        shapes.removeAll { $0.language == language }
        let kept = ClassSet([.name, .demonym, .given, .family])
        for node in heads.indices {
            var index = heads[node]
            var last: Int32 = -1
            while index >= 0 {
                let following = entries[Int(index)].next
                if entries[Int(index)].language != language || kept.contains(entries[Int(index)].kind) {
                    last = index
                } else if last < 0 {
                    heads[node] = following
                } else {
                    entries[Int(last)].next = following
                }
                index = following
            }
        }
    }

    /// Adds a thing by the forms of its name; answers its number.
    mutating func addName(_ type: EntityType, isOutlet: Bool, forms texts: [String]) -> Int32 {
        let first = Int32(forms.count)
        for text in texts { forms.append(add(text: text)) }
        names.append(
            StoredName(
                type: type.rawValue, isOutlet: isOutlet ? 1 : 0, forms: first, formCount: Int32(texts.count)))
        return Int32(names.count - 1)
    }

    mutating func addVerb(
        lemma: String, _ frames: VerbFrames, _ act: SpeechAct, language: UInt8, _ taken: [VerbPreposition]
    ) -> Int32 {
        let text = add(text: lemma)
        let first = Int32(prepositions.count)
        prepositions += taken
        verbs.append(
            Verb(
                lemmaStart: text.start, lemmaSize: text.size, frames: frames, rawAct: act.rawValue, language: language,
                prepositions: first, prepositionCount: Int32(taken.count)))
        return Int32(verbs.count - 1)
    }

    /// The words of a form, cut as text is: an elided word stands alone. A name that opens with one is whole ("D'Souza").
    func words(of form: String) -> [UInt64] {
        guard form.contains(where: { $0 == "'" || $0 == "\u{2019}" }) else { return WordHash.words(of: form) }
        var cut = ""
        var word = ""
        for character in form {
            let isApostrophe = character == "'" || character == "\u{2019}"
            cut.append(character)
            if isApostrophe, isElided(word), word.first?.isLowercase == true { cut.append(" ") }
            if character.isLetter { word.append(character) } else { word = "" }
        }
        return WordHash.words(of: cut)
    }

    private func isElided(_ word: String) -> Bool {
        guard !word.isEmpty else { return false }
        var index = heads[Int(next(0, WordHash.word(word)))]
        while index >= 0 {
            if entries[Int(index)].kind == .elided { return true }
            index = entries[Int(index)].next
        }
        return false
    }

    mutating func addRule(_ rule: StoredRule) { rules.append(rule) }

    /// Adds a phrase; the same entry twice is one.
    mutating func add(_ phrase: [UInt64], _ entry: WordEntry) {
        guard !phrase.isEmpty else { return }
        var node: UInt32 = 0
        for word in phrase {
            var following = next(node, word)
            if following == 0 {
                following = UInt32(heads.count)
                heads.append(-1)
                put(node, word, following)
            }
            node = following
        }
        var index = heads[Int(node)]
        while index >= 0 {
            let known = entries[Int(index)]
            if known.rawClass == entry.rawClass, known.language == entry.language, known.tags == entry.tags,
                known.value == entry.value, known.exact == entry.exact
            {
                return
            }
            index = known.next
        }
        var entry = entry
        entry.next = heads[Int(node)]
        entries.append(entry)
        heads[Int(node)] = Int32(entries.count - 1)
    }

    // MARK: The hash table

    private func next(_ node: UInt32, _ word: UInt64) -> UInt32 {
        let key = LanguageTable.slotKey(node, word)
        let mask = keys.count - 1
        var slot = Int(truncatingIfNeeded: key) & mask
        while keys[slot] != 0 {
            if keys[slot] == key { return values[slot] }
            slot = (slot + 1) & mask
        }
        return 0
    }

    private mutating func put(_ node: UInt32, _ word: UInt64, _ value: UInt32) {
        if used * 2 > keys.count { grow() }
        place(LanguageTable.slotKey(node, word), value)
        used += 1
    }

    private mutating func place(_ key: UInt64, _ value: UInt32) {
        let mask = keys.count - 1
        var slot = Int(truncatingIfNeeded: key) & mask
        while keys[slot] != 0 { slot = (slot + 1) & mask }
        keys[slot] = key
        values[slot] = value
    }

    private mutating func grow() {
        let (oldKeys, oldValues) = (keys, values)
        keys = Array(repeating: 0, count: oldKeys.count * 2)
        values = Array(repeating: 0, count: oldKeys.count * 2)
        for slot in oldKeys.indices where oldKeys[slot] != 0 { place(oldKeys[slot], oldValues[slot]) }
    }
}
