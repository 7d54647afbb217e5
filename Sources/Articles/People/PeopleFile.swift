public import Machine
import PropertyGraph
import Text

/// A file of people and organizations, as it was read: CSV with a header, or JSON Lines.
///
/// The column `name` says who is meant; `aliases` may hold other names, between semicolons. Every other column is to be set as it
/// is called.
public struct PeopleFile: Sendable {
    /// As it is shown to people.
    public let path: String
    /// What is to be told of it: an encoding that was guessed.
    public let notes: [String]
    let rows: [PeopleRow]

    /// Reads a file whole.
    ///
    /// - Throws: what is wrong with it and in which line; then nothing of it counts.
    public init(_ path: FilePath) throws(LoadIssue) {
        self.path = path.description
        let bytes: [UInt8]
        do throws(FileError) { bytes = try FileSystem.bytes(of: path) } catch { throw LoadIssue(path, error) }
        let decoded: DecodedText
        do throws(TextDecoding.Failure) { decoded = try DecodedText(bytes, declared: nil) } catch {
            throw LoadIssue(path, line: error.line, error.reason)
        }
        notes = decoded.notes.map { "\(path): \($0)" }
        if let line = Self.brokenLine(of: decoded.text) {
            throw LoadIssue(
                path, line: line, .container("a letter here is none in the file's encoding; save the file as UTF-8"))
        }
        let isJSON = decoded.text.unicodeScalars.first { !$0.properties.isWhitespace }.map { $0 == "{" || $0 == "[" }
        var table = isJSON == true ? PeopleTable(json: path.description) : PeopleTable(csv: path.description)
        try table.read(decoded.text)
        rows = table.rows
    }

    private static func brokenLine(of text: String) -> Int? {
        guard text.unicodeScalars.contains("\u{FFFD}") else { return nil }
        return text.unicodeScalars.prefix { $0 != "\u{FFFD}" }.count { $0 == "\n" } + 1
    }
}

/// The rows of a people file while they are read.
struct PeopleTable {
    private let path: String
    private let isJSON: Bool
    private(set) var rows: [PeopleRow] = []

    init(csv path: String) { (self.path, isJSON) = (path, false) }
    init(json path: String) { (self.path, isJSON) = (path, true) }

    mutating func read(_ text: String) throws(LoadIssue) {
        if isJSON { try readLines(text) } else { try readTable(text) }
        guard !rows.isEmpty else { throw issue(nil, "has no row under its header; write one line for each person") }
    }

    private func issue(_ line: Int?, _ words: String) -> LoadIssue { LoadIssue(path, line: line, .container(words)) }

    // MARK: CSV

    private mutating func readTable(_ text: String) throws(LoadIssue) {
        var table = NamedRows(text)
        do throws(NamedRows.Failure) { try table.readHeader() } catch {
            throw LoadIssue(path, line: error.line, error.reason)
        }
        let header = try names(of: table.header, table.headerLine)
        while let row = try next(&table) {
            guard row.fieldCount == header.count else {
                throw issue(
                    row.line,
                    "the row has \(row.fieldCount) field\(row.fieldCount == 1 ? "" : "s"), the header \(header.count); "
                        + "a comma inside a field stands in \"quotes\"")
            }
            let values = row.members.map { member in
                let text = member.text.trimmed
                return text.isEmpty ? Value.null : .string(text)
            }
            try add(row.members.map(\.name.trimmed), values, row.line)
        }
    }

    private func next(_ table: inout NamedRows) throws(LoadIssue) -> NamedRows.Row? {
        do throws(NamedRows.Failure) { return try table.next() } catch {
            throw LoadIssue(path, line: error.line, error.reason)
        }
    }

    private func names(of fields: [String], _ line: Int) throws(LoadIssue) -> [String] {
        let names = fields.map(\.trimmed)
        if let empty = names.firstIndex(of: "") { throw issue(line, "column \(empty + 1) has no name") }
        var seen: Set<String> = []
        for name in names where !seen.insert(name).inserted { throw issue(line, "the column `\(name)` is there twice") }
        guard names.contains(where: { $0.lowercased() == PeopleRow.nameColumn }) else {
            throw issue(
                line,
                "no column is called `name`; there are \(names.prefix(12).joined(separator: ", ")): name the one that says "
                    + "who is meant so")
        }
        return names
    }

    // MARK: JSON

    private mutating func readLines(_ text: String) throws(LoadIssue) {
        if text.unicodeScalars.first(where: { !$0.properties.isWhitespace }) == "[" {
            guard case .array(let all) = try value(of: text, 1) else { return }
            for value in all { try add(value, 1) }
            return
        }
        for (number, line) in JSONLines(text) { try add(try value(of: line, number), number) }
    }

    private func value(of text: some StringProtocol, _ line: Int) throws(LoadIssue) -> JSONValue {
        var parser = JSONParser(text)
        do throws(JSONFault) { return try parser.parse() } catch {
            throw issue(line, "is no JSON: \(error.words) at byte \(error.offset + 1)")
        }
    }

    private mutating func add(_ value: JSONValue, _ line: Int) throws(LoadIssue) {
        guard case .object(let members) = value else { throw issue(line, "is \(value.kindOfMember), not an object") }
        var values: [Value] = []
        for member in members {
            guard let scalar = Self.scalar(member.value) else {
                throw issue(
                    line,
                    "`\(member.key)` is \(member.value.kindOfMember); it can be a text, a number, true, false or a list of them"
                )
            }
            values.append(scalar)
        }
        try add(members.map(\.key), values, line)
    }

    /// A value that a property can have; nil for objects and lists of lists.
    private static func scalar(_ value: JSONValue, inList: Bool = false) -> Value? {
        switch value {
        case .null: return .null
        case .boolean(let flag): return .boolean(flag)
        case .number(let text): return Int64(text).map { .integer($0) } ?? Double(text).map { .float($0) }
        case .string(let text): return text.trimmed.isEmpty ? .null : .string(text.trimmed)
        case .array(let all):
            if inList { return nil }
            let values = all.compactMap { scalar($0, inList: true) }
            return values.count == all.count ? .list(values.filter { !$0.isNull }) : nil
        case .object: return nil
        }
    }

    // MARK: Rows

    private mutating func add(_ keys: [String], _ values: [Value], _ line: Int) throws(LoadIssue) {
        var row = PeopleRow(place: "\(path):\(line)")
        for (key, value) in zip(keys, values) {
            let folded = key.lowercased()
            if folded == PeopleRow.nameColumn {
                if case .string(let name) = value { row.name = name }
            } else if PeopleRow.aliasColumns.contains(folded) {
                row.aliases += Self.names(in: value)
            } else if !value.isNull {
                row.keys.append(key)
                row.values.append(value)
            }
        }
        guard !row.name.isEmpty else { throw issue(line, "has no name; the column `name` says who is meant") }
        rows.append(row)
    }

    private static func names(in value: Value) -> [String] {
        switch value {
        case .string(let text): text.split { ";؛|".contains($0) }.map(\.trimmed).filter { !$0.isEmpty }
        case .list(let all): all.flatMap(names)
        default: []
        }
    }
}
