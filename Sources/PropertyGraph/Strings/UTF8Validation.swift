/// Whether bytes are UTF-8: no overlong forms, no surrogates, nothing above U+10FFFF.
///
/// Text of one- and two-byte sequences (Latin, Arabic, Cyrillic, Greek, Hebrew) is passed eight bytes at a time: a byte
/// continues a sequence exactly where the byte before it begins one.
func isValidUTF8(_ start: UnsafePointer<UInt8>, _ count: Int) -> Bool {
    let raw = UnsafeRawPointer(start)
    var index = 0
    while index < count {
        while index &+ 9 <= count {
            let here = raw.loadUnaligned(fromByteOffset: index, as: UInt64.self).littleEndian
            let next = raw.loadUnaligned(fromByteOffset: index &+ 1, as: UInt64.self).littleEndian
            let high = here >> 7 & here >> 6
            let begins = high & ~(here >> 5)
            let continues = next >> 7 & ~(next >> 6)
            // Three and four bytes, and C0 and C1, which begin nothing, go the slow way.
            let isOther = high & here >> 5 | begins & ~(here >> 4 | here >> 3 | here >> 2 | here >> 1)
            let ones: UInt64 = 0x0101_0101_0101_0101
            if (begins ^ continues | isOther) & ones != 0 || here & 0xC0 == 0x80 { break }
            // A last byte that begins a sequence is gone on with.
            index &+= here >> 56 >= 0xC0 ? 7 : 8
        }
        guard index < count else { break }
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
    return true
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
