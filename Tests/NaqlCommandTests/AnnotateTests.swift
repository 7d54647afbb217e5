import Foundation
import Testing

/// `naql annotate`: what is found in an article is the same wherever it stands.
@Suite struct AnnotateTests {
    private func records() throws -> [String] {
        let read = try Program.naql("read", "seeds")
        #expect(read.status == 0, "\(read.errors)")
        return read.output.split(separator: "\n").map(String.init)
    }

    private func annotate(_ records: [String]) throws -> [String] {
        let found = try Program.naql("annotate", "--path", "seeds", input: records.joined(separator: "\n"))
        #expect(found.status == 0, "\(found.errors)")
        return found.output.split(separator: "\n").map(String.init)
    }

    private func objects(_ lines: [String]) throws -> [[String: Any]] {
        try lines.map { try JSONSerialization.jsonObject(with: Data($0.utf8)) as? [String: Any] ?? [:] }
    }

    @Test func anyOrderAndAnyPartsGiveTheSameLines() throws {
        let records = try records()
        #expect(records.count > 5)
        let whole = try annotate(records)
        let turned = try annotate(records.reversed())
        let parts = try annotate(Array(records.prefix(3))) + annotate(Array(records.dropFirst(3)))
        #expect(whole.sorted() == turned.sorted())
        #expect(whole == parts)
    }

    @Test func keysJoinWhatArticlesShare() throws {
        let lines = try objects(try annotate(try records()))
        let nodes = lines.filter { ["node", "entity"].contains($0["kind"] as? String) }
        let keys = Set(nodes.compactMap { $0["key"] as? String })
        let relationships = lines.filter { $0["kind"] as? String == "relationship" }
        #expect(relationships.allSatisfy { keys.contains($0["source"] as? String ?? "") })
        #expect(relationships.allSatisfy { keys.contains($0["target"] as? String ?? "") })
        // An import of all makes one node of each key.
        let count = try Program.naql("seeds", "-q", "-c", "MATCH (n) RETURN count(n) AS n", "--format", "tsv")
        #expect(count.output == "n\n\(keys.count)\n")
        let entities = nodes.filter { $0["kind"] as? String == "entity" }
        #expect(Set(entities.compactMap { $0["key"] as? String }).count < entities.count)
    }

    @Test func printsTellWhatRepeats() throws {
        let prints = try annotate(try records()).filter { $0.hasPrefix(#"{"kind":"print""#) }
        let found = try Program.naql("annotate", "--repeats", input: prints.reversed().joined(separator: "\n"))
        let count = try Program.naql(
            "seeds", "-q", "-c", "MATCH ()-[r:REPEATS]->() RETURN count(r) AS n", "--format", "tsv")
        #expect(
            found.status == 0 && count.output == "n\n\(found.output.split(separator: "\n").count)\n", "\(found.errors)")
    }

    @Test func aBadRecordIsNamedAndPassedOver() throws {
        let good = #"{"id": "a1", "text": "Salma Idris said the bridge would open on Monday."}"#
        let input = ["{", #"{"text": "Nobody can join this."}"#, good, #"{"id": "a2"}"#].joined(separator: "\n")
        let found = try Program.naql("annotate", input: input)
        #expect(found.status == 3)
        #expect(found.output.contains(#""key":"a1#0""#) && !found.output.contains("\"a2#"))
        for line in [1, 2, 4] { #expect(found.errors.contains("line \(line): "), "\(found.errors)") }
        let noPrint = try Program.naql("annotate", "--repeats", input: #"{"kind": "print", "key": "x"}"#)
        #expect(noPrint.status == 3 && noPrint.errors.contains("line 1: "), "\(noPrint.errors)")
    }
}
