/// A checksum of bytes, made to find damage, not to resist an attacker: eight lanes of xor and multiplication over words,
/// at several bytes a cycle. Every step is one-to-one, so that no change of a single word goes unseen.
func checksum(_ bytes: UnsafeRawBufferPointer) -> UInt64 {
    let prime: UInt64 = 0x9E37_79B9_7F4A_7C15
    var lanes = SIMD8<UInt64>(0x51, 0x52, 0x53, 0x54, 0x55, 0x56, 0x57, 0x58) &* prime
    let factor = SIMD8<UInt64>(repeating: prime | 1)
    var index = 0
    let count = bytes.count
    if let base = bytes.baseAddress {
        while index &+ 64 <= count {
            lanes = (lanes ^ base.loadUnaligned(fromByteOffset: index, as: SIMD8<UInt64>.self)) &* factor
            lanes ^= lanes &>> 32
            index &+= 64
        }
    }
    var hash = mixWords(UInt64(count))
    for lane in 0..<8 { hash = mixWords(hash &+ lanes[lane]) ^ lanes[lane] &* 3 }
    while index < count {
        hash = (hash ^ UInt64(bytes[index])) &* 0x0000_0100_0000_01B3
        index &+= 1
    }
    return hash ^ hash >> 31
}
