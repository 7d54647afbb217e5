/// Whether bytes are UTF-8: no overlong forms, no surrogates, nothing above U+10FFFF.
///
/// Text of one- and two-byte sequences (Latin, Arabic, Cyrillic, Greek, Hebrew) is passed 32 bytes at a time: a byte
/// continues a sequence exactly where the byte before it begins one.
func isValidUTF8(_ start: UnsafePointer<UInt8>, _ count: Int) -> Bool {
    var index = 0
    while index < count {
        index = passShortSequences(start, from: index, to: count)
        // What made it stop is not far; long sequences come one by one in such text.
        let end = min(count, index &+ 32)
        while index < end {
            let lead = start[index]
            if lead < 0x80 {
                index &+= 1
            } else if lead >= 0xC2, lead < 0xE0 {
                guard index &+ 1 < count, start[index &+ 1] & 0xC0 == 0x80 else { return false }
                index &+= 2
            } else {
                guard let length = longSequence(start + index, count &- index) else { return false }
                index &+= length
            }
        }
    }
    return true
}

/// Where the first of the sequences that begin at `index` is longer or wrong, or some bytes before.
private func passShortSequences(_ start: UnsafePointer<UInt8>, from index: Int, to count: Int) -> Int {
    typealias Wide = SIMD4<UInt64>
    let raw = UnsafeRawPointer(start)
    let ones = Wide(repeating: 0x0101_0101_0101_0101)
    var index = index
    guard start[index] & 0xC0 != 0x80 else { return index }
    while index &+ 33 <= count {
        // In each byte only the last bit counts, to which the bits of interest are moved.
        let here = raw.loadUnaligned(fromByteOffset: index, as: Wide.self)
        let next = raw.loadUnaligned(fromByteOffset: index &+ 1, as: Wide.self)
        let high = here &>> 7 & here &>> 6
        let third = here &>> 5
        let begins = high & ~third
        let continues = next &>> 7 & ~(next &>> 6)
        // Three and four bytes, and C0 and C1, which begin nothing, go the slow way.
        let low = here &>> 1 | here &>> 2
        let isOther = high & third | begins & ~(low | low &>> 2)
        let wrong = (begins ^ continues | isOther) & ones
        let half = wrong.lowHalf | wrong.highHalf
        if half[0] | half[1] != 0 { break }
        // A last byte that begins a sequence is gone on with.
        index &+= start[index &+ 31] >= 0xC0 ? 31 : 32
    }
    return index
}

/// The length of a sequence of three or four bytes, if it is one.
private func longSequence(_ start: UnsafePointer<UInt8>, _ count: Int) -> Int? {
    let lead = start[0]
    guard lead >= 0xE0, count >= 3, start[1] & 0xC0 == 0x80, start[2] & 0xC0 == 0x80 else { return nil }
    if lead < 0xF0 {
        if lead == 0xE0, start[1] < 0xA0 { return nil }
        if lead == 0xED, start[1] > 0x9F { return nil }
        return 3
    }
    guard lead < 0xF5, count >= 4, start[3] & 0xC0 == 0x80 else { return nil }
    if lead == 0xF0, start[1] < 0x90 { return nil }
    if lead == 0xF4, start[1] > 0x8F { return nil }
    return 4
}
