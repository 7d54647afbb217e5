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
        /// Whether its quotation marks are not those of a table.
        var isMended = false
        /// Where it has more fields than the header has names, how many of each.
        var surplus: (fields: Int, names: Int)?
    }

    /// Why a row cannot be read.
    struct Failure: Error {
        let line: Int
        let reason: LoadIssue.Reason
    }

    /// The names as written; empty until the first row was asked for.
    private(set) var header: [String] = []
    private(set) var headerLine = 1
    private let separator: UInt8
    private let mends: Bool
    private var records: CSVRecords

    /// - Parameter mends: whether rows with stray quotation marks are read as they must be meant, and the next ones after a row that
    ///   cannot be read; else nothing may be asked for after a failure.
    init(_ text: String, mends: Bool = false) {
        let named = Self.namedSeparator(of: text)
        separator = named?.mark ?? Self.separator(of: text)
        self.mends = mends
        records = CSVRecords(separator: separator)
        var text = text
        text.withUTF8 { records.append(UnsafeRawBufferPointer($0)) }
        records.finish()
        if let named { records.resume(at: named.length, line: 1) }
    }

    /// Reads the header; an empty one where there is no line.
    mutating func readHeader() throws(Failure) {
        guard let (fields, line) = try fields() else { return }
        (header, headerLine) = (fields.map { $0?.trimmed ?? "" }, line)
    }

    /// The next row; nil at the end.
    mutating func next() throws(Failure) -> Row? {
        let start = (place: records.place, line: records.line)
        do throws(Failure) {
            guard let (fields, line) = try fields() else { return nil }
            return row(fields, line)
        } catch {
            guard mends else { throw error }
            return try mended(from: start.place, line: start.line, error)
        }
    }

    private func row(_ fields: [String?], _ line: Int) -> Row {
        var row = Row(members: [], line: line, fieldCount: fields.count)
        if fields.count > header.count { row.surplus = (fields.count, header.count) }
        row.members = zip(header, fields).compactMap { name, field in field.map { (name, $0) } }
        return row
    }

    /// The row at a place whose quotation marks are not those of a table.
    private mutating func mended(from place: Int, line: Int, _ failure: Failure) throws(Failure) -> Row {
        let blank = records.held(from: place).prefix { $0 == 0x0A || $0 == 0x0D }
        let first = line + blank.count { $0 == 0x0A }
        let found = MendedRow(records.held(from: blank.endIndex), separator: separator, count: header.count)
        records.resume(at: blank.endIndex + found.length, line: first + found.lines)
        guard let fields = found.fields else { throw failure }
        var row = row(fields, first)
        row.isMended = true
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

    /// The mark that the first line names, as one spreadsheet program writes it ("sep=;"), and how long the line is.
    private static func namedSeparator(of text: String) -> (mark: UInt8, length: Int)? {
        let line = text.utf8.prefix { $0 != 0x0A }
        let words = line.filter { $0 != 0x0D }
        guard words.count == 5, words.starts(with: "sep=".utf8), let mark = words.last else { return nil }
        return (mark, min(line.count + 1, text.utf8.count))
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
