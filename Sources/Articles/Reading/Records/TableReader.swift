import PropertyGraph

/// A table with a header: an article a row, by the same names as members of records have.
struct TableReader: ArticleReader {
    var name: String { "a table (CSV or TSV)" }
    var endings: [String] { ["csv", "tsv"] }
    var mediaTypes: [String] { ["text/csv", "text/tab-separated-values"] }
    /// Columns whose names do not tell what they are.
    var map = FieldMap()

    /// Nothing but its name tells a table from a text.
    func recognises(_ head: FileHead) -> Recognition { head.kind == .text ? .byName : .no }

    func read(_ text: String, path: String, issues: inout [LoadIssue]) -> [ArticleRecord] {
        var rows = CSVRecords(separator: Self.separator(of: text))
        var text = text
        text.withUTF8 { rows.append(UnsafeRawBufferPointer($0)) }
        rows.finish()
        var header: [String]?
        var records: [ArticleRecord] = []
        do throws(CSVRecords.Fault) {
            while true {
                switch try rows.next() {
                case .end, .wantsMore: return records
                case .underway: continue
                case .record(let fields, let line):
                    guard let names = header else {
                        header = fields.map { ($0 ?? "").lowercased() }
                        guard hasText(header!) else {
                            issues.append(LoadIssue(path, line: line, .container(Self.withoutText(fields))))
                            return []
                        }
                        continue
                    }
                    if fields.count > names.count {
                        let words = "the row has \(fields.count) fields, the header \(names.count)"
                        issues.append(LoadIssue(path, line: line, .container(words)))
                        continue
                    }
                    let members = zip(names, fields).compactMap { name, field in
                        field.map { (key: name, value: JSONValue.string($0)) }
                    }
                    let item = RecordList.Item(value: .object(members))
                    let record = JSONRecord(item, line: line, map: map)
                        .record(id: "\(path)#\(records.count + 1)", path: path, issues: &issues)
                    if let record { records.append(record) }
                }
            }
        } catch {
            issues.append(Self.issue(error, path))
            return records
        }
    }

    private func hasText(_ names: [String]) -> Bool {
        names.contains { name in ArticleField.named(name).contains { $0.field == .text } } || map.paths[.text] != nil
    }

    private static func withoutText(_ header: [String?]) -> String {
        let columns = header.compactMap { $0 }.prefix(12).joined(separator: ", ")
        return "no column is known to hold the text; there are \(columns): --map text=COLUMN names it"
    }

    /// The mark that stands most often in the first line.
    private static func separator(of text: String) -> UInt8 {
        let line = text.utf8.prefix { $0 != 0x0A }
        let marks = [UInt8(ascii: ","), UInt8(ascii: "\t"), UInt8(ascii: ";"), UInt8(ascii: "|")]
        return marks.max { left, right in line.count { $0 == left } < line.count { $0 == right } } ?? marks[0]
    }

    private static func issue(_ fault: CSVRecords.Fault, _ path: String) -> LoadIssue {
        switch fault {
        case .openQuote(let line):
            LoadIssue(path, line: line, .container("a field in quotation marks begins here and does not end"))
        case .textAfterQuote(let line):
            LoadIssue(path, line: line, .container("text stands behind a closing quotation mark"))
        case .notUTF8(let line): LoadIssue(path, line: line, .notUTF8)
        case .longField(let line): LoadIssue(path, line: line, .container("a field is longer than 32 MB"))
        }
    }
}
