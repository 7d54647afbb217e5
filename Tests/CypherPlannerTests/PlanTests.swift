import CypherPlanner
import Testing
#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// Plans as text files: a query, `---`, the expected operators; entries are separated by lines of `===`.
@Suite(.serialized) struct PlanTests {
    /// Of this suite alone: planning what writes makes names known to the graph.
    private static let graph = NewsGraph.make()

    static let folder = String(#filePath.prefix(upTo: #filePath.lastIndex(of: "/") ?? #filePath.endIndex)) + "/Plans"

    @Test(arguments: ["patterns", "clauses", "writes", "order", "rules", "paths", "forced"])
    func plans(file: String) throws {
        let path = Self.folder + "/" + file + ".txt"
        let entries = try #require(Self.read(path)).split(separator: "\n===\n")
        var actual: [String] = []
        for entry in entries {
            let parts = entry.split(separator: "\n---\n", maxSplits: 1)
            let query = String(parts[0]).trimmed
            let options = PlannerOptions(ignoresCosts: file == "forced")
            let plan = try PlanFixture(graph: Self.graph, options: options).explain(query)
            let expected = parts.count > 1 ? String(parts[1]).trimmed : ""
            actual.append(query + "\n---\n" + plan)
            if getenv("UPDATE_PLANS") == nil { #expect(plan == expected, "\(query)") }
        }
        if getenv("UPDATE_PLANS") != nil { Self.write(actual.joined(separator: "\n===\n") + "\n", to: path) }
    }

    static func read(_ path: String) -> String? {
        guard let file = fopen(path, "r") else { return nil }
        defer { fclose(file) }
        var bytes: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 65536)
        while case let count = fread(&buffer, 1, buffer.count, file), count > 0 { bytes += buffer[..<count] }
        return String(decoding: bytes, as: UTF8.self)
    }

    static func write(_ text: String, to path: String) {
        guard let file = fopen(path, "w") else { return }
        fputs(text, file)
        fclose(file)
    }
}

extension String {
    /// Without line breaks and spaces at its ends.
    var trimmed: String {
        var text = Substring(self)
        while let last = text.last, last.isWhitespace { text.removeLast() }
        while let first = text.first, first.isWhitespace { text.removeFirst() }
        return String(text)
    }
}
