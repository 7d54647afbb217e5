/// Reads a list of names into a builder.
struct NameListReader {
    private let file: DataFile
    private let language: UInt8
    private let readers: [LanguageReader]

    init(_ file: DataFile, language: UInt8, readers: [LanguageReader]) {
        self.file = file
        self.language = language
        self.readers = readers
    }

    mutating func read(into builder: inout LexiconBuilder) throws(LanguageError) {
        for line in file.lines {
            let part = DataFile.words(line.part)
            if let first = part.first, let type = EntityType(label: first) {
                try addThing(line, type, isOutlet: part.contains("Outlet"), &builder)
            } else if part.first == "given" || part.first == "family" {
                addPersonalNames(line, part, &builder)
            } else {
                throw LanguageError(
                    file: file.path, line: line.number, "no part \"\(line.part)\" for \"\(line.text)\"",
                    remedy:
                        "parts of a names list are [Person], [Place], [Organization], [Organization Outlet], [given m], "
                        + "[given f] and [family]")
            }
        }
    }

    private func addThing(
        _ line: DataFile.Line, _ type: EntityType, isOutlet: Bool, _ builder: inout LexiconBuilder
    ) throws(LanguageError) {
        let sides = DataFile.fields(line.text, ";")
        var forms = DataFile.fields(sides[0], "=").filter { !$0.isEmpty }
        guard !forms.isEmpty else {
            throw LanguageError(
                file: file.path, line: line.number, "an entry without a name", remedy: "write the name first")
        }
        var tags: [WordTags] = []
        for position in forms.indices {
            tags.append(forms[position].hasSuffix("?") ? .ambiguous : [])
            if tags[position] == .ambiguous { forms[position].removeLast() }
        }
        let index = builder.addName(type, isOutlet: isOutlet, forms: forms)
        for (form, tag) in zip(forms, tags) {
            builder.add(builder.words(of: form), WordEntry(.name, language: language, tags: tag, value: index))
        }
        guard sides.count > 1 else { return }
        for adjective in DataFile.fields(sides[1], "=") where !adjective.isEmpty {
            addDemonym(adjective, index, &builder)
        }
    }

    /// An adjective of a place, in the language that it names ("fr:jordanien") or the first of its script.
    private func addDemonym(_ adjective: String, _ index: Int32, _ builder: inout LexiconBuilder) {
        var word = adjective
        var reader = readers.first { $0.script == NameListReader.script(of: adjective) }
        let sides = adjective.split(separator: ":", maxSplits: 1).map(String.init)
        if sides.count == 2, let named = readers.first(where: { $0.code == sides[0] }) {
            reader = named
            word = DataFile.trimmed(sides[1])
        }
        guard let reader else {
            builder.add(builder.words(of: word), WordEntry(.demonym, language: language, value: index))
            return
        }
        var forms = reader.inflections.forms("demonym", [word])
        if forms.isEmpty { forms = [Inflections.Form(text: word, tags: [])] }
        for form in forms { reader.addNoun(form, .demonym, [], index, &builder) }
    }

    private func addPersonalNames(_ line: DataFile.Line, _ part: [String], _ builder: inout LexiconBuilder) {
        let kind: WordClass = part[0] == "family" ? .family : .given
        var base: WordTags = []
        if part.contains("f") { base = .feminine }
        if part.contains("m") { base = .masculine }
        for word in line.text.split(separator: " ") {
            var word = String(word)
            var tags = base
            if word.hasSuffix("?") {
                word.removeLast()
                tags.formUnion(.ambiguous)
            }
            var exact: UInt32 = 0
            if word.hasSuffix("!") {
                word.removeLast()
                exact = WordHash.exact(word.unicodeScalars.map(\.value))
            }
            let form = word.replacing("_", with: " ")
            builder.add(builder.words(of: form), WordEntry(kind, language: language, tags: tags, exact: exact))
        }
    }

    /// "arabic" or "latin", by the first letter.
    static func script(of text: String) -> String {
        guard let first = text.unicodeScalars.first(where: { $0.properties.isAlphabetic }) else { return "latin" }
        switch first.value {
        case 0x600...0x6FF, 0x750...0x77F, 0xFB50...0xFEFF: return "arabic"
        default: return "latin"
        }
    }
}
