import Testing
import Text

/// JSON as files and requests have it.
@Suite struct JSONTests {
    /// A value in one line, as it was understood.
    private func shown(_ value: JSONValue) -> String {
        switch value {
        case .null: "null"
        case .boolean(let flag): "\(flag)"
        case .number(let text): text
        case .string(let text): "'\(text)'"
        case .array(let values): "[" + values.map(shown).joined(separator: " ") + "]"
        case .object(let members): "{" + members.map { "\($0.key): \(shown($0.value))" }.joined(separator: " ") + "}"
        }
    }

    private func read(_ text: String, _ doubt: JSONParser.Doubt) -> String {
        var parser = JSONParser(text, doubt: doubt)
        do throws(JSONFault) { return shown(try parser.parse()) } catch { return "\(error.offset): \(error.words)" }
    }

    @Test(arguments: [
        (" {\"a\": [1, -2.50, 1e3, true, false, null], \"b\": {}}\n", "{a: [1 -2.50 1e3 true false null] b: {}}"),
        ("[]", "[]"), (#""\u0642\u0627\u0644 \ud83d\ude00 \n\/\"""#, "'قال 😀 \n/\"'"), ("0", "0"),
        (String(repeating: "[", count: 200) + String(repeating: "]", count: 200), ""),
        ("", "0: it ends too early"), ("[1", "2: expected `,` or `]`"),
        ("{\"a\" 1}", "5: expected `:` after the key `a`"),
        ("{a: 1}", "1: expected a key in quotes"), ("[1 2]", "3: expected `,` or `]`"),
        ("{\"a\": 1;}", "7: expected `,` or `}`"), ("[1,]", "3: expected a value"),
        ("1 2", "2: expected the end after the value"),
        ("01", "1: expected the end after the value"), ("1.", "2: expected digits"), ("-", "1: expected digits"),
        ("NaN", "0: expected a value"), ("\"a", "0: the text is not closed"), (#""\x""#, "1: no escape of JSON"),
        (#""\u12g4""#, "1: four hexadecimal digits follow \\u"),
        (#""\u+123""#, "1: four hexadecimal digits follow \\u"),
        ("\"a\tb\"", "2: a control character in a text; it is written as an escape"),
        (String(repeating: "[", count: 201), "200: nested more than 200 deep"),
    ]) func isRead(text: String, as expected: String) {
        for doubt in [JSONParser.Doubt.read, .refused] {
            let found = read(text, doubt)
            #expect(found == (expected.isEmpty ? text : expected), "\(text)")
        }
    }

    @Test(arguments: [
        (#"{"p": 1, "p": 2}"#, "{p: 1 p: 2}", "9: the key `p` is there twice"),
        (#""\ud83d!""#, "'\u{FFFD}!'", "1: half of a surrogate pair is no character"),
        (#""\ud83d\u0041""#, "'\u{FFFD}A'", "1: half of a surrogate pair is no character"),
        ("1e999", "1e999", "0: the number does not fit 64 bits"),
    ]) func whatIsDoubtful(text: String, isReadAs lenient: String, refused strict: String) {
        #expect(read(text, .read) == lenient && read(text, .refused) == strict)
    }

    @Test func bytesThatAreNoUTF8() {
        var strict = JSONParser([0x22, 0x41, 0xFF, 0x22], doubt: .refused)
        do throws(JSONFault) {
            _ = try strict.parse()
            Issue.record("what is no UTF-8 was read")
        } catch { #expect(error.cause == .notUTF8 && error.offset == 2) }
        var lenient = JSONParser([0x22, 0x41, 0xFF, 0x22])
        #expect((try? lenient.parse()).map(shown) == "'A\u{FFFD}'")
    }

    @Test func theFirstValueOfMore() throws {
        var parser = JSONParser("{\"a\": 1}\n\nThe port is open.")
        #expect(shown(try parser.parseFirst()) == "{a: 1}" && parser.offset == 8)
    }
}
