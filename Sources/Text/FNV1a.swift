/// The hash FNV-1a of 64 bits, made a byte, a letter or another hash at a time: fast for short things, and no guard against
/// anybody who means harm.
public struct FNV1a: Sendable {
    /// As it is so far.
    @usableFromInline var state: UInt64 = 0xCBF2_9CE4_8422_2325

    /// The hash of what was added.
    @inlinable public var value: UInt64 { state }

    /// The hash of nothing.
    @inlinable public init() {}

    /// The hash of bytes.
    @inlinable public init(_ bytes: some Sequence<UInt8>) {
        for byte in bytes { add(UInt64(byte)) }
    }

    /// Adds one more.
    @inlinable public mutating func add(_ next: UInt64) {
        state = (state ^ next) &* 0x0000_0100_0000_01B3
    }
}
