import Text

/// What the annotator knows of words, names and verbs. Immutable once made.
struct Lexicon: Sendable {
    private(set) var trie = PhraseTrie()
    private(set) var names: [KnownName] = []
    private(set) var verbs: [SpeechVerb] = []

    /// The lexicon of the files that are part of the program.
    static let standard = Lexicon()

    private init() {
        for file in ["places.txt", "organizations.txt", "outlets.txt", "people.txt"] {
            for line in LexiconFile.embedded(file).lines { _ = addName(line) }
        }
        for file in ["given-names.txt", "family-names.txt"] {
            for line in LexiconFile.embedded(file).lines { addPersonalNames(line) }
        }
        for line in LexiconFile.embedded("nouns.txt").lines { addNoun(line) }
        for line in LexiconFile.embedded("verbs-arabic.txt").lines { addArabicVerb(line) }
        for line in LexiconFile.embedded("verbs-english.txt").lines { addEnglishVerb(line) }
        for line in LexiconFile.embedded("words.txt").lines { addWords(line) }
    }

    /// The lexicon with a user's list of names added. Throws `LexiconError` at a line that it cannot read.
    func adding(_ file: LexiconFile, path: String) throws(LexiconError) -> Lexicon {
        var copy = self
        for line in file.lines where !copy.addName(line) {
            throw LexiconError(path: path, line: line.number, text: line.text)
        }
        return copy
    }

    // MARK: Lines

    private mutating func addName(_ line: LexiconFile.Line) -> Bool {
        let part = line.part.split(separator: " ")
        guard let type = part.first.flatMap({ EntityType(rawValue: String($0)) }) else { return false }
        let sides = LexiconFile.fields(line.text, ";")
        var forms = LexiconFile.fields(sides[0], "=").filter { !$0.isEmpty }
        guard !forms.isEmpty else { return false }
        let index = Int32(names.count)
        for position in forms.indices {
            var flags: LexiconEntry.Flags = []
            if forms[position].hasSuffix("?") {
                forms[position].removeLast()
                flags.insert(.ambiguous)
            }
            insert(forms[position], .name, index, flags)
        }
        names.append(KnownName(type: type, isOutlet: part.contains("Outlet"), forms: forms))
        if sides.count > 1 {
            for adjective in LexiconFile.fields(sides[1], "=") where !adjective.isEmpty {
                if KnownName.isLatin(adjective) {
                    insert(adjective, .demonym, index)
                    if adjective.hasSuffix("n") || adjective.hasSuffix("i") { insert(adjective + "s", .demonym, index) }
                } else {
                    for form in ArabicInflection.adjective(adjective) { insertWithArticle(form, .demonym, index, []) }
                }
            }
        }
        return true
    }

    private mutating func addPersonalNames(_ line: LexiconFile.Line) {
        let kind: LexiconEntry.Kind = line.part == "family" ? .family : .given
        for word in line.text.split(separator: " ") {
            var flags: LexiconEntry.Flags = line.part == "f" ? [.feminine] : []
            var word = String(word)
            if word.hasSuffix("?") {
                word.removeLast()
                flags.insert(.ambiguous)
            }
            insert(word.replacing("_", with: " "), kind, 0, flags)
        }
    }

    private static let nounKinds: [String: LexiconEntry.Kind] = [
        "role": .role, "source": .source, "body": .body, "publisher": .publisher, "place": .place,
        "document": .document, "body weak": .body, "body adjective": .bodyAdjective,
    ]

    private mutating func addNoun(_ line: LexiconFile.Line) {
        guard let kind = Lexicon.nounKinds[line.part] else { return }
        let fields = LexiconFile.fields(line.text, "|")
        let singular = fields[0]
        let plurals = fields.count > 1 ? fields[1].split(separator: " ").map(String.init) : []
        if KnownName.isLatin(singular) {
            insert(singular, kind, 0, [.latin])
            for plural in plurals.isEmpty ? [EnglishInflection.plural(singular)] : plurals {
                insert(plural, kind, 0, [.latin, .plural])
            }
        } else {
            for form in ArabicInflection.noun(singular, plurals: plurals) {
                insertWithArticle(
                    form.text, kind, 0, line.part.hasSuffix("weak") ? form.flags.union(.ambiguous) : form.flags)
            }
        }
    }

    private mutating func addArabicVerb(_ line: LexiconFile.Line) {
        let fields = LexiconFile.fields(line.text, "|")
        let words = fields[0].split(separator: " ").map(String.init)
        guard fields.count == 3, words.count == 3, let act = SpeechAct(rawValue: fields[1]) else { return }
        var verb = SpeechVerb(lemma: words[0], act: act, isLatin: false)
        for frame in fields[2].split(separator: " ") {
            if addCommonFrame(String(frame), to: &verb) { continue }
            let parts = frame.split(separator: ":").map { PhraseTrie.hash(FoldedText(String($0)).scalars) }
            guard parts.count == 2 else { continue }
            if frame.hasSuffix(":an") {
                verb.thatPrepositions.append(parts[0])
            } else {
                verb.nounPrepositions.append(parts[0])
            }
        }
        let index = Int32(verbs.count)
        verbs.append(verb)
        for form in ArabicInflection.verb(past: words[0], present: words[1], participle: words[2]) {
            insert(form.text, .verb, index, form.flags)
        }
    }

    private mutating func addEnglishVerb(_ line: LexiconFile.Line) {
        let fields = LexiconFile.fields(line.text, "|")
        guard fields.count == 3, let act = SpeechAct(rawValue: fields[1]) else { return }
        var words = fields[0].split(separator: " ").map(String.init)
        var past: String?
        if words.count == 3 {
            past = words[1]
            words.removeLast(2)
        }
        let base = words.joined(separator: " ")
        var verb = SpeechVerb(lemma: base, act: act, isLatin: true)
        for frame in fields[2].split(separator: " ") where !addCommonFrame(String(frame), to: &verb) {
            verb.nounPrepositions.append(PhraseTrie.hash(FoldedText(String(frame)).scalars))
        }
        let index = Int32(verbs.count)
        verbs.append(verb)
        for form in EnglishInflection.verb(base, past: past) {
            insert(form.text, .verb, index, form.flags.union(.latin))
        }
    }

    private func addCommonFrame(_ frame: String, to verb: inout SpeechVerb) -> Bool {
        switch frame {
        case "an", "that": verb.takesThat = true
        case "quote": verb.takesQuote = true
        case "noun": verb.takesNoun = true
        case "whom": verb.takesWhom = true
        case "relay": verb.isRelay = true
        case "person", "weak": verb.isWeak = true
        default: return false
        }
        return true
    }

    private static let wordKinds: [String: LexiconEntry.Kind] = [
        "complementizer": .complementizer, "complementizer pronoun": .complementizer, "saying": .saying,
        "attribution": .attribution, "attribution clause": .attributionClause, "citing": .citing, "adjunct": .adjunct,
        "addressee": .addressee, "preposition": .preposition, "conjunction": .conjunction, "relative": .relative,
        "pronoun": .pronoun, "stop": .stop, "not before that": .notBeforeThat, "not speech": .notSpeech,
        "daypart": .dayPart, "weekday past": .weekdayPast, "weekday future": .weekdayFuture, "caption": .caption,
        "teaser": .teaser, "boilerplate": .boilerplate,
    ]

    private mutating func addWords(_ line: LexiconFile.Line) {
        var kind = Lexicon.wordKinds[line.part]
        var value: Int32 = 0
        if kind == nil {
            let parts = line.part.split(separator: " ")
            let numbered: [String: LexiconEntry.Kind] = [
                "weekday": .weekday, "month": .month, "hijri": .hijri, "day": .day,
            ]
            guard parts.count == 2, let found = numbered[String(parts[0])], let number = Int32(parts[1]) else { return }
            (kind, value) = (found, number)
        }
        let flags: LexiconEntry.Flags = line.part.hasSuffix("pronoun") && kind == .complementizer ? [.pronoun] : []
        for phrase in LexiconFile.fields(line.text, "=") { insert(phrase, kind!, value, flags) }
    }

    // MARK: Entries

    private mutating func insertWithArticle(
        _ text: String, _ kind: LexiconEntry.Kind, _ value: Int32, _ flags: LexiconEntry.Flags
    ) {
        insert(text, kind, value, text.hasPrefix("ال") ? flags.union(.definite) : flags)
        if !text.hasPrefix("ال"), !text.contains(" ") { insert("ال" + text, kind, value, flags.union(.definite)) }
    }

    private mutating func insert(
        _ text: String, _ kind: LexiconEntry.Kind, _ value: Int32, _ flags: LexiconEntry.Flags = []
    ) {
        let words = Lexicon.words(of: text)
        trie.insert(words, LexiconEntry(kind: kind, flags: flags, value: value))
    }

    /// The hashes of the words of a phrase, segmented as text is.
    static func words(of phrase: String) -> [UInt64] {
        var words: [UInt64] = []
        var hash = PhraseTrie.seed
        var size = 0
        func close(_ words: inout [UInt64]) {
            if size > 0 { words.append(hash) }
            hash = PhraseTrie.seed
            size = 0
        }
        for scalar in FoldedText(phrase).scalars {
            switch CharacterClass.of(scalar) {
            case .letter, .digit, .ideograph:
                hash = PhraseTrie.step(hash, scalar)
                size += 1
            case .mark: break
            default: if scalar != 0x27 { close(&words) }
            }
        }
        close(&words)
        return words
    }
}

/// A line of a names list that is no entry.
public struct LexiconError: Error, Sendable {
    /// The list.
    public let path: String
    /// The line, from 1.
    public let line: Int
    /// What stands there.
    public let text: String
}
