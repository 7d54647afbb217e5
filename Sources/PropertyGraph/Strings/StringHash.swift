/// A hash of bytes: two multiplications for every 16 of them, and good high and low bits.
@inline(__always)
func hashBytes(_ start: UnsafePointer<UInt8>, _ count: Int) -> UInt64 {
    let raw = UnsafeRawPointer(start)
    var hash = UInt64(truncatingIfNeeded: count) &* 0x9E37_79B9_7F4A_7C15
    var index = 0
    while index &+ 8 <= count {
        hash = mixWords(hash ^ raw.loadUnaligned(fromByteOffset: index, as: UInt64.self))
        index &+= 8
    }
    if index < count {
        var tail: UInt64 = 0
        if count >= 8 {
            tail = raw.loadUnaligned(fromByteOffset: count &- 8, as: UInt64.self)
        } else {
            while index < count {
                tail = tail << 8 | UInt64(start[index])
                index &+= 1
            }
        }
        hash = mixWords(hash ^ tail)
    }
    return hash ^ hash >> 29
}

/// The product of two words folded: every bit of the input reaches every bit of the output.
@inline(__always)
func mixWords(_ word: UInt64) -> UInt64 {
    let product = (word ^ 0xA076_1D64_78BD_642F).multipliedFullWidth(by: 0xE703_7ED1_A0B4_28DB)
    return product.high ^ product.low
}

/// Whether two stretches of bytes of the same length are equal.
@inline(__always)
func equalBytes(_ a: UnsafePointer<UInt8>, _ b: UnsafePointer<UInt8>, _ count: Int) -> Bool {
    let left = UnsafeRawPointer(a)
    let right = UnsafeRawPointer(b)
    var index = 0
    while index &+ 8 <= count {
        if left.loadUnaligned(fromByteOffset: index, as: UInt64.self)
            != right.loadUnaligned(fromByteOffset: index, as: UInt64.self)
        {
            return false
        }
        index &+= 8
    }
    while index < count {
        if a[index] != b[index] { return false }
        index &+= 1
    }
    return true
}

/// The order of bytes, which for UTF-8 is the order of code points.
func compareBytes(_ a: UnsafeBufferPointer<UInt8>, _ b: UnsafeBufferPointer<UInt8>) -> Int {
    let shared = min(a.count, b.count)
    var index = 0
    while index < shared {
        if a[index] != b[index] { return Int(a[index]) &- Int(b[index]) }
        index &+= 1
    }
    return a.count &- b.count
}
