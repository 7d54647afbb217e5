import Language

/// One article of a press database's file: what its head says, and its text.
struct DatabaseArticle {
    private(set) var fields = FieldCandidates()
    private(set) var text = ""
    /// Whether its head has fields of an article.
    private(set) var isMeant = false

    init(_ lines: [String], _ database: DatabaseExport.Database) {
        switch database {
        case .nexisNumbers: readNumbered(Array(lines.dropFirst()))
        case .nexisEnds: readEnded(Array(lines.dropLast()))
        case .factiva: readFactiva(lines)
        case .proQuest: readProQuest(lines)
        }
    }

    private mutating func take(_ field: DatabaseField) {
        isMeant = true
        if let name = field.field { fields.add(name, field.value, rank: 10, from: "the database's field") }
    }

    private mutating func takeText(_ lines: some Sequence<String>) {
        let all = lines.map { $0.isEmpty ? "\n" : $0 }.joined(separator: "\n")
        let paragraphs = all.split(separator: "\n\n").map { DataFile.trimmed($0[...]) }.filter { !$0.isEmpty }
        text = paragraphs.isEmpty ? "" : paragraphs.joined(separator: "\n\n") + "\n"
    }

    private static func isDate(_ line: String) -> Bool {
        guard line.contains(where: \.isNumber), line.count < 60 else { return false }
        if case .known = PublicationDate.read(line) { return true }
        return false
    }

    /// A date, also with the day of the week or a time behind it.
    private mutating func takeDate(_ line: String) -> Bool {
        var words = line.split(separator: " ")
        while words.count >= 3 {
            let shorter = words.joined(separator: " ")
            if Self.isDate(shorter) {
                fields.add(.published, shorter, rank: 20, from: "the head's date")
                return true
            }
            words.removeLast()
        }
        return false
    }

    // MARK: Nexis

    /// Outlet and date, fields in capitals, the text, and fields again.
    private mutating func readNumbered(_ lines: [String]) {
        guard let first = lines.firstIndex(where: { DatabaseField($0) != nil }) else { return }
        takeHead(lines[..<first])
        var start = first
        var end = lines.count
        for (index, line) in lines.enumerated() where index >= first {
            guard let field = DatabaseField(line) else { continue }
            take(field)
            // Fields follow one another with no more than a line between.
            if lines[start..<index].allSatisfy({ $0.isEmpty || DatabaseField($0) != nil }) || index - start <= 2 {
                start = index
            } else if end == lines.count {
                end = index
            }
        }
        takeText(lines[min(start + 1, end)..<end])
    }

    /// The outlet stands first, the date below.
    private mutating func takeHead(_ lines: ArraySlice<String>) {
        let head = lines.filter { !$0.isEmpty }
        if let outlet = head.first { fields.add(.outlet, outlet, rank: 30, from: "the head") }
        for line in head.dropFirst() where takeDate(line) { break }
    }

    /// Headline, outlet and date, fields, a line that begins the text, and one that ends it.
    private mutating func readEnded(_ lines: [String]) {
        guard let first = lines.firstIndex(where: { DatabaseField($0) != nil }) else { return }
        let head = lines[..<first].filter { !$0.isEmpty }
        if let headline = head.first { fields.add(.headline, headline, rank: 20, from: "the first line") }
        if head.count > 1 { takeHead(head[1...]) }
        let begin = lines[first...].firstIndex { $0 == "Body" } ?? first
        for line in lines[first...begin] { if let field = DatabaseField(line) { take(field) } }
        let rest = lines[(begin + 1)...]
        let end = rest.firstIndex { $0 == "Classification" || DatabaseField($0)?.kind == .other } ?? rest.endIndex
        for line in rest[end...] { if let field = DatabaseField(line), field.kind == .language { take(field) } }
        takeText(rest[..<end].filter { DatabaseField($0)?.kind != .length })
    }

    // MARK: Factiva

    /// Headline, author, number of words, date, outlet, its code, language and rights, a line each, and then the text.
    private mutating func readFactiva(_ lines: [String]) {
        let content = lines.dropLast()
        if let number = lines.last?.split(separator: " ").last { fields.add(.id, String(number), rank: 10) }
        guard let count = content.prefix(14).firstIndex(where: Self.isWordCount) else { return takeText(content) }
        isMeant = true
        let head = content[..<count].filter { !$0.isEmpty }
        // What stands in two lines before the number of words is headline and author.
        if let headline = head.count > 2 ? head[1] : head.first { fields.add(.headline, headline, rank: 20) }
        if head.count > 1, let byline = head.last { fields.add(.byline, byline, rank: 20) }
        var after = content[(count + 1)...].prefix(16).indices.filter { !content[$0].isEmpty }
        guard let date = after.first else { return }
        _ = takeDate(content[date])
        after.removeFirst()
        if let time = after.first, content[time].contains(":"), content[time].count <= 9 { after.removeFirst() }
        if let outlet = after.first { fields.add(.outlet, content[outlet], rank: 20) }
        let rights = after.first { Self.isRights(content[$0]) }
        takeText(content[((rights ?? after.prefix(4).last ?? count) + 1)...])
    }

    /// "512 words"
    private static func isWordCount(_ line: String) -> Bool {
        let parts = line.split(separator: " ")
        return parts.count == 2 && parts[0].allSatisfy { $0.isNumber || $0 == "," || $0 == "." }
            && parts[0].contains(where: \.isNumber) && parts[1].allSatisfy(\.isLetter)
    }

    private static func isRights(_ line: String) -> Bool {
        line.hasPrefix("(c)") || line.hasPrefix("©") || line.hasPrefix("Copyright")
    }

    // MARK: ProQuest

    /// Fields with their names, the text among them.
    private mutating func readProQuest(_ lines: [String]) {
        var body: [String] = []
        var isInText = false
        for line in lines {
            if let field = DatabaseField(line) {
                isInText = field.kind == .fullText
                take(field)
                if isInText { body.append(field.value) }
            } else if isInText {
                body.append(line)
            }
        }
        takeText(body)
    }
}
