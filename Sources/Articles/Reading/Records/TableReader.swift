import Text

/// A table with a header: an article a row, by the same names as members of records have.
struct TableReader: ArticleReader {
    var endings: [String] { ["csv", "tsv"] }
    var mediaTypes: [String] { ["text/csv", "text/tab-separated-values"] }
    /// Columns whose names do not tell what they are.
    var map = FieldMap()

    /// Nothing but its name tells a table from a text.
    func recognises(_ head: FileHead) -> Recognition { head.kind == .text ? .byName : .no }

    func read(_ text: String, path: String, issues: inout [LoadIssue]) -> [ArticleRecord] {
        var rows = NamedRows(text)
        var records: [ArticleRecord] = []
        do throws(NamedRows.Failure) {
            try rows.readHeader()
            guard !rows.header.isEmpty else { return [] }
            guard hasText(rows.header.map { $0.lowercased() }) else {
                issues.append(LoadIssue(path, line: rows.headerLine, .container(Self.withoutText(rows.header))))
                return []
            }
            while let row = try rows.next() {
                if let words = row.surplusWords {
                    issues.append(LoadIssue(path, line: row.line, .container(words)))
                    continue
                }
                let members = row.members.map { (key: $0.name.lowercased(), value: JSONValue.string($0.text)) }
                let record = JSONRecord(RecordList.Item(value: .object(JSONObject(members))), line: row.line, map: map)
                    .record(id: "\(path)#\(records.count + 1)", path: path, issues: &issues)
                if let record { records.append(record) }
            }
        } catch { issues.append(LoadIssue(path, line: error.line, error.reason)) }
        return records
    }

    private func hasText(_ names: [String]) -> Bool {
        names.contains { name in ArticleField.named(name).contains { $0.field == .text } } || map.paths[.text] != nil
    }

    private static func withoutText(_ header: [String]) -> String {
        let columns = header.prefix(12).joined(separator: ", ")
        return "no column is known to hold the text; there are \(columns): --map text=COLUMN names it"
    }
}
