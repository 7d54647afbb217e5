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
        let text = try Self.decoded(bytes)
        var reader = SheetReader(text)
        guard let head = try reader.next() else { throw Failure("is empty") }
        columns = head.fields.map { $0.trimmed.lowercased() }
        let numbers = Dictionary(columns.enumerated().map { ($1, $0) }) { first, _ in first }
        while let record = try reader.next() {
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
        if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) {
            let isLittle = bytes[0] == 0xFF
            let units = stride(from: 2, to: bytes.count - 1, by: 2).map { place in
                isLittle
                    ? UInt16(bytes[place]) | UInt16(bytes[place + 1]) << 8
                    : UInt16(bytes[place]) << 8 | UInt16(bytes[place + 1])
            }
            return String(decoding: units, as: UTF16.self)
        }
        let body = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? bytes[3...] : bytes[...]
        guard let text = String(validating: body, as: UTF8.self) else {
            throw Failure("is no UTF-8, so letters are lost; save it as `CSV UTF-8`")
        }
        return text
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

/// Takes the records of CSV apart.
private struct SheetReader {
    private let scalars: [Unicode.Scalar]
    private let separator: Unicode.Scalar
    private var at = 0
    private var line = 1

    init(_ text: String) {
        scalars = Array(text.unicodeScalars)
        separator = Self.separator(scalars)
    }

    /// What stands most often in the head, outside of quotation marks.
    private static func separator(_ scalars: [Unicode.Scalar]) -> Unicode.Scalar {
        var counts: [Unicode.Scalar: Int] = [:]
        var isQuoted = false
        for scalar in scalars {
            if scalar == "\"" { isQuoted.toggle() }
            if !isQuoted, scalar == "\n" || scalar == "\r" { break }
            if !isQuoted, [",", ";", "\t"].contains(scalar) { counts[scalar, default: 0] += 1 }
        }
        return counts.max { ($0.value, $1.key.value) < ($1.value, $0.key.value) }?.key ?? ","
    }

    mutating func next() throws(SheetTable.Failure) -> (line: Int, fields: [String])? {
        guard at < scalars.count else { return nil }
        let first = line
        var fields: [String] = []
        while true {
            fields.append(try field())
            guard at < scalars.count else { break }
            let scalar = scalars[at]
            at += 1
            if scalar == separator { continue }
            if scalar == "\r", at < scalars.count, scalars[at] == "\n" { at += 1 }
            line += 1
            break
        }
        return (first, fields)
    }

    private func isEnd(_ scalar: Unicode.Scalar) -> Bool { scalar == separator || scalar == "\n" || scalar == "\r" }

    private mutating func field() throws(SheetTable.Failure) -> String {
        var text = String.UnicodeScalarView()
        guard at < scalars.count, scalars[at] == "\"" else {
            while at < scalars.count, !isEnd(scalars[at]) {
                text.append(scalars[at])
                at += 1
            }
            return String(text)
        }
        let first = line
        at += 1
        while at < scalars.count {
            let scalar = scalars[at]
            at += 1
            if scalar == "\"" {
                guard at < scalars.count, scalars[at] == "\"" else {
                    // What stands between the mark and the end of the field belongs to it: marks were not doubled.
                    guard at < scalars.count, !isEnd(scalars[at]) else { return String(text) }
                    text.append(scalar)
                    continue
                }
                at += 1
            }
            if scalar == "\n" { line += 1 }
            text.append(scalar)
        }
        throw SheetTable.Failure(line: first, "a quotation mark is opened here and never closed")
    }
}
