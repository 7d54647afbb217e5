import PropertyGraph

/// The rows of a table with a header, one after the other. Commas, tabs, semicolons or strokes part the fields, whichever stands most
/// often in the first line.
struct NamedRows {
    /// A row with a name for each field that is not missing.
    struct Row {
        var members: [(name: String, text: String)]
        var line: Int
        /// How many fields it has, those that are missing too.
        var fieldCount: Int
        /// Where it has more fields than the header has names, how many of each.
        var surplus: (fields: Int, names: Int)?
    }

    /// Why the rest of a table cannot be read.
    struct Failure: Error {
        let line: Int
        let reason: LoadIssue.Reason
    }

    /// The names as written; empty until the first row was asked for.
    private(set) var header: [String] = []
    private(set) var headerLine = 1
    private var records: CSVRecords

    init(_ text: String) {
        records = CSVRecords(separator: Self.separator(of: text))
        var text = text
        text.withUTF8 { records.append(UnsafeRawBufferPointer($0)) }
        records.finish()
    }

    /// Reads the header; an empty one where there is no line.
    mutating func readHeader() throws(Failure) {
        guard let (fields, line) = try fields() else { return }
        (header, headerLine) = (fields.map { $0 ?? "" }, line)
    }

    /// The next row; nil at the end.
    mutating func next() throws(Failure) -> Row? {
        guard let (fields, line) = try fields() else { return nil }
        var row = Row(members: [], line: line, fieldCount: fields.count)
        if fields.count > header.count { row.surplus = (fields.count, header.count) }
        row.members = zip(header, fields).compactMap { name, field in field.map { (name, $0) } }
        return row
    }

    private mutating func fields() throws(Failure) -> (fields: [String?], line: Int)? {
        do throws(CSVRecords.Fault) {
            while true {
                switch try records.next() {
                case .end, .wantsMore: return nil
                case .underway: continue
                case .record(let fields, let line): return (fields, line)
                }
            }
        } catch { throw Self.failure(error) }
    }

    /// The mark that stands most often in the first line.
    private static func separator(of text: String) -> UInt8 {
        let line = text.utf8.prefix { $0 != 0x0A }
        let marks = [UInt8(ascii: ","), UInt8(ascii: "\t"), UInt8(ascii: ";"), UInt8(ascii: "|")]
        return marks.max { left, right in line.count { $0 == left } < line.count { $0 == right } } ?? marks[0]
    }

    private static func failure(_ fault: CSVRecords.Fault) -> Failure {
        switch fault {
        case .openQuote(let line):
            Failure(
                line: line, reason: .container("a field in quotation marks begins here and does not end"))
        case .textAfterQuote(let line):
            Failure(line: line, reason: .container("text stands behind a closing quotation mark"))
        case .notUTF8(let line): Failure(line: line, reason: .notUTF8)
        case .longField(let line): Failure(line: line, reason: .container("a field is longer than 32 MB"))
        }
    }
}

extension NamedRows.Row {
    /// What is wrong with a row that has more fields than there are names.
    var surplusWords: String? { surplus.map { "the row has \($0.fields) fields, the header \($0.names)" } }
}
