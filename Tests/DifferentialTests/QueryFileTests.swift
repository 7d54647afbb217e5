import CypherSyntax
import Foundation
import Naql
import PropertyGraph
import Testing

/// `NAQL_QUERY_FILE` names a file that random graphs and `NAQL_QUERY_COUNT` reading queries are written to, for others to answer:
/// one JSON object a line, `{"graph": …, "queries": [{"text": …, "ordered": …}]}`.
@Suite struct QueryFileTests {
    @Test func queriesAreWrittenWhereAFileIsNamed() throws {
        let environment = ProcessInfo.processInfo.environment
        let count = environment["NAQL_QUERY_COUNT"].flatMap { Int($0) } ?? 200
        let seed = environment["NAQL_SEED"].flatMap { UInt64($0) } ?? 1
        let lines = Self.lines(count, seed: seed)
        #expect(lines.count == (count + 9) / 10)
        for line in lines {
            let entry = try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any]
            let queries = try #require(entry?["queries"] as? [[String: Any]])
            for query in queries { _ = try Parser.parse(try #require(query["text"] as? String)) }
        }
        guard let path = environment["NAQL_QUERY_FILE"] else { return }
        try (lines.joined(separator: "\n") + "\n").write(toFile: path, atomically: true, encoding: .utf8)
    }

    private static func lines(_ count: Int, seed: UInt64) -> [String] {
        var seeds = SplitMix64(seed: seed)
        return stride(from: 0, to: count, by: 10).map { first in
            let graph = Campaign.small(seeds.next())
            let queries = (first..<min(first + 10, count)).map { _ in
                var generator = QueryGenerator(seed: seeds.next())
                let query = generator.next()
                return "{\"text\": \(quoted(query.text)), \"ordered\": \(query.isOrdered)}"
            }
            return "{\"graph\": \(quoted(graph.createStatement())), \"queries\": [\(queries.joined(separator: ", "))]}"
        }
    }

    private static func quoted(_ text: String) -> String {
        var bytes: [UInt8] = []
        JSONText.appendQuoted(text, to: &bytes)
        return String(decoding: bytes, as: UTF8.self)
    }
}
