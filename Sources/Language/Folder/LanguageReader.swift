import Text

/// Reads one language's folder into a builder.
struct LanguageReader {
    let folder: LanguageFolder
    let number: UInt8
    let code: String
    let script: String
    private(set) var inflections = Inflections()
    /// What a definite form begins with where the article is written with the word, or nil.
    private(set) var article: String?

    init(_ folder: LanguageFolder, _ builder: inout LexiconBuilder) throws(LanguageError) {
        self.folder = folder
        let settings = try LanguageReader.settings(folder)
        guard let code = settings["code"], let name = settings["name"], let script = settings["script"] else {
            throw LanguageError(
                file: folder.files.first { $0.path.hasSuffix("language.txt") }?.path ?? folder.name, line: 1,
                "a language without code, name or script", remedy: "write `code: xx`, `name: …` and `script: …`")
        }
        self.code = code
        self.script = script
        let clitics = folder.files.first { $0.path.hasSuffix("clitics.txt") }.map { DataFile($0) }
        number = builder.addLanguage(
            code: code, name: name, hasClitics: clitics != nil, groupsByBlank: settings["thousands"] == "blank")
        if let vowels = settings["vowels"] { inflections.vowels = Set(vowels) }
        if let clitics {
            for line in clitics.lines { try addClitic(line, clitics.path, &builder) }
        }
    }

    private static func settings(_ folder: LanguageFolder) throws(LanguageError) -> [String: String] {
        var settings: [String: String] = [:]
        guard let file = folder.files.first(where: { $0.path.hasSuffix("language.txt") }) else { return settings }
        for line in DataFile(file).lines {
            let sides = line.text.split(separator: ":", maxSplits: 1).map { DataFile.trimmed($0) }
            guard sides.count == 2 else {
                throw LanguageError(file: file.path, line: line.number, "no setting", remedy: "write `key: value`")
            }
            settings[sides[0]] = sides[1]
        }
        return settings
    }

    private mutating func addClitic(
        _ line: DataFile.Line, _ path: String, _ builder: inout LexiconBuilder
    ) throws(LanguageError) {
        let kinds: [String: Clitic.Kind] = [
            "conjunction": .conjunction, "preposition": .preposition, "article": .article,
        ]
        guard let kind = kinds[line.part] else {
            throw LanguageError(
                file: path, line: line.number, "no kind of clitic \"\(line.part)\"",
                remedy: "the parts are [conjunction], [preposition] and [article]")
        }
        let sides = DataFile.fields(line.text, "=")
        let letters = FoldedText(sides[0]).scalars
        guard (1...3).contains(letters.count) else {
            throw LanguageError(
                file: path, line: line.number, "a clitic of \(letters.count) letters", remedy: "write one to three")
        }
        var packed: UInt64 = 0
        for (index, letter) in letters.enumerated() { packed |= UInt64(letter) << UInt64(21 * index) }
        var restores: UInt32 = 0
        if sides.count > 1, let article = DataFile.fields(sides[1], "+").last.map({ FoldedText($0).scalars }),
            let first = article.first
        {
            restores = first
        }
        if kind == .article, article == nil { article = sides[0] }
        builder.clitics.append(
            Clitic(
                letters: packed, restores: restores, rawKind: kind.rawValue, language: number,
                size: UInt8(letters.count)))
    }

    // MARK: Files

    mutating func read(into builder: inout LexiconBuilder) throws(LanguageError) {
        let known = [
            "language.txt", "clitics.txt", "inflections.txt", "words.txt", "nouns.txt", "verbs.txt", "shapes.txt",
            "callings.txt", "numbers.txt", "common.txt",
        ]
        if let file = file("inflections.txt") { try inflections.read(file) }
        if let file = file("words.txt") { try readWords(file, &builder) }
        if let file = file("numbers.txt") { try readWords(file, &builder) }
        if let file = file("nouns.txt") { try readNouns(file, &builder) }
        if let file = file("callings.txt") { try readNouns(file, &builder) }
        if let file = file("common.txt") { try readNouns(file, &builder) }
        if let file = file("verbs.txt") { try readVerbs(file, &builder) }
        if let file = file("shapes.txt") { try readShapes(file, &builder) }
        for file in folder.files.sorted(by: { $0.path < $1.path }) {
            if file.path.hasSuffix(".rules") {
                var rules = RuleFile(file, language: number)
                try rules.read(into: &builder)
            } else if file.path.hasSuffix(".txt"),
                !known.contains(where: { file.path.hasSuffix("/" + $0) || file.path == $0 })
            {
                var names = NameListReader(DataFile(file), language: number, readers: [self])
                try names.read(into: &builder)
            }
        }
    }

    private func file(_ name: String) -> DataFile? {
        folder.files.first { $0.path == name || $0.path.hasSuffix("/" + name) }.map { DataFile($0) }
    }

    /// The class, tags and value of a part's name: "[weekday 1]", "[complementizer pronoun]".
    private struct Part {
        var kind: WordClass
        var tags: WordTags = []
        var value: Int32 = 0
        var paradigm: String?
    }

    private func part(_ line: DataFile.Line, _ path: String, hasParadigm: Bool = false) throws(LanguageError) -> Part {
        let words = DataFile.words(line.part)
        let meant = words.first.flatMap { WordClass.meanings[$0] }
        guard let first = words.first, let kind = meant?.kind ?? WordClass.byFileName[first] else {
            let near = LanguageError.nearest(words.first ?? "", among: WordClass.byFileName.keys)
            throw LanguageError(
                file: path, line: line.number, "no class \"\(words.first ?? "")\"",
                remedy: near.isEmpty ? "a part begins with a class" : "did you mean \"\(near)\"?")
        }
        var part = Part(kind: kind, tags: meant?.tags ?? [])
        for word in words.dropFirst() {
            if let value = Int32(word) {
                part.value = value
            } else if word.hasPrefix("="), let name = ShortName.value(of: word.dropFirst()) {
                part.value = name
            } else if let tag = WordTags.byFileName[word] {
                part.tags.formUnion(tag)
            } else if hasParadigm, inflections.paradigms[word] != nil {
                part.paradigm = word
            } else {
                throw LanguageError(
                    file: path, line: line.number, "no tag \"\(word)\" in [\(line.part)]",
                    remedy: hasParadigm ? "name a paradigm of inflections.txt or a tag" : "name a tag or a number")
            }
        }
        part.value += meant?.value ?? 0
        return part
    }

    private func readWords(_ file: DataFile, _ builder: inout LexiconBuilder) throws(LanguageError) {
        for line in file.lines {
            let part = try part(line, file.path)
            for form in DataFile.fields(line.text, "=") where !form.isEmpty {
                add(form, part.kind, part.tags, part.value, &builder)
            }
        }
    }

    /// Shapes of words: letters, and ? for any.
    private func readShapes(_ file: DataFile, _ builder: inout LexiconBuilder) throws(LanguageError) {
        for line in file.lines {
            let part = try part(line, file.path)
            let letters = FoldedText(line.text).scalars
            guard (2...12).contains(letters.count) else {
                throw LanguageError(
                    file: file.path, line: line.number, "a shape of \(letters.count) letters",
                    remedy: "write two to twelve")
            }
            builder.shapes.append(
                WordShape(letters, part.kind, language: number, definite: part.tags.contains(.definite)))
        }
    }

    private func readNouns(_ file: DataFile, _ builder: inout LexiconBuilder) throws(LanguageError) {
        for line in file.lines {
            let part = try part(line, file.path, hasParadigm: true)
            let lemmas = DataFile.fields(line.text, "=")
            if lemmas.count > 1 {
                for lemma in lemmas { addForms(of: lemma, part, &builder) }
                continue
            }
            let fields = DataFile.fields(line.text, "|")
            let irregular = fields.count > 1 ? DataFile.words(fields[1]).map { $0.replacing("_", with: " ") } : []
            if fields[0].contains(" "), let alone = irregular.first(where: { !$0.contains(" ") }) {
                throw LanguageError(
                    file: file.path, line: line.number,
                    "\"\(alone)\" is no form of \"\(fields[0])\", which is several words",
                    remedy: "join the words of a form by _")
            }
            var forms = [Inflections.Form(text: fields[0], tags: [])]
            if let paradigm = part.paradigm {
                let special = irregular.isEmpty ? nil : inflections.paradigms[paradigm + "-irregular"]
                forms = inflections.forms(special == nil ? paradigm : paradigm + "-irregular", [fields[0]])
            }
            forms += irregular.map { Inflections.Form(text: $0, tags: .plural) }
            let value = part.value == 0 ? LanguageReader.lemma(fields[0], part.kind) : part.value
            for form in forms { addNoun(form, part.kind, part.tags, value, &builder) }
        }
    }

    /// The forms of one of several nouns of a line, none of which has irregular ones.
    private func addForms(of lemma: String, _ part: Part, _ builder: inout LexiconBuilder) {
        let forms = part.paradigm.map { inflections.forms($0, [lemma]) } ?? [Inflections.Form(text: lemma, tags: [])]
        let value = part.value == 0 ? LanguageReader.lemma(lemma, part.kind) : part.value
        for form in forms { addNoun(form, part.kind, part.tags, value, &builder) }
    }

    /// What the forms of a noun for people have in common, so that one meets its plural; above all values that files give.
    private static func lemma(_ text: String, _ kind: WordClass) -> Int32 {
        guard kind == .role || kind == .source else { return 0 }
        return Int32(truncatingIfNeeded: WordHash.word(text) >> 34) | 1 << 16
    }

    /// Adds a noun or adjective, and its definite form where the article is written with it.
    func addNoun(
        _ form: Inflections.Form, _ kind: WordClass, _ tags: WordTags, _ value: Int32, _ builder: inout LexiconBuilder
    ) {
        let all = form.tags.union(tags)
        guard let article, !LanguageReader.isCommon(kind, all) else {
            return add(form.text, kind, all, value, &builder)
        }
        let isDefinite = form.text.hasPrefix(article)
        add(form.text, kind, isDefinite ? all.union(.definite) : all, value, &builder)
        if !isDefinite, !form.text.contains(" ") {
            add(article + form.text, kind, all.union(.definite), value, &builder)
        } else if !isDefinite, kind == .calling {
            // "مدير فني", "المدير الفني".
            let words = form.text.split(separator: " ").map { $0.hasPrefix(article) ? String($0) : article + $0 }
            add(words.joined(separator: " "), kind, all.union(.definite), value, &builder)
        }
    }

    private func readVerbs(_ file: DataFile, _ builder: inout LexiconBuilder) throws(LanguageError) {
        for line in file.lines {
            func failure(_ message: String, _ remedy: String) -> LanguageError {
                LanguageError(file: file.path, line: line.number, message, remedy: remedy)
            }
            let fields = DataFile.fields(line.text, "|")
            guard inflections.paradigms[line.part] != nil else {
                throw failure("no paradigm \"\(line.part)\"", "define [\(line.part)] in inflections.txt")
            }
            guard fields.count == 3 else {
                throw failure("a verb of \(fields.count) fields", "write `parts | act | frames`")
            }
            guard let act = SpeechAct(name: fields[1]) else {
                throw failure(
                    "no act \"\(fields[1])\"", "acts are " + SpeechAct.allCases.map(\.name).joined(separator: " "))
            }
            var frames: VerbFrames = []
            var taken: [VerbPreposition] = []
            for word in DataFile.words(fields[2]) {
                if let frame = VerbFrames.byFileName[word] {
                    frames.formUnion(frame)
                    continue
                }
                let sides = word.split(separator: ":").map(String.init)
                guard sides.count == 2, let follows = ["that": UInt64(1), "noun": 2, "marks": 4][sides[1]] else {
                    throw failure(
                        "no frame \"\(word)\"",
                        "frames are " + VerbFrames.byFileName.keys.sorted().joined(separator: " ")
                            + ", P:that, P:noun and P:marks")
                }
                frames.formUnion(follows == 1 ? .prepositionThat : .prepositionNoun)
                merge(WordHash.word(sides[0]), follows, into: &taken)
            }
            let parts = LanguageReader.principalParts(fields[0])
            let index = builder.addVerb(lemma: parts[0], frames, act, language: number, taken)
            for form in inflections.forms(line.part, parts) { add(form.text, .verb, form.tags, index, &builder) }
        }
    }

    private func merge(_ key: UInt64, _ follows: UInt64, into taken: inout [VerbPreposition]) {
        if let known = taken.firstIndex(where: { $0.key == key }) {
            taken[known] = VerbPreposition(key: key, follows: taken[known].follows | follows)
        } else {
            taken.append(VerbPreposition(key: key, follows: follows))
        }
    }

    /// Principal parts stand apart by commas where one has several words, else by spaces.
    private static func principalParts(_ text: String) -> [String] {
        text.contains(",") ? DataFile.fields(text, ",") : DataFile.words(text)
    }

    /// True for the words of `[common]`, which are kept apart from the others.
    private static func isCommon(_ kind: WordClass, _ tags: WordTags) -> Bool {
        kind == .stop && tags.contains(.base)
    }

    // MARK: Entries

    /// Adds a form: `?` at its end marks it ambiguous, `!` exact.
    func add(_ form: String, _ kind: WordClass, _ tags: WordTags, _ value: Int32, _ builder: inout LexiconBuilder) {
        var (form, tags) = (form, tags)
        var exact: UInt32 = 0
        if form.hasSuffix("?") {
            form.removeLast()
            tags.formUnion(.ambiguous)
        } else if form.hasSuffix("!") {
            form.removeLast()
            tags.formUnion(.exact)
            exact = WordHash.exact(form.unicodeScalars.map(\.value))
        }
        let root: [UInt64] =
            switch kind {
            case .polarity: [WordHash.senses]
            case .column, .hourPart, .furniture: [WordHash.fields]
            case _ where LanguageReader.isCommon(kind, tags): [WordHash.common]
            default: []
            }
        let words = root + builder.words(of: form)
        builder.add(words, WordEntry(kind, language: number, tags: tags, value: value, exact: exact))
    }
}
