public import PropertyGraph

/// The corrections of an archive of articles: what queries changed in it. They are kept beside the graph, so that it can be
/// built anew with them.
public enum CorrectionArchive {
    private static let name = "article-corrections"
    private static let version = 1

    /// Notes in a graph's attachments what queries changed since it was opened.
    ///
    /// - Parameter base: the graph as it was opened, with the corrections of before.
    public static func note(in graph: Graph, since base: Graph) {
        let corrections = CorrectionFinder.corrections(from: base, to: graph)
        let all = stored(in: base) + (corrections.isEmpty ? [] : [corrections])
        graph.attachments.removeAll { $0.name == name }
        if let attachment = attachment(all) { graph.attachments.append(attachment) }
    }

    /// Does in a graph that was built anew what was corrected in an archive, and notes it with the graph.
    ///
    /// - Returns: what had nothing to be done to, in words.
    public static func apply(of archive: Graph, to graph: Graph) -> [String] {
        let all = stored(in: archive)
        let left = CorrectionReplay.apply(all, to: graph)
        if let attachment = attachment(all) { graph.attachments.append(attachment) }
        return left
    }

    private static func stored(in graph: Graph) -> [Corrections] {
        guard let attachment = graph.attachments.first(where: { $0.name == name && $0.version == version }),
            let bytes = attachment.bytes
        else { return [] }
        return Packer.value(StoredCorrections.self, of: bytes)?.all ?? []
    }

    private static func attachment(_ all: [Corrections]) -> ArchiveAttachment? {
        guard !all.isEmpty else { return nil }
        var stored = StoredCorrections()
        stored.all = all
        return ArchiveAttachment(name: name, version: version, bytes: Packer.bytes(of: stored))
    }
}
