import PropertyGraph

extension Bitmap {
    /// The bits at `rows`; nil where none is set.
    func gather(_ rows: UnsafeBufferPointer<UInt32>) -> Bitmap? {
        var result = Bitmap(capacity: rows.count)
        var any: UInt64 = 0
        words.withUnsafeBufferPointer { source in
            result.words.withUnsafeMutableBufferPointer { target in
                for row in 0..<rows.count {
                    let index = Int(rows[row])
                    let bit = (source[index >> 6] >> UInt64(index & 63)) & 1
                    any |= bit
                    target[row >> 6] |= bit << UInt64(row & 63)
                }
            }
        }
        return any == 0 ? nil : result
    }

    /// The bits of `range`, from 0; nil where none is set.
    func slice(_ range: Range<Int>) -> Bitmap? {
        var result = Bitmap(capacity: range.count)
        var any = false
        for row in range where self[row] {
            result[row - range.lowerBound] = true
            any = true
        }
        return any ? result : nil
    }

    /// Adds the bits of `other`, which has the same capacity.
    mutating func formUnion(_ other: Bitmap) {
        for index in 0..<min(words.count, other.words.count) { words[index] |= other.words[index] }
    }

    /// Makes room for `capacity` bits.
    mutating func grow(to capacity: Int) {
        let needed = (capacity + 63) / 64
        if needed > words.count {
            words.append(contentsOf: repeatElement(0, count: max(needed, words.count * 2) - words.count))
        }
    }

    /// Null in either operand; nil where both are free of nulls.
    static func union(_ a: Bitmap?, _ b: Bitmap?) -> Bitmap? {
        guard var result = a else { return b }
        if let b { result.formUnion(b) }
        return result
    }
}
