import NIOCore
import PropertyGraph

/// Reads values of PackStream, the encoding of Bolt: a marker byte tells kind and size.
///
/// What a value takes in memory is charged against ``room``, for a few bytes on the wire may stand for many in memory.
struct PackReader {
    /// The deepest nesting of lists, maps and structures.
    static let depthLimit = 200
    /// What an element takes at least once it is a value.
    private static let elementBytes = 32

    private(set) var buffer: ByteBuffer
    /// Bytes that the values may still take in memory.
    private var room: Int

    init(_ buffer: ByteBuffer, room: Int = 1 << 30) {
        self.buffer = buffer
        self.room = room
    }

    /// Whether all was read.
    var isAtEnd: Bool { buffer.readableBytes == 0 }

    /// The tag and the number of fields of a structure that begins here.
    mutating func structure() throws(PackError) -> (tag: UInt8, fields: Int) {
        let marker = try byte()
        guard marker & 0xF0 == 0xB0 else { throw .malformed("a structure is wanted, and this is \(Self.hex(marker))") }
        return (try byte(), Int(marker & 0x0F))
    }

    /// The next value.
    mutating func value(depth: Int = 0) throws(PackError) -> Value {
        guard depth < Self.depthLimit else {
            throw .malformed("lists and maps are nested more than \(Self.depthLimit) deep")
        }
        try charge(Self.elementBytes)
        let marker = try byte()
        switch marker {
        case 0x00...0x7F, 0xF0...0xFF: return .integer(Int64(Int8(bitPattern: marker)))
        case 0x80...0x8F: return .string(try text(Int(marker & 0x0F)))
        case 0x90...0x9F: return .list(try list(Int(marker & 0x0F), depth))
        case 0xA0...0xAF: return .map(try map(Int(marker & 0x0F), depth))
        case 0xB0...0xBF: return try structured(Int(marker & 0x0F), depth)
        case 0xC0: return .null
        case 0xC1: return .float(Double(bitPattern: try integer()))
        case 0xC2: return .boolean(false)
        case 0xC3: return .boolean(true)
        case 0xC8: return .integer(Int64(try integer() as Int8))
        case 0xC9: return .integer(Int64(try integer() as Int16))
        case 0xCA: return .integer(Int64(try integer() as Int32))
        case 0xCB: return .integer(try integer())
        case 0xCC, 0xCD, 0xCE:
            try skip(try size(marker - 0xCC))
            throw .value("bytes are no value of this graph: send a list of integers, or a text")
        case 0xD0, 0xD1, 0xD2: return .string(try text(try size(marker - 0xD0)))
        case 0xD4, 0xD5, 0xD6: return .list(try list(try size(marker - 0xD4), depth))
        case 0xD8, 0xD9, 0xDA: return .map(try map(try size(marker - 0xD8), depth))
        default: throw .malformed("no value begins with the byte \(Self.hex(marker))")
        }
    }

    // MARK: Parts

    private mutating func charge(_ bytes: Int) throws(PackError) {
        room -= bytes
        if room < 0 { throw .malformed("the message holds more values than fit its limit of memory") }
    }

    private mutating func byte() throws(PackError) -> UInt8 { try integer() }

    private mutating func integer<Number: FixedWidthInteger>() throws(PackError) -> Number {
        guard let number = buffer.readInteger(as: Number.self) else { throw Self.short }
        return number
    }

    /// A size of 8, 16 or 32 bits.
    private mutating func size(_ width: UInt8) throws(PackError) -> Int {
        switch width {
        case 0: Int(try integer() as UInt8)
        case 1: Int(try integer() as UInt16)
        default: Int(try integer() as UInt32)
        }
    }

    private mutating func skip(_ count: Int) throws(PackError) {
        guard count <= buffer.readableBytes else { throw Self.short }
        buffer.moveReaderIndex(forwardBy: count)
    }

    private mutating func text(_ count: Int) throws(PackError) -> String {
        try charge(count)
        guard count <= buffer.readableBytes else { throw Self.short }
        let text = buffer.withUnsafeReadableBytes {
            String(validating: UnsafeRawBufferPointer(rebasing: $0[..<count]), as: UTF8.self)
        }
        guard let text else { throw .malformed("a text is no UTF-8") }
        buffer.moveReaderIndex(forwardBy: count)
        return text
    }

    private mutating func list(_ count: Int, _ depth: Int) throws(PackError) -> [Value] {
        // Each element has a byte at least, so that a lying size reserves nothing.
        guard count <= buffer.readableBytes else { throw Self.short }
        try charge(count)
        var values: [Value] = []
        values.reserveCapacity(count)
        for _ in 0..<count { values.append(try value(depth: depth + 1)) }
        return values
    }

    private mutating func map(_ count: Int, _ depth: Int) throws(PackError) -> MapValue {
        var map = MapValue()
        for _ in 0..<count {
            guard case .string(let key) = try value(depth: depth + 1) else {
                throw .malformed("a key of a map is no text")
            }
            map[key] = try value(depth: depth + 1)
        }
        return map
    }

    private mutating func structured(_ count: Int, _ depth: Int) throws(PackError) -> Value {
        let tag = try byte()
        var fields: [Value] = []
        for _ in 0..<count { fields.append(try value(depth: depth + 1)) }
        return try StructuredValue.value(tag, fields)
    }

    private static let short = PackError.malformed("the message ends within a value")

    static func hex(_ byte: UInt8) -> String {
        let digits = String(byte, radix: 16, uppercase: true)
        return "0x" + (digits.count < 2 ? "0" : "") + digits
    }
}
