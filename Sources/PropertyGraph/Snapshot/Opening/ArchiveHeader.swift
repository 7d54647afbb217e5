/// The first bytes of an archive, checked.
struct ArchiveHeader {
    let version: Int
    /// The table of contents; what follows the header in every version.
    let table: Range<Int>

    init(_ bytes: UnsafeRawBufferPointer, path: String) throws(SnapshotError) {
        let magic = SnapshotFormat.magic
        let size = SnapshotFormat.headerSize
        if bytes.isEmpty { throw .empty(path: path) }
        guard bytes.prefix(magic.count).elementsEqual(magic.prefix(bytes.count)) else {
            throw .notAnArchive(path: path)
        }
        guard bytes.count >= size else { throw .truncated(path: path, expected: size, actual: bytes.count) }
        func number(_ position: Int) -> Int {
            Int(littleEndian: bytes.loadUnaligned(fromByteOffset: position, as: Int.self))
        }
        func isSound(_ range: Range<Int>, _ position: Int) -> Bool {
            UInt64(bitPattern: Int64(number(position))) == checksum(UnsafeRawBufferPointer(rebasing: bytes[range]))
        }
        func damage(_ section: String, _ range: Range<Int>, _ problem: String = ArchiveDamage.mismatch) -> SnapshotError
        {
            .damaged(path: path, ArchiveDamage(section: section, bytes: range, problem: problem), others: 0)
        }
        version = number(8)
        guard isSound(0..<48, 48), number(56) == 0, version > 0 else { throw damage("header", 0..<size) }
        guard version <= SnapshotFormat.version else {
            throw .newerVersion(path: path, version: version, supported: SnapshotFormat.version)
        }
        let (whole, offset, length) = (number(16), number(24), number(32))
        guard whole <= bytes.count else { throw .truncated(path: path, expected: whole, actual: bytes.count) }
        guard whole == bytes.count else {
            throw damage("file", whole..<bytes.count, "stand behind its end")
        }
        guard offset >= size, length >= 8, offset <= whole, length == whole - offset else {
            throw damage("header", 0..<size, "do not lead to a table of contents")
        }
        table = offset..<whole
        guard isSound(table, 40) else { throw damage("table of contents", table) }
    }
}
