/// Marks on ids, of which few are set at a time: memory is touched only where marks are.
final class BitMarks {
    private let words: UnsafeMutablePointer<UInt64>
    let capacity: Int

    init(capacity: Int) {
        self.capacity = capacity
        words = .allocateCleared((capacity + 63) / 64)
    }

    deinit { words.deallocateCleared() }

    @inline(__always)
    subscript(id: UInt32) -> Bool {
        get { words[Int(id >> 6)] & (1 << UInt64(id & 63)) != 0 }
        set {
            if newValue {
                words[Int(id >> 6)] |= 1 << UInt64(id & 63)
            } else {
                words[Int(id >> 6)] &= ~(1 << UInt64(id & 63))
            }
        }
    }

    /// Sets a mark and says whether it was new.
    @inline(__always)
    func insert(_ id: UInt32) -> Bool {
        let bit: UInt64 = 1 << UInt64(id & 63)
        let word = words[Int(id >> 6)]
        words[Int(id >> 6)] = word | bit
        return word & bit == 0
    }
}
