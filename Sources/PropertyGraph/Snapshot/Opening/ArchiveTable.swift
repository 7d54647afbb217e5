/// The table of contents of an archive, read within bounds.
struct ArchiveTable {
    private(set) var sections: [ArchiveSection] = []
    /// Of version 1, where it follows the table.
    private(set) var oldDescription: Range<Int>?

    init(_ file: UnsafeRawBufferPointer, _ header: ArchiveHeader) throws(ByteReader.Malformed) {
        var reader = ByteReader(UnsafeRawBufferPointer(rebasing: file[header.table]))
        if header.version == 1 {
            try readFirstVersion(&reader, header, file)
        } else {
            try read(&reader, header)
            let checksums = reader.rest
            let blocks = sections.reduce(0) { $0 + $1.blockCount }
            guard checksums.count == blocks * 8 else { throw ByteReader.Malformed() }
            var block = 0
            sections = sections.map { section in
                defer { block += section.blockCount }
                return ArchiveSection(
                    name: section.name, version: section.version, flags: section.flags, bytes: section.bytes,
                    blockSize: section.blockSize, checksums: checksums.baseAddress.map { $0 + block * 8 })
            }
        }
    }

    private mutating func read(_ reader: inout ByteReader, _ header: ArchiveHeader) throws(ByteReader.Malformed) {
        let blockSize = try reader.number(
            in: SnapshotFormat.blockSizes.lowerBound...SnapshotFormat.blockSizes.upperBound)
        guard blockSize & (blockSize - 1) == 0 else { throw ByteReader.Malformed() }
        for _ in 0..<(try reader.count()) {
            let name = try reader.string()
            let version = try reader.number(in: 0...Int(UInt32.max))
            let flags = ArchiveSection.Flags(rawValue: try reader.number(in: 0...Int(UInt32.max)))
            sections.append(
                ArchiveSection(
                    name: name, version: version, flags: flags, bytes: try place(&reader, header), blockSize: blockSize,
                    checksums: nil))
        }
    }

    private mutating func readFirstVersion(
        _ reader: inout ByteReader, _ header: ArchiveHeader, _ file: UnsafeRawBufferPointer
    ) throws(ByteReader.Malformed) {
        let count = try reader.number(in: 0...(header.table.count / 24))
        for number in 0..<count {
            let bytes = try place(&reader, header)
            let checksum = file.baseAddress.map { $0 + header.table.lowerBound + reader.position }
            _ = try reader.number()
            sections.append(
                ArchiveSection(
                    name: "\(number + 1)", version: 1, flags: .isRequired, bytes: bytes,
                    blockSize: max(bytes.count, 1), checksums: checksum))
        }
        oldDescription = (header.table.lowerBound + reader.position)..<header.table.upperBound
    }

    /// Sections follow each other, so that no part of the file can be two arrays: what is read of a small file stays
    /// small.
    private func place(_ reader: inout ByteReader, _ header: ArchiveHeader) throws(ByteReader.Malformed) -> Range<Int> {
        let start = sections.last?.bytes.upperBound ?? SnapshotFormat.headerSize
        let offset = try reader.number(in: start...header.table.lowerBound)
        let size = try reader.number(in: 0...(header.table.lowerBound - offset))
        guard offset % SnapshotFormat.alignment == 0 else { throw ByteReader.Malformed() }
        return offset..<(offset + size)
    }
}
