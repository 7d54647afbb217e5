import PropertyGraph

/// A table of texts as CSV, as spreadsheets write and read it: with or without a byte order mark, UTF-8 or UTF-16,
/// separated by
/// commas, semicolons or tabs, lines ended either way.
public struct SheetTable: Sendable {
    /// The names of the columns, in small letters.
    public private(set) var columns: [String] = []
    /// The rows, each with the line that it begins on, from 1.
    public private(set) var rows: [Row] = []

    /// A row of texts.
    public struct Row: Sendable {
        /// The line that it begins on.
        public let line: Int
        fileprivate let fields: [String]
        fileprivate let numbers: [String: Int]

        /// What stands in a column, without spaces round it; nothing where there is no such column.
        public subscript(column: String) -> String {
            guard let number = numbers[column], number < fields.count else { return "" }
            return fields[number].trimmed
        }
    }

    /// A file that is no such table: where, and what would be right.
    public struct Failure: Error, Hashable, Sendable {
        /// The line, from 1; nil where all of it is meant.
        public let line: Int?
        /// What is wrong.
        public let reason: String

        /// A failure.
        public init(line: Int? = nil, _ reason: String) { (self.line, self.reason) = (line, reason) }
    }

    /// Reads a file's bytes.
    public init(_ bytes: [UInt8]) throws(Failure) {
        var records = Self.records(of: try Self.decoded(bytes))
        guard let head = try Self.next(&records) else { throw Failure("is empty") }
        columns = head.fields.map { $0.trimmed.lowercased() }
        let numbers = Dictionary(columns.enumerated().map { ($1, $0) }) { first, _ in first }
        while let record = try Self.next(&records) {
            if record.fields.allSatisfy({ $0.trimmed.isEmpty }) { continue }
            if let extra = record.fields.dropFirst(columns.count).first(where: { !$0.trimmed.isEmpty }) {
                throw Failure(
                    line: record.line,
                    "\(record.fields.count) fields where the head has \(columns.count), from "
                        + "\"\(extra.prefix(20))\" on: "
                        + "quotation marks round a text are lost; put them there again")
            }
            rows.append(Row(line: record.line, fields: record.fields, numbers: numbers))
        }
    }

    private static func decoded(_ bytes: [UInt8]) throws(Failure) -> String {
        if let wide = WideText(marked: bytes) {
            do throws(TextDecoding.Failure) { return try wide.text() } catch { throw Failure("is no whole UTF-16") }
        }
        let body = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? bytes[3...] : bytes[...]
        guard let text = String(validating: body, as: UTF8.self) else {
            throw Failure("is no UTF-8, so letters are lost; save it as `CSV UTF-8`")
        }
        return text
    }

    /// The records of a text; quotation marks in a field may have lost their twins.
    private static func records(of text: String) -> CSVRecords {
        var text = text
        var records = CSVRecords(separator: separator(of: text), forgives: true)
        text.withUTF8 { records.append(UnsafeRawBufferPointer($0)) }
        records.finish()
        return records
    }

    /// What stands most often in the head, outside of quotation marks.
    private static func separator(of text: String) -> UInt8 {
        var counts: [UInt8: Int] = [:]
        var isQuoted = false
        for byte in text.utf8 {
            if byte == UInt8(ascii: "\"") { isQuoted.toggle() }
            if isQuoted { continue }
            if byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\r") { break }
            if [UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: "\t")].contains(byte) {
                counts[byte, default: 0] += 1
            }
        }
        return counts.max { ($0.value, $1.key) < ($1.value, $0.key) }?.key ?? UInt8(ascii: ",")
    }

    private static func next(_ records: inout CSVRecords) throws(Failure) -> (line: Int, fields: [String])? {
        do throws(CSVRecords.Fault) {
            while true {
                switch try records.next() {
                case .end, .wantsMore: return nil
                case .underway: continue
                case .record(let fields, let line): return (line, fields.map { $0 ?? "" })
                }
            }
        } catch {
            switch error {
            case .openQuote(let line), .textAfterQuote(let line):
                throw Failure(line: line, "a quotation mark is opened here and never closed")
            case .notUTF8(let line):
                throw Failure(line: line, "is no UTF-8, so letters are lost; save it as `CSV UTF-8`")
            case .longField(let line): throw Failure(line: line, "a field is longer than 32 MB")
            }
        }
    }

    /// Rows as CSV, with a head; columns in which nothing stands are left out, but for some.
    public static func csv(_ columns: [String], _ rows: [[String]], keeping kept: Set<String> = []) -> String {
        let used = columns.indices.filter { column in
            kept.contains(columns[column]) || rows.contains { !$0[column].isEmpty }
        }
        let lines = [columns] + rows
        return lines.map { line in used.map { quoted(line[$0]) }.joined(separator: ",") + "\n" }.joined()
    }

    private static func quoted(_ text: String) -> String {
        let needsQuotes = text.unicodeScalars.contains { [",", ";", "\"", "\n", "\r", "\t"].contains($0) }
        guard needsQuotes || text != text.trimmed else { return text }
        return "\"" + text.replacing("\"", with: "\"\"") + "\""
    }
}
