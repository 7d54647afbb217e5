import Foundation
import Naql
import PropertyGraph
import Testing

/// LOAD CSV: what a file's bytes become, and which line an error names.
@Suite struct LoadCSVTests {
    private static func rows(_ text: String, _ clause: String, separator: String? = nil) throws -> [String] {
        let file = FileManager.default.temporaryDirectory.appending(path: "naql-\(UUID().uuidString).csv")
        defer { try? FileManager.default.removeItem(at: file) }
        try Data(text.utf8).write(to: file)
        let session = Session()
        session.parameters["file"] = .string(file.path)
        session.parameters["by"] = separator.map(Value.string) ?? .null
        let terminator = separator == nil ? "" : " FIELDTERMINATOR $by"
        return try Answer.of("LOAD CSV \(clause) AS row\(terminator) RETURN row", in: session).rows
    }

    @Test(arguments: [
        // Absent is null, quoted is a text; with a header and without.
        ("1,,\"\"\n", ["['1', null, '']"]), (",\n", ["[null, null]"]), ("\"\"\n", ["['']"]), ("a,b", ["['a', 'b']"]),
        ("a,b,\n", ["['a', 'b', null]"]), ("a,b,", ["['a', 'b', null]"]),
        // Lines with nothing in them are passed over, wherever they stand.
        ("\n\na\n\n\r\nb\n\n", ["['a']", "['b']"]), ("", []), ("\n", []), ("\u{FEFF}", []), (" \n", ["[' ']"]),
        // Line ends of all kinds, and inside quotes.
        ("\u{FEFF}a,b\r\nc,d\re,f\n", ["['a', 'b']", "['c', 'd']", "['e', 'f']"]),
        ("\"a\r\nb\",\"c\"\"d\"\n", ["['a\\r\\nb', 'c\"d']"]), ("a\"b,c\"\n", ["['a\"b', 'c\"']"]),
        ("\"a,\n\n\",b\nc,d", ["['a,\\n\\n', 'b']", "['c', 'd']"]),
    ])
    func recordsWithoutAHeader(text: String, expected: [String]) throws {
        #expect(try Self.rows(text, "FROM $file") == expected)
    }

    @Test(arguments: [
        ("a,b,c\n1,,\"\"\n", ["{a: '1', b: null, c: ''}"]), ("id\n1\n\n2\n", ["{id: '1'}", "{id: '2'}"]),
        ("\r\na,b\r\n1\r\n1,2\r\n", ["{a: '1', b: null}", "{a: '1', b: '2'}"]),
        ("a,b,,\n1,2,,\n", ["{a: '1', b: '2'}"]),
        ("a\n1,\n", ["{a: '1'}"]), ("\"a\nb\"\n1", ["{`a\nb`: '1'}"]), ("a\n", []), ("", []),
    ])
    func recordsUnderAHeader(text: String, expected: [String]) throws {
        #expect(try Self.rows(text, "WITH HEADERS FROM $file") == expected)
    }

    @Test(arguments: [
        ("id,t\n7,\"x\"y\n", "line 2: text after the closing quote"),
        ("id\n\"a\nb\"\n\n\"c\"d\n", "line 5: text after"),
        ("id,t\n1,\"a\n\nb\n", "line 2: the quoted field that begins here does not end"),
        ("id,id,name\n1,2,x\n", "line 1: the header has `id` twice"),
        ("\n\na,\"a\"\n", "line 3: the header has `a` twice"),
        ("a,b\n1,2\n\"x\ny\",2,3\n", "line 3: 3 fields, but the header has 2"),
        ("a,,b\n1,,2\n3,4,5\n", "line 3: a value in column 2"),
    ])
    func errorsNameTheLine(text: String, message: String) {
        let error = #expect(throws: NaqlError.self) { try Self.rows(text, "WITH HEADERS FROM $file") }
        #expect(error?.message.contains(message) == true, "\(error?.message ?? "no error")")
    }

    @Test func theSeparatorIsOneByteOfASCII() throws {
        #expect(try Self.rows("a;\"b;c\";\nd\n", "FROM $file", separator: ";") == ["['a', 'b;c', null]", "['d']"])
        #expect(try Self.rows("a\tb,c\n", "FROM $file", separator: "\t") == ["['a', 'b,c']"])
        for separator in ["", ";;", "،", "\"", "\n", "\r"] {
            #expect(throws: NaqlError.self) { try Self.rows("a\n", "FROM $file", separator: separator) }
        }
    }

    /// Records are cut the same wherever the pieces of a file end.
    @Test func longRecordsComeWhole() throws {
        for length in [65_530, 65_533, 65_534, 65_535, 65_536, 65_537, 131_070, 200_000] {
            for end in ["\n", "\r\n"] {
                let long = String(repeating: "x", count: length)
                let text = "a,b\(end)\(long),\"\(long)\"\"\"\(end)\(end)c,d\(end)"
                let rows = try Self.rows(text, "FROM $file")
                #expect(rows == ["['a', 'b']", "['\(long)', '\(long)\"']", "['c', 'd']"])
            }
        }
        let rows = try Self.rows("a\n\"" + String(repeating: "x\n", count: 50_000) + "\"\n\nb", "FROM $file")
        #expect(rows.count == 3)
        let broken = "a\n\"" + String(repeating: "x\n", count: 50_000) + "\"\n\"b\"c"
        let error = #expect(throws: NaqlError.self) { try Self.rows(broken, "FROM $file") }
        #expect(error?.message.contains("line 50003") == true)
    }

    @Test func foldersAndBytesThatAreNoTextAreRefused() throws {
        let folder = FileManager.default.temporaryDirectory.path
        #expect(throws: NaqlError.self) { try Answer.of("LOAD CSV FROM '\(folder)' AS r RETURN r", in: Session()) }
        let file = FileManager.default.temporaryDirectory.appending(path: "naql-\(UUID().uuidString).csv")
        defer { try? FileManager.default.removeItem(at: file) }
        try Data(Array("a\nb,".utf8) + [0xC3, 0x28, 0x0A]).write(to: file)
        let error = #expect(throws: NaqlError.self) {
            try Answer.of("LOAD CSV FROM '\(file.path)' AS r RETURN r", in: Session())
        }
        #expect(error?.message.contains("line 2: is not UTF-8") == true)
    }
}
