/// A part of an archive, as its table of contents lists it.
///
/// Unchecked: it points into a mapped file that is only read.
struct ArchiveSection: @unchecked Sendable {
    /// What readers must know of a section.
    struct Flags: OptionSet, Hashable, Sendable {
        let rawValue: Int
        /// Without it the graph would be read wrong: whoever does not know it must refuse the archive.
        static let isRequired = Flags(rawValue: 1)
        /// Says something of the graph as it was when written: dropped when the graph has changed.
        static let isOfThisGraph = Flags(rawValue: 2)
    }

    let name: String
    let version: Int
    let flags: Flags
    /// In the file.
    let bytes: Range<Int>
    let blockSize: Int
    /// Where its checksums are in the mapped file, eight bytes a block.
    let checksums: UnsafeRawPointer?

    var blockCount: Int { (bytes.count + blockSize - 1) / blockSize }

    func checksum(ofBlock block: Int) -> UInt64 {
        guard let checksums else { return 0 }
        return UInt64(littleEndian: checksums.loadUnaligned(fromByteOffset: block * 8, as: UInt64.self))
    }

    /// The bytes of a block, counted from the section's begin.
    func range(ofBlock block: Int) -> Range<Int> {
        block * blockSize..<Swift.min((block + 1) * blockSize, bytes.count)
    }
}
