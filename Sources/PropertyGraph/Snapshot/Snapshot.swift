/// A graph in one file that opens by mapping it: see ``SnapshotFormat``.
public enum Snapshot {
    /// Writes the graph to a temporary file beside `path`, and renames it when all is on disk.
    ///
    /// A graph that was written to since it was loaded is written in the form of a loaded one: what was deleted is left
    /// out, and ids are given anew.
    public static func write(_ graph: Graph, to path: String) throws(SnapshotError) {
        // What is damaged must not get new checksums.
        try graph.checkArchive()
        let attachments = graph.attachments.filter { !$0.isOfThisGraph || graph.changeCount == 0 }
        let encoder = SnapshotEncoder(graph.isAsLoaded ? graph : graph.compacted())
        var writer = try SnapshotWriter(path)
        for section in encoder.sections {
            try writer.write(section.name, section.version, section.flags, section.bytes)
        }
        for attachment in attachments {
            guard let bytes = attachment.bytes else { throw graph.damage ?? .changed(path: path) }
            try writer.write(attachment.name, attachment.version, attachment.flags, bytes)
        }
        try writer.write(
            SnapshotFormat.description, encoder.descriptionVersion, .isRequired, encoder.description.bytes)
        try writer.finish()
    }

    /// Opens a graph. Its arrays stay in the mapped file until they are written to, and are checked when they are first
    /// read; what is damaged then is told by ``Graph/damage``.
    ///
    /// A small archive, up to `limit` bytes, is checked whole at once, which takes a few milliseconds.
    public static func open(_ path: String, checkingWholeUpTo limit: Int = 8 << 20) throws(SnapshotError) -> Graph {
        let (graph, archive, _) = try load(path)
        if archive.byteCount <= limit { try graph.checkArchive() }
        return graph
    }

    /// What a sound archive holds.
    public struct Summary: Hashable, Sendable {
        /// Of the file's form.
        public let version: Int
        /// Of the file.
        public let bytes: Int
        /// Nodes in it.
        public let nodes: Int
        /// Relationships in it.
        public let relationships: Int
    }

    /// Reads all of an archive, of whatever size, and checks it, with so many threads at once.
    public static func verify(_ path: String, threads: Int = 1) throws(SnapshotError) -> Summary {
        let (graph, archive, seals) = try load(path)
        ArchiveCheck.open(seals, threads: threads)
        try graph.checkArchive()
        ArchiveCheck.gaps(of: archive)
        archive.look()
        if let damage = archive.damage { throw damage }
        return Summary(
            version: archive.version, bytes: archive.byteCount, nodes: graph.nodeCount,
            relationships: graph.relationshipCount)
    }

    /// Whether there is a file that begins as an archive does.
    public static func isArchive(at path: String) -> Bool {
        guard let file = try? MappedFile(path) else { return false }
        return file.bytes.starts(with: SnapshotFormat.magic)
    }

    private static func load(_ path: String) throws(SnapshotError) -> (
        graph: Graph, archive: Archive, seals: [SectionSeal]
    ) {
        let archive = try Archive(path)
        let (number, description) = try self.description(of: archive)
        let version = number.map { archive.sections[$0].version } ?? SnapshotFormat.plainDescriptionVersion
        var decoder = SnapshotDecoder(archive, description: archive.bytes(description), version: version)
        guard let graph = try? decoder.graph() else {
            let damage = ArchiveDamage(
                section: "description of the graph", bytes: description, problem: "does not fit the rest of the file")
            throw .damaged(path: path, damage, others: 0)
        }
        var seals = decoder.seals
        for (index, section) in archive.sections.enumerated() where seals[index] == nil && index != number {
            // What is not part of the graph nor known by name.
            if section.flags.contains(.isRequired) {
                throw .newerPart(path: path, section: section.name, version: section.version)
            }
            let seal = SectionSeal(archive, section, .any)
            seals[index] = seal
            graph.attachments.append(ArchiveAttachment(seal))
        }
        return (graph, archive, seals.compactMap { $0 })
    }

    /// The section that describes the graph, checked, and where it is.
    private static func description(of archive: Archive) throws(SnapshotError) -> (number: Int?, bytes: Range<Int>) {
        if let old = archive.oldDescription { return (nil, old) }
        guard let number = archive.sections.firstIndex(where: { $0.name == SnapshotFormat.description }) else {
            throw .newerPart(path: archive.path, section: "table of contents", version: archive.version)
        }
        let section = archive.sections[number]
        guard section.version <= SnapshotFormat.descriptionVersion else {
            throw .newerPart(path: archive.path, section: section.name, version: section.version)
        }
        guard SectionSeal(archive, section, .any).openAll() else {
            throw archive.damage ?? .changed(path: archive.path)
        }
        return (number, section.bytes)
    }
}

extension Graph {
    /// What was found damaged in the archive that the graph was opened from. Answers given since it was opened may only
    /// be trusted while this is nil: ask after reading and before telling.
    public var damage: SnapshotError? { archive?.damage }

    /// ``damage``, after a look whether another program has written into the file.
    public func lookForDamage() -> SnapshotError? {
        archive?.look()
        return damage
    }

    /// Checks what has not been read yet of the archive that the graph was opened from.
    public func checkArchive() throws(SnapshotError) {
        guard let archive else { return }
        nodeLabelSets.open()
        _ = strings.openAll()
        _ = relationshipTable.openEnds()
        for adjacency in adjacencies { _ = adjacency.openAll() }
        for store in [nodeProperties, relationshipProperties] {
            for block in store.blocks { block.forEachColumn { _, _ in } }
        }
        for attachment in attachments { _ = attachment.seal?.openAll() }
        if let damage = archive.damage { throw damage }
    }
}
