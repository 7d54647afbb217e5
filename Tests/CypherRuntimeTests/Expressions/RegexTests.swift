import Testing

@testable import CypherRuntime

@Suite struct RegexTests {
    func matches(_ pattern: String, _ text: String) throws -> Bool {
        let regex = try Regex(pattern)
        return try Array(text.utf8).withUnsafeBufferPointer { bytes in try regex.matches(bytes, ExecutionMeter()) }
    }

    @Test(arguments: [
        ("", "", true), ("a", "a", true), ("a", "ab", false), ("a*", "aaaa", true), ("a+", "", false),
        ("a?b", "b", true), ("a|bc", "bc", true), ("(a|b)*c", "ababc", true), ("a{2,3}", "a", false),
        ("a{2,3}", "aaa", true), ("a{2}", "aaa", false), ("a{2,}", "aaaaa", true), ("[a-c]+", "abcabc", true),
        ("[^a-c]+", "xyz", true), ("[^a-c]+", "xaz", false), ("[a-z&&[^aeiou]]+", "xyz", true),
        ("[a-z&&[^aeiou]]+", "xaz", false), ("[]a]+", "a]", true), ("[a-]+", "a-", true), (".", "\n", false),
        ("(?s).", "\n", true), (".", "é", true), ("..", "é", false), ("\\d{3}-\\d+", "123-4567", true),
        ("\\w+\\s\\w+", "who said", true), ("(?i)HELLO", "hello", true), ("(?i)straße", "STRAßE", true),
        ("(?i)я+", "ЯяЯ", true), ("\\p{L}+", "نقل", true), ("\\p{Lu}\\p{Ll}*", "Élan", true),
        ("\\p{IsArabic}+", "نقل", true), ("\\P{L}+", "123", true), ("^abc$", "abc", true),
        ("(?m)^a$\\n^b$", "a\nb", true), ("\\bfoo\\b.*", "foo bar", true), ("foo\\b.*", "foobar", false),
        ("(?:ab)+", "abab", true), ("(?<name>ab)+", "abab", true), ("a.*?b", "axxb", true), ("\\Qa.b\\E", "a.b", true),
        ("\\Qa.b\\E", "axb", false), ("\\x41\\u0042\\x{1F600}", "AB😀", true), ("(?x) a b # comment", "ab", true),
        ("a(?i)b", "aB", true), ("a(?i)b", "AB", false), ("(a*)*b", "aaab", true), ("((a*)*)*", "", true),
        ("(|a)+", "aa", true), ("[\\s\\S]*", "a\nb", true), ("a\\.b", "a.b", true),
        (".*العاجل.*", "الخبر العاجل اليوم", true),
        ("\\R", "\r\n", true), ("[\\x{600}-\\x{6FF} ]+", "قال مصدر", true), (".", "\u{10FFFF}", true),
    ])
    func agrees(_ pattern: String, _ text: String, _ expected: Bool) throws {
        #expect(try matches(pattern, text) == expected)
    }

    @Test(arguments: [
        "(", ")", "[", "a{3,2}", "*a", "a**", "\\1", "(?=a)", "(?<!a)", "(?>a)", "a*+", "\\p{Nonsense}", "[z-a]", "\\",
        "(?y)a", "((a{1000}){1000}){1000}", "\\k<x>", String(repeating: "(", count: 10_000),
    ])
    func refuses(_ pattern: String) {
        #expect(throws: RegexError.self) { try Regex(pattern) }
    }

    @Test func hostilePatternIsLinear() throws {
        let text = String(repeating: "a", count: 20_000)
        #expect(try !matches("(a|a)*(a|a)*(a|a)*b", text))
        #expect(try matches("(a?){100}(a+)+", text))
    }

    @Test func encodesAllRanges() throws {
        for range in [
            UInt32(0)...0x10FFFF, 0x7F...0x80, 0x7FF...0x800, 0xFFFF...0x10000, 0x61...0x1F600, 0x3FF...0x1234,
        ] {
            let set = CodePointSet([range]).intersection(.all)
            let sequences = set.ranges.flatMap(utf8Sequences)
            let count = sequences.reduce(0) { $0 + $1.reduce(1) { $0 * $1.count } }
            #expect(count == set.ranges.reduce(0) { $0 + $1.count })
        }
    }
}
