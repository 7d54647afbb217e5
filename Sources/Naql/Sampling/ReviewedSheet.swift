public import Articles
public import Machine
import PropertyGraph

/// A sheet of statements that is marked in the shell: what is open in it, and what was answered.
public struct ReviewedSheet {
    private let path: String
    private let table: SheetTable

    /// Reads a sheet.
    ///
    /// - Throws: ``SessionLoadError`` where it is none.
    public init(_ path: String) throws(SessionLoadError) {
        self.path = path
        do throws(SheetTable.Failure) { table = try MarkedSheet.table(path) } catch {
            throw SessionLoadError(error, in: path)
        }
    }

    private static func key(_ row: SheetTable.Row) -> String { "\(row["article"])\n\(row["start"])\n\(row["end"])" }

    private static func key(_ thing: Correction.Thing) -> String {
        "\(thing.article)\n\(thing.start ?? 0)\n\(thing.end ?? 0)"
    }

    /// The statements of rows without a verdict, in the order of the sheet.
    public func open(among statements: [SampledStatement]) -> [SampledStatement] {
        let known = Dictionary(statements.map { (Self.key($0.thing), $0) }) { first, _ in first }
        return table.rows.filter { $0["verdict"].isEmpty }.compactMap { known[Self.key($0)] }
    }

    /// Writes verdicts into the sheet.
    ///
    /// - Throws: ``FileError`` where it cannot be written; then it is as it was.
    public func write(_ verdicts: [(thing: Correction.Thing, verdict: Judgement, words: String)]) throws(FileError) {
        let given = Dictionary(verdicts.map { (Self.key($0.thing), $0) }) { _, last in last }
        let rows = table.rows.map { row in
            table.columns.map { column in
                guard let answer = given[Self.key(row)] else { return row[column] }
                switch column {
                case "verdict": return answer.verdict.rawValue
                case "right_speaker" where answer.verdict == .speaker: return answer.words
                case "right_words" where answer.verdict == .span: return answer.words
                default: return row[column]
                }
            }
        }
        let text = SheetTable.csv(table.columns, rows, keeping: Set(table.columns))
        try OutputFile.replace(path, with: Array(text.utf8))
    }
}

extension Session {
    /// Whether words stand in an article.
    ///
    /// - Throws: ``NaqlError`` where the graph cannot be read.
    public func holds(_ words: String, article: String) throws(NaqlError) -> Bool {
        try !answer(
            "MATCH (a:Article {id: $id}) WHERE a.text CONTAINS $words RETURN 1",
            ["id": .string(article), "words": .string(words)]
        ).isEmpty
    }
}
