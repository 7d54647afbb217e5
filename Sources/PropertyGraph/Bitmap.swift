/// A set of small integers as bits in words of 64.
public struct Bitmap: Hashable, Sendable {
    /// Bit i of word j stands for 64 * j + i.
    public var words: [UInt64]

    /// An empty set with room for `0..<capacity`.
    public init(capacity: Int) { words = Array(repeating: 0, count: (capacity + 63) / 64) }

    /// Whether `index`, which must be below the capacity, is in the set.
    @inlinable public subscript(index: Int) -> Bool {
        get { words[index >> 6] & (1 << UInt64(index & 63)) != 0 }
        set {
            if newValue {
                words[index >> 6] |= 1 << UInt64(index & 63)
            } else {
                words[index >> 6] &= ~(1 << UInt64(index & 63))
            }
        }
    }
}
