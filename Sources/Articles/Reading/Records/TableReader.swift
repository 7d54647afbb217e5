import Text

/// A table with a header: an article a row, by the same names as members of records have.
struct TableReader: ArticleReader {
    var endings: [String] { ["csv", "tsv"] }
    var holdsMany: Bool { true }
    var mediaTypes: [String] { ["text/csv", "text/tab-separated-values"] }
    /// Columns whose names do not tell what they are.
    var map = FieldMap()

    /// A head that names the text and something else of articles, and a row under it; else nothing but its name tells a table from a
    /// text.
    func recognises(_ head: FileHead) -> Recognition {
        guard head.kind == .text else { return .no }
        var rows = NamedRows(head.text, mends: true)
        guard (try? rows.readHeader()) != nil, (2...200).contains(rows.header.count) else { return .byName }
        let fields = rows.header.map { Set(ArticleField.named($0.lowercased()).map(\.field)) }
        guard fields.contains(where: { $0.contains(.text) }), fields.count(where: { !$0.isEmpty }) > 1,
            let row = try? rows.next(), row.fieldCount == rows.header.count
        else { return .byName }
        return .likely
    }

    func read(_ text: String, path: String, issues: inout [LoadIssue]) -> [ArticleRecord] {
        var rows = NamedRows(text, mends: true)
        var records: [ArticleRecord] = []
        do throws(NamedRows.Failure) { try rows.readHeader() } catch {
            issues.append(LoadIssue(path, line: error.line, error.reason))
            return []
        }
        guard !rows.header.isEmpty else { return [] }
        guard hasText(rows.header.map { $0.lowercased() }) else {
            issues.append(LoadIssue(path, line: rows.headerLine, .container(Self.withoutText(rows.header))))
            return []
        }
        var mended: [Int] = []
        // Rows that cannot be read count too: what is wrong with one gives the others no other name.
        var number = 0
        while true {
            number += 1
            do throws(NamedRows.Failure) {
                guard let row = try rows.next() else { break }
                if row.isMended { mended.append(row.line) }
                let id = "\(path)#\(number)"
                if let record = record(row, id: id, path: path, issues: &issues) { records.append(record) }
            } catch { issues.append(LoadIssue(path, line: error.line, error.reason)) }
        }
        if records.isEmpty, issues.isEmpty { issues.append(LoadIssue(path, .note("has a header and no row under it"))) }
        if let first = mended.first {
            issues.append(LoadIssue(path, line: first, .note(Self.words(mended: mended.count))))
        }
        return records
    }

    private func record(
        _ row: NamedRows.Row, id: String, path: String, issues: inout [LoadIssue]
    ) -> ArticleRecord? {
        if let words = row.surplusWords {
            issues.append(LoadIssue(path, line: row.line, .container(words)))
            return nil
        }
        let members = row.members.map { (key: $0.name.lowercased(), value: JSONValue.string($0.text)) }
        return JSONRecord(RecordList.Item(value: .object(JSONObject(members))), line: row.line, map: map)
            .record(id: id, path: path, issues: &issues)
    }

    private static func words(mended count: Int) -> String {
        "quotation marks stand out of place in \(count == 1 ? "this row; it is" : "\(count) rows from here on; they are") read as they "
            + "must be meant"
    }

    private func hasText(_ names: [String]) -> Bool {
        names.contains { name in
            ArticleField.named(name).contains { $0.field == .text } || JSONRecord.summaries.contains(name)
        } || map.paths[.text] != nil
    }

    private static func withoutText(_ header: [String]) -> String {
        let columns = header.prefix(12).joined(separator: ", ")
        return "no column is known to hold the text; there are \(columns): --map text=COLUMN names it"
    }
}
