import Language

/// One article of a press database's file: what its head says, and its text.
struct DatabaseArticle {
    var fields = FieldCandidates()
    private(set) var text = ""
    var captions: [String] = []
    /// Whether its head has fields of an article.
    var isMeant = false

    init(_ lines: [String], _ form: DatabaseForm) {
        switch form {
        case .nexisNumbers: readNumbered(Array(lines.dropFirst()))
        case .nexisEnds: readEnded(Array(lines.dropLast()))
        case .factiva: readFactiva(lines)
        case .proQuest: readProQuest(lines)
        }
    }

    mutating func take(_ field: DatabaseField) {
        isMeant = true
        if let name = field.field { fields.add(name, field.value, rank: 10, from: "the database's field") }
    }

    mutating func takeText(_ lines: some Sequence<String>) {
        let all = lines.map { $0.isEmpty ? "\n" : $0 }.joined(separator: "\n")
        let paragraphs = all.split(separator: "\n\n").map { DataFile.trimmed($0[...]) }.filter { !$0.isEmpty }
        text = paragraphs.isEmpty ? "" : paragraphs.joined(separator: "\n\n") + "\n"
    }

    /// The date in a line, also with the day of the week or a time behind it.
    static func date(in line: String) -> String? {
        guard line.count < 60, line.contains(where: \.isNumber) else { return nil }
        if !line.contains(" "), line.utf8.count >= 8, case .known = PublicationDate.read(line) { return line }
        var words = line.split(separator: " ")
        while words.count >= 3 {
            let shorter = words.joined(separator: " ")
            if case .known = PublicationDate.read(shorter) { return shorter }
            words.removeLast()
        }
        return nil
    }

    /// Takes the date in a line; false where there is none.
    mutating func takeDate(_ line: String) -> Bool {
        guard let date = Self.date(in: line) else { return false }
        fields.add(.published, date, rank: 20, from: "the head's date")
        return true
    }
}

extension DatabaseForm {
    /// How many heads of articles stand in lines: where there is more than one, a mark between them is missing.
    func heads(in lines: [String]) -> Int {
        switch self {
        case .nexisNumbers:
            return lines.count { line in DatabaseField(line).map { $0.kind == .headline && $0.isCapital } ?? false }
        case .nexisEnds: return lines.count { DatabaseField($0)?.kind == .length }
        case .factiva: return DatabaseArticle.factivaHeads(in: lines)
        case .proQuest:
            return lines.count { line in
                if line == "FULL TEXT" { return true }
                return DatabaseField(line).map { $0.kind == .fullText && !$0.isCapital } ?? false
            }
        }
    }
}
