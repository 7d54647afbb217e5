import Articles
import Naql
import PropertyGraph

/// What was corrected, as rows: what it is about, who said so and when, and whether the archive keeps it.
struct CorrectionList {
    static let columns = ["correction", "about", "value", "by", "at", "kept"]

    let rows: [[Value]]

    /// - Throws: ``CommandError`` where the corrections cannot be told.
    init(_ all: CorrectionSet, kept: CorrectionSet) throws {
        let new = all.since(kept)
        do {
            rows = try Self.rows(of: all.since(new), isKept: true) + Self.rows(of: new, isKept: false)
        } catch { throw CommandError(error.reason) }
    }

    private static func rows(of set: CorrectionSet, isKept: Bool) throws(SheetTable.Failure) -> [[Value]] {
        guard !set.isEmpty else { return [] }
        let sheet = try SheetTable(Array(CorrectionSheet.csv(set).utf8))
        return sheet.rows.enumerated().map { number, row in
            // Those that name things stand first; then what queries changed.
            let isNamed = number < set.named.count
            let about = isNamed ? set.named[number].thing.text : Self.about(row, "label", "words", "article")
            // What queries changed gets its moment when it is written.
            let time = isNamed || isKept ? row["at"] : ""
            let cells = [row["correction"], about, isNamed ? row["value"] : Self.change(row), row["by"], time]
            return cells.map { $0.isEmpty ? .null : .string($0) } + [.string(isKept ? "yes" : "not yet")]
        }
    }

    private static func about(_ row: SheetTable.Row, _ label: String, _ words: String, _ article: String) -> String {
        let name = [row[label], row[words].isEmpty ? "" : "\"\(row[words])\""].filter { !$0.isEmpty }.joined(
            separator: " ")
        return row[article].isEmpty ? name : "\(name) of \(row[article])"
    }

    private static func change(_ row: SheetTable.Row) -> String {
        let end = about(row, "to_label", "to_words", "to_article")
        return [row["key"], row["value"], end].filter { !$0.isEmpty }.joined(separator: " ")
    }
}

extension Console {
    func listCorrections() throws {
        let all = showingWork { session.allCorrections }
        guard !all.isEmpty else { return say("nothing was corrected; `:help corrections` tells how") }
        try show(columns: CorrectionList.columns, rows: try CorrectionList(all, kept: session.keptCorrections).rows)
    }
}
