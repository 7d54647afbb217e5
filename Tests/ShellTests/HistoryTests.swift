import Foundation
import Testing

@testable import Shell

@Suite struct HistoryTests {
    private let path = NSTemporaryDirectory() + "naql-history-" + UUID().uuidString + "/naql/history"

    @Test func everyEntryComesBackAsItWas() {
        let entries = ["RETURN 1;", "MATCH (n)\nRETURN 'a\\nb \\\\';", "RETURN 'بِسْمِ';", ":help"]
        let file = HistoryFile(path: path)
        for entry in entries { file.append(entry) }
        #expect(file.load() == entries)
    }

    @Test func twoSessionsLoseNothing() {
        let file = HistoryFile(path: path)
        let one = History(file: file)
        let other = History(file: file)
        for number in 0..<50 {
            one.add("RETURN \(number) AS one;")
            other.add("RETURN \(number) AS other;")
        }
        #expect(Set(file.load()).count == 100)
    }

    @Test func aFileThatGrewTooLongIsCut() {
        let file = HistoryFile(path: path)
        file.append("first")
        let lines = (0...(HistoryFile.limit * 2)).map { "RETURN \($0);\n" }.joined()
        try? lines.write(toFile: path, atomically: false, encoding: .utf8)
        #expect(History(file: file).entries.last == "RETURN \(HistoryFile.limit * 2);")
        #expect(file.load().count == HistoryFile.limit)
    }

    @Test(
        arguments: [
            ("RETURN 1;", true), (" RETURN 1;", false), (":param since 3", true), (":param password 'x'", false),
            (":param {apiKey: 'x'}", false), ("RETURN 'password';", true), ("", false),
        ])
    func secretsAreNotKept(entry: String, isKept: Bool) {
        #expect(History.isKept(entry) == isKept)
    }

    @Test func repeatedEntriesAreKeptOnce() {
        let history = History(file: nil)
        for entry in ["a", "a", "b", "a"] { history.add(entry) }
        #expect(history.entries == ["a", "b", "a"])
    }

    @Test(
        arguments: [
            ("احمد", 0), ("أحمد", 0), ("چ", 1), ("؟", 2), ("-[:MENTIONS", 3), ("mentions", 3), ("(", 3),
            ("nothing", nil),
        ] as [(String, Int?)])
    func searchFindsEveryLetter(pattern: String, index: Int?) {
        let entries = ["RETURN 'أَحْمَد'", "RETURN 'چراغ'", "RETURN 'من؟'", "MATCH ()-[:MENTIONS]->() RETURN 1"]
        var search = HistorySearch(history: entries, original: EditedLine("draft"))
        for character in pattern { search.append(String(character)) }
        #expect(search.hasFailed == (index == nil))
        if let index { #expect(search.index == index) }
    }

    @Test func searchGoesToOlderEntriesAndBack() {
        var search = HistorySearch(history: ["RETURN 1", "MATCH", "RETURN 2"], original: EditedLine(""))
        search.append("RET")
        #expect(search.index == 2)
        search.older()
        #expect(search.index == 0)
        search.newer()
        #expect(search.index == 2)
    }
}
