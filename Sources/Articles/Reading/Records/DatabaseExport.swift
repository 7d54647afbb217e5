import Language

/// A file that a press database gave out (Nexis, Factiva, ProQuest): a text that holds many articles one after the other, cut by
/// the marks that the database puts between them.
struct DatabaseExport {
    private let database: Database
    private let pieces: [[String]]
    /// How many articles the file says that it holds.
    private let promised: Int?
    /// Whether something stands behind the last mark.
    private let hasRest: Bool

    /// Nil where a text has no such marks.
    init?(_ text: String) {
        let lines = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).map(DataFile.trimmed)
        guard let database = Database.of(lines) else { return nil }
        self.database = database
        var pieces: [[String]] = []
        var piece: [String] = []
        var promised: Int?
        var hasBegun = false
        for line in lines {
            guard let mark = database.mark(in: line) else {
                piece.append(line)
                continue
            }
            promised = mark.of ?? promised
            if database.marksEnds {
                pieces.append(piece + [line])
            } else if hasBegun || Self.isArticle(piece, database) {
                // What stands before the first mark is a title page, where it is no article.
                pieces.append(piece)
            }
            hasBegun = true
            piece = database.marksEnds ? [] : [line]
        }
        hasRest = database.marksEnds && piece.joined().count > 200
        if !database.marksEnds { pieces.append(piece) }
        self.pieces = pieces.filter { $0.contains { !$0.isEmpty } }
        self.promised = promised
    }

    private static func isArticle(_ lines: [String], _ database: Database) -> Bool {
        lines.contains { DatabaseField($0) != nil } && database == .proQuest
    }

    /// A record for each article; a piece that is none is told, and so is a number that is not the one promised.
    func records(place: String, path: String, issues: inout [LoadIssue]) -> [ArticleRecord] {
        var records: [ArticleRecord] = []
        for (index, piece) in pieces.enumerated() {
            let article = DatabaseArticle(piece, database)
            guard !article.text.isEmpty else {
                // What a database puts before or behind its articles says nothing of one.
                if article.isMeant { issues.append(LoadIssue("\(place)#\(index + 1)", .noText)) }
                continue
            }
            var record = ArticleRecord(id: "\(place)#\(index + 1)", path: path, text: article.text)
            article.fields.settle(&record, issues: &issues)
            record.provenance["text"] = database.rawValue
            records.append(record)
        }
        if let promised, promised != records.count {
            issues.append(
                LoadIssue(
                    place,
                    .container(
                        "says that it holds \(promised) articles, but \(records.count) were found: look at the cut")
                ))
        }
        if hasRest {
            issues.append(LoadIssue(place, .container("goes on behind its last mark of an article; that is left out")))
        }
        return records
    }

    /// Who made the file, by its marks.
    enum Database: String {
        case nexisNumbers = "Nexis"
        case nexisEnds = "Nexis Uni"
        case factiva = "Factiva"
        case proQuest = "ProQuest"

        /// Whether a mark ends an article; else it begins one.
        var marksEnds: Bool { self == .factiva || self == .nexisEnds }

        static func of(_ lines: [String]) -> Database? {
            func count(_ database: Database) -> Int { lines.count { database.mark(in: $0) != nil } }
            let known = Set(lines.compactMap { DatabaseField($0)?.kind })
            if count(.nexisNumbers) > 0, !known.isEmpty { return .nexisNumbers }
            if count(.factiva) > 0 { return .factiva }
            if count(.nexisEnds) > 0, known.contains(.length) { return .nexisEnds }
            if count(.proQuest) > 1, known.contains(.fullText) { return .proQuest }
            return nil
        }

        /// A mark, with the number of articles that it promises.
        func mark(in line: String) -> (of: Int?, Void)? {
            switch self {
            case .nexisNumbers:
                let words = line.split(separator: " ")
                guard words.count == 4, words[3] == "DOCUMENTS", Int(words[0]) != nil, let all = Int(words[2]) else {
                    return nil
                }
                return (all, ())
            case .nexisEnds: return line == "End of Document" ? (nil, ()) : nil
            case .factiva:
                let words = line.split(separator: " ")
                guard words.count == 2, words[0] == "Document", words[1].utf8.count >= 16,
                    words[1].allSatisfy({ $0.isASCII && ($0.isLetter || $0.isNumber) }),
                    words[1].contains(where: \.isNumber)
                else { return nil }
                return (nil, ())
            case .proQuest: return line.count >= 20 && line.allSatisfy { $0 == "_" } ? (nil, ()) : nil
            }
        }
    }
}
