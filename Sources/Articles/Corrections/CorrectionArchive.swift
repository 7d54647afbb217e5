public import PropertyGraph

/// The corrections of an archive of articles. They are kept beside the graph, so that it can be built anew with them.
public enum CorrectionArchive {
    private static let name = "article-corrections"
    private static let version = 2

    /// Whether a graph was written with corrections: then it is one of articles, whatever else stands in it.
    public static func isKept(with graph: Graph) -> Bool { graph.attachments.contains { $0.name == name } }

    /// The corrections that a graph was written with.
    public static func stored(in graph: Graph) -> CorrectionSet {
        guard let attachment = graph.attachments.first(where: { $0.name == name }), let bytes = attachment.bytes else {
            return CorrectionSet()
        }
        if attachment.version == version { return Packer.value(CorrectionSet.self, of: bytes) ?? CorrectionSet() }
        // Archives of before kept what queries changed, without who and when.
        var set = CorrectionSet()
        guard attachment.version == 1, let all = Packer.value(FirstStoredEdits.self, of: bytes)?.all else { return set }
        set.sessions = all.map { EditSession($0, by: "", at: 0) }
        return set
    }

    /// Keeps corrections with a graph.
    public static func store(_ set: CorrectionSet, in graph: Graph) {
        graph.attachments.removeAll { $0.name == name }
        guard !set.isEmpty else { return }
        graph.attachments.append(ArchiveAttachment(name: name, version: version, bytes: Packer.bytes(of: set)))
    }

    /// What queries changed in a graph since it was opened, besides what corrections that name things did; nil where
    /// that is
    /// nothing.
    public static func session(
        from base: Graph, to graph: Graph, besides trace: CorrectionTrace, by user: String, at time: Int64
    ) -> EditSession? {
        let edits = EditFinder.edits(from: base, to: graph, besides: trace)
        return edits.isEmpty ? nil : EditSession(edits, by: user, at: time)
    }
}
