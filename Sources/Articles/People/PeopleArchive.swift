public import PropertyGraph

/// Puts what people files say on the people and organizations of a graph, and keeps it with the graph, so that it is there
/// when the graph is built anew.
public enum PeopleArchive {
    private static let name = "people"
    private static let version = 1

    /// What came of a people file.
    public struct Report: Sendable {
        /// How many rows were put on somebody.
        public var matched = 0
        /// A line for each row that was not: who could be meant.
        public var unmatched: [String] = []
    }

    /// Does what was kept with another graph and what files say, which goes before it, and keeps both.
    ///
    /// - Returns: what came of the files; of what was kept nobody is told again.
    @discardableResult
    public static func apply(_ files: [PeopleFile], keptWith before: Graph?, to graph: Graph) -> Report {
        let new = files.flatMap(\.rows)
        let names = Set(new.map { PeopleIndex.key($0.name) })
        let kept = before.map(stored)?.filter { !names.contains(PeopleIndex.key($0.name)) } ?? []
        guard !kept.isEmpty || !new.isEmpty else { return Report() }
        var placing = PeoplePlacing(graph)
        for row in kept { placing.put(row, isKept: true) }
        for row in new { placing.put(row, isKept: false) }
        keep(kept + new, with: graph)
        return placing.report
    }

    // MARK: Keeping

    /// Whether anything was kept with a graph.
    public static func isKept(with graph: Graph) -> Bool { graph.attachments.contains { $0.name == name } }

    private struct Stored: Packable {
        var rows: [PeopleRow] = []
        mutating func pass(_ packer: inout Packer) throws(Packer.Malformed) { try packer.pass(&rows) }
    }

    private static func stored(in graph: Graph) -> [PeopleRow] {
        guard let attachment = graph.attachments.first(where: { $0.name == name && $0.version == version }),
            let bytes = attachment.bytes
        else { return [] }
        return Packer.value(Stored.self, of: bytes)?.rows ?? []
    }

    private static func keep(_ rows: [PeopleRow], with graph: Graph) {
        graph.attachments.removeAll { $0.name == name }
        var stored = Stored()
        stored.rows = rows
        graph.attachments.append(ArchiveAttachment(name: name, version: version, bytes: Packer.bytes(of: stored)))
    }
}
