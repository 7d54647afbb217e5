import Machine

/// Writes sections one after the other, then the table of contents that lists them.
struct SnapshotWriter {
    private let file: OutputFile
    private var entries = ByteWriter()
    private var checksums = ByteWriter()
    private var count = 0
    private var offset = SnapshotFormat.headerSize

    init(_ path: String) throws(SnapshotError) {
        do { file = try OutputFile(path, devices: .refused) } catch { throw SnapshotError(error) }
    }

    mutating func write(
        _ name: String, _ version: Int, _ flags: ArchiveSection.Flags, _ bytes: UnsafeRawBufferPointer
    ) throws(SnapshotError) {
        offset = SnapshotFormat.aligned(offset)
        entries.string(name)
        entries.number(version)
        entries.number(flags.rawValue)
        entries.number(offset)
        entries.number(bytes.count)
        var start = 0
        while start < bytes.count {
            let end = min(start + SnapshotFormat.blockSize, bytes.count)
            checksums.number(checksum(UnsafeRawBufferPointer(rebasing: bytes[start..<end])))
            start = end
        }
        try put(bytes, at: offset)
        offset += bytes.count
        count += 1
    }

    mutating func write(
        _ name: String, _ version: Int, _ flags: ArchiveSection.Flags, _ bytes: [UInt8]
    ) throws(SnapshotError) {
        let buffer = Buffer(bytes)
        defer { withExtendedLifetime(buffer) {} }
        try write(name, version, flags, UnsafeRawBufferPointer(buffer.view))
    }

    /// Writes table and header, and gives the file its name.
    func finish() throws(SnapshotError) {
        var table = ByteWriter()
        table.number(SnapshotFormat.blockSize)
        table.number(count)
        let bytes = table.bytes + entries.bytes + checksums.bytes
        let place = SnapshotFormat.aligned(offset)
        do {
            try file.write(bytes, at: place)
            try file.write(SnapshotFormat.header(table: place, bytes), at: 0)
            try file.publish()
        } catch { throw SnapshotError(error) }
    }

    private func put(_ bytes: UnsafeRawBufferPointer, at offset: Int) throws(SnapshotError) {
        do { try file.write(bytes, at: offset) } catch { throw SnapshotError(error) }
    }
}
