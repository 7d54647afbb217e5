/// The archive file, version 2.
///
///     header      64 bytes: magic, version, size of the file, place, size and checksum of the table, checksum
///     sections    each at a multiple of 64 bytes, in any number: the arrays of the graph as they are in memory, little
///                 endian, and the description that says which array is what
///     table       of contents: the size of a block; name, version, flags, place and size of each section; then a
///                 checksum of every block of every section
///
/// A section is cut into blocks that are checked before they are first read (``SectionSeal``), so that opening costs
/// the same whatever the size. The section `graph` is the description: a stream of numbers and strings in the order in
/// which ``SnapshotEncoder`` writes them, which names arrays by their number in the table. Other sections that a reader
/// does not know are carried over where they are optional, and refused where they are required. The header has the same
/// form in every version, so that a newer file is told from a damaged one.
///
/// Version 1 had no names and no blocks: its table was (place, size, checksum) for each array, then the description,
/// whose arrays follow in order. It is read as if each section were one block.
enum SnapshotFormat {
    static let magic: [UInt8] = Array("NAQLGRPH".utf8)
    static let version = 2
    static let headerSize = 64
    static let alignment = 64
    /// What is checked at once, at the least: a multiple of the machine's pages.
    static let blockSize = 64 << 10
    static let blockSizes = 64 << 10...1 << 20
    /// The section that describes the graph, and the latest version of its form.
    static let description = "graph"
    static let descriptionVersion = 3
    /// The version of the description before points, constraints on types and kinds of index: written where there is none of
    /// them, so that earlier programs read it.
    static let plainDescriptionVersion = 2

    static func aligned(_ offset: Int) -> Int { (offset + alignment - 1) / alignment * alignment }

    static func header(version: Int = version, table offset: Int, _ table: [UInt8]) -> [UInt8] {
        var header = ByteWriter()
        for byte in magic { header.byte(byte) }
        header.number(version)
        header.number(offset + table.count)
        header.number(offset)
        header.number(table.count)
        header.number(table.withUnsafeBytes { checksum($0) })
        header.number(header.bytes.withUnsafeBytes { checksum($0) })
        header.number(0)
        return header.bytes
    }
}
