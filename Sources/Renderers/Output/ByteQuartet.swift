/// Four bytes that are looked for at once.
struct ByteQuartet {
    private let repeated: (SIMD16<UInt8>, SIMD16<UInt8>, SIMD16<UInt8>, SIMD16<UInt8>)

    init(_ a: UInt8, _ b: UInt8, _ c: UInt8, _ d: UInt8) {
        repeated = (
            SIMD16(repeating: a), SIMD16(repeating: b), SIMD16(repeating: c), SIMD16(repeating: d)
        )
    }

    /// Whether any of sixteen bytes is one of them.
    @inline(__always)
    func occurs(in block: SIMD16<UInt8>) -> Bool {
        any(
            (block .== repeated.0) .| (block .== repeated.1) .| (block .== repeated.2) .| (block .== repeated.3))
    }

    /// Whether a byte is one of them.
    @inline(__always)
    func contains(_ byte: UInt8) -> Bool {
        byte == repeated.0[0] || byte == repeated.1[0] || byte == repeated.2[0] || byte == repeated.3[0]
    }
}

extension UnsafeBufferPointer<UInt8> {
    /// Whether one of four bytes stands in it.
    @inline(__always)
    func containsAny(_ bytes: ByteQuartet) -> Bool {
        let raw = UnsafeRawBufferPointer(self)
        var offset = 0
        while offset &+ 16 <= count {
            if bytes.occurs(in: raw.loadUnaligned(fromByteOffset: offset, as: SIMD16<UInt8>.self)) { return true }
            offset &+= 16
        }
        while offset < count {
            if bytes.contains(self[offset]) { return true }
            offset &+= 1
        }
        return false
    }
}
