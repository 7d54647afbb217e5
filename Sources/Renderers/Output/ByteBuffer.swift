/// Bytes that grow: what renderers write into before it goes to a sink.
public struct ByteBuffer: Sendable {
    /// The bytes so far.
    public private(set) var bytes: [UInt8] = []

    /// An empty buffer.
    public init() { bytes.reserveCapacity(1 << 16) }

    /// How many bytes.
    public var count: Int { bytes.count }

    /// Appends text as UTF-8.
    public mutating func append(_ text: String) {
        var text = text
        text.withUTF8 { appendBytes($0) }
    }

    /// Appends one byte.
    public mutating func append(byte: UInt8) { bytes.append(byte) }

    /// Appends bytes as they are.
    public mutating func appendBytes(_ more: UnsafeBufferPointer<UInt8>) { bytes.append(contentsOf: more) }

    /// Appends bytes as they are.
    public mutating func appendBytes(_ more: some Sequence<UInt8>) { bytes.append(contentsOf: more) }

    /// Lets `body` append to the bytes.
    public mutating func withBytes(_ body: (inout [UInt8]) -> Void) { body(&bytes) }

    /// Appends an integer in decimal.
    public mutating func append(integer: Int64) {
        var magnitude = integer.magnitude
        if integer < 0 { bytes.append(UInt8(ascii: "-")) }
        var digits: (UInt64, UInt64, UInt64) = (0, 0, 0)
        withUnsafeMutableBytes(of: &digits) { room in
            var at = room.count
            repeat {
                at -= 1
                room[at] = UInt8(ascii: "0") &+ UInt8(truncatingIfNeeded: magnitude % 10)
                magnitude /= 10
            } while magnitude > 0
            bytes.append(contentsOf: room[at...])
        }
    }

    /// Appends `count` spaces.
    public mutating func append(spaces count: Int) {
        if count > 0 { bytes.append(contentsOf: repeatElement(UInt8(ascii: " "), count: count)) }
    }

    /// Appends the same text `count` times.
    public mutating func append(_ text: String, repeated count: Int) {
        for _ in 0..<max(count, 0) { append(text) }
    }

    /// Empties it and keeps its room.
    public mutating func removeAll() { bytes.removeAll(keepingCapacity: true) }

    /// The text, for tests and messages.
    public var text: String { String(decoding: bytes, as: UTF8.self) }
}
