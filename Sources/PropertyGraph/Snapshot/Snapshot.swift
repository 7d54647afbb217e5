/// A graph in one file that opens by mapping it: see ``SnapshotFormat``.
public enum Snapshot {
    /// Writes the graph to a temporary file beside `path`, and renames it when all is on disk.
    ///
    /// A graph that was written to since it was loaded is written in the form of a loaded one: what was deleted is left
    /// out, and ids are given anew.
    public static func write(_ graph: Graph, to path: String) throws(SnapshotError) {
        let graph = graph.isAsLoaded ? graph : graph.compacted()
        let encoder = SnapshotEncoder(graph)
        var sections = encoder.sections
        var directory = ByteWriter()
        directory.number(sections.count)
        var offset = SnapshotFormat.headerSize
        for index in sections.indices {
            offset = SnapshotFormat.aligned(offset)
            sections[index].offset = offset
            directory.number(offset)
            directory.number(sections[index].bytes.count)
            directory.number(checksum(sections[index].bytes))
            offset += sections[index].bytes.count
        }
        let directoryOffset = SnapshotFormat.aligned(offset)
        let directoryBytes = directory.bytes + encoder.description.bytes
        let header = header(directoryOffset, directoryBytes)

        let file = try SnapshotFile(path)
        try file.write(header, at: 0)
        for section in sections { try file.write(section.bytes, at: section.offset) }
        try file.write(directoryBytes, at: directoryOffset)
        try file.publish()
    }

    private static func header(_ directoryOffset: Int, _ directory: [UInt8]) -> [UInt8] {
        var header = ByteWriter()
        for byte in SnapshotFormat.magic { header.byte(byte) }
        header.number(SnapshotFormat.version)
        header.number(directoryOffset + directory.count)
        header.number(directoryOffset)
        header.number(directory.count)
        header.number(directory.withUnsafeBytes { checksum($0) })
        header.number(header.bytes.withUnsafeBytes { checksum($0) })
        header.number(0)
        return header.bytes
    }

    /// Opens a graph. Its arrays stay in the mapped file until they are written to.
    public static func open(_ path: String) throws(SnapshotError) -> Graph {
        try open(path, checksAll: nil)
    }

    /// Checks every byte of an archive, of whatever size, against its checksums.
    public static func verify(_ path: String) throws(SnapshotError) { _ = try open(path, checksAll: true) }

    private static func open(_ path: String, checksAll: Bool?) throws(SnapshotError) -> Graph {
        let file: MappedFile
        do {
            file = try MappedFile(path)
        } catch {
            throw .system(path: path, operation: error.operation, reason: error.reason)
        }
        let bytes = file.bytes
        let directory = try self.directory(path, bytes)
        let isChecked = checksAll ?? (bytes.count <= SnapshotFormat.fullCheckLimit)
        guard let (sections, description) = try? table(directory, bytes) else {
            throw .damaged(path: path, part: "the table of sections")
        }
        for (number, section) in sections.enumerated() where isChecked && checksum(section.bytes) != section.checksum {
            throw .damaged(path: path, part: "section \(number + 1) of \(sections.count)")
        }
        var decoder = SnapshotDecoder(description, sections: sections.map(\.bytes), owner: file)
        guard let graph = try? decoder.graph() else {
            throw .damaged(path: path, part: "the description of the graph")
        }
        return graph
    }

    /// The sections that the directory lists, and the description after them.
    private static func table(_ directory: UnsafeRawBufferPointer, _ bytes: UnsafeRawBufferPointer)
        throws(ByteReader.Malformed) -> (
            sections: [(bytes: UnsafeRawBufferPointer, checksum: UInt64)], description: UnsafeRawBufferPointer
        )
    {
        var reader = ByteReader(directory)
        let count = try reader.number(in: 0...(directory.count / 24))
        var sections: [(bytes: UnsafeRawBufferPointer, checksum: UInt64)] = []
        for _ in 0..<count {
            let offset = try reader.number(in: SnapshotFormat.headerSize...bytes.count)
            let size = try reader.number(in: 0...(bytes.count - offset))
            let checksum = UInt64(bitPattern: try reader.number())
            guard offset % SnapshotFormat.alignment == 0 else { throw ByteReader.Malformed() }
            sections.append((UnsafeRawBufferPointer(rebasing: bytes[offset..<(offset + size)]), checksum))
        }
        guard 8 + count * 24 <= directory.count else { throw ByteReader.Malformed() }
        return (sections, UnsafeRawBufferPointer(rebasing: directory[(8 + count * 24)...]))
    }

    /// The checked directory of a file whose header is sound.
    private static func directory(_ path: String, _ bytes: UnsafeRawBufferPointer) throws(SnapshotError)
        -> UnsafeRawBufferPointer
    {
        let magic = SnapshotFormat.magic
        guard bytes.count >= magic.count, bytes.prefix(magic.count).elementsEqual(magic) else {
            throw .notAnArchive(path: path)
        }
        guard bytes.count >= SnapshotFormat.headerSize else {
            throw .truncated(path: path, expected: SnapshotFormat.headerSize, actual: bytes.count)
        }
        func number(_ position: Int) -> Int {
            Int(littleEndian: bytes.loadUnaligned(fromByteOffset: position, as: Int.self))
        }
        let version = number(8)
        let checked = UnsafeRawBufferPointer(rebasing: bytes[..<48])
        guard UInt64(bitPattern: Int64(number(48))) == checksum(checked), number(56) == 0 else {
            throw .damaged(path: path, part: "the header")
        }
        // The header's form is the same in every version, so that a newer one is told from a damaged one.
        guard version <= Int(SnapshotFormat.version) else {
            throw .newerVersion(path: path, version: version, supported: Int(SnapshotFormat.version))
        }
        let size = number(16)
        let offset = number(24)
        let length = number(32)
        guard size == bytes.count else { throw .truncated(path: path, expected: size, actual: bytes.count) }
        guard offset >= SnapshotFormat.headerSize, length >= 8, offset <= size, length == size - offset else {
            throw .damaged(path: path, part: "the header")
        }
        let directory = UnsafeRawBufferPointer(rebasing: bytes[offset..<(offset + length)])
        guard UInt64(bitPattern: Int64(number(40))) == checksum(directory) else {
            throw .damaged(path: path, part: "the directory")
        }
        return directory
    }
}
