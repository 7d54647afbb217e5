/// The archive file.
///
///     header      64 bytes: magic, version, size of the file, place, size and checksum of the directory, checksum
///     sections    each at a multiple of 64 bytes: the arrays of the graph as they are in memory, little endian
///     directory   section table (offset, bytes, checksum), then the description of the graph that refers to it
///
/// The description is a stream of numbers and strings in the order in which ``SnapshotEncoder`` writes them.
enum SnapshotFormat {
    static let magic: [UInt8] = Array("NAQLGRPH".utf8)
    static let version: UInt32 = 1
    static let headerSize = 64
    static let alignment = 64
    /// Archives up to this size are checked whole when opened. A larger one would take longer than a few
    /// milliseconds: its directory is checked, and ``Snapshot/verify(_:)`` checks the rest.
    static let fullCheckLimit = 128 << 20

    static func aligned(_ offset: Int) -> Int { (offset + alignment - 1) / alignment * alignment }
}

/// A part of the file that holds one array.
struct SnapshotSection {
    var offset = 0
    let bytes: UnsafeRawBufferPointer
    /// Keeps the bytes alive.
    let owner: AnyObject
}

/// A growing list of bytes: fixed-width little-endian numbers, strings with their length before them.
struct ByteWriter {
    private(set) var bytes: [UInt8] = []

    mutating func number(_ number: some FixedWidthInteger) {
        let wide = UInt64(truncatingIfNeeded: number)
        for shift in stride(from: 0, to: 64, by: 8) { bytes.append(UInt8(truncatingIfNeeded: wide >> UInt64(shift))) }
    }

    mutating func byte(_ byte: UInt8) { bytes.append(byte) }

    mutating func string(_ string: String) {
        number(string.utf8.count)
        bytes.append(contentsOf: string.utf8)
    }
}

/// Reads what ``ByteWriter`` wrote, and never beyond its end.
struct ByteReader {
    /// The bytes are not what a writer makes.
    struct Malformed: Error {}

    private let bytes: UnsafeRawBufferPointer
    private var position = 0

    init(_ bytes: UnsafeRawBufferPointer) { self.bytes = bytes }

    var isAtEnd: Bool { position == bytes.count }

    mutating func byte() throws(Malformed) -> UInt8 {
        guard position < bytes.count else { throw Malformed() }
        defer { position += 1 }
        return bytes[position]
    }

    mutating func number() throws(Malformed) -> Int64 {
        guard bytes.count - position >= 8 else { throw Malformed() }
        defer { position += 8 }
        return Int64(littleEndian: bytes.loadUnaligned(fromByteOffset: position, as: Int64.self))
    }

    /// A number that must lie in a range.
    mutating func number(in range: ClosedRange<Int>) throws(Malformed) -> Int {
        guard let number = Int(exactly: try number()), range.contains(number) else { throw Malformed() }
        return number
    }

    /// A number that must be an index of a table.
    mutating func index(below count: Int) throws(Malformed) -> Int {
        guard let number = Int(exactly: try number()), number >= 0, number < count else { throw Malformed() }
        return number
    }

    /// How many elements follow; each takes at least one byte.
    mutating func count() throws(Malformed) -> Int { try number(in: 0...(bytes.count - position)) }

    mutating func id() throws(Malformed) -> UInt32 { UInt32(try number(in: 0...Int(UInt32.max))) }

    mutating func string() throws(Malformed) -> String {
        let count = try count()
        guard count <= bytes.count - position else { throw Malformed() }
        defer { position += count }
        let part = UnsafeRawBufferPointer(rebasing: bytes[position..<(position + count)])
        guard let string = String(validating: part, as: UTF8.self) else { throw Malformed() }
        return string
    }
}
