/// Reads what ``ByteWriter`` wrote, and never beyond its end.
struct ByteReader {
    /// The bytes are not what a writer makes.
    struct Malformed: Error {}

    private let bytes: UnsafeRawBufferPointer
    private(set) var position = 0

    init(_ bytes: UnsafeRawBufferPointer) { self.bytes = bytes }

    var isAtEnd: Bool { position == bytes.count }

    /// What has not been read yet.
    var rest: UnsafeRawBufferPointer { UnsafeRawBufferPointer(rebasing: bytes[position...]) }

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
