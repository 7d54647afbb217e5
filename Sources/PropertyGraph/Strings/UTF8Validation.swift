/// Whether bytes are UTF-8: no overlong forms, no surrogates, nothing above U+10FFFF. Plain ASCII is passed 16 at a time.
func isValidUTF8(_ start: UnsafePointer<UInt8>, _ count: Int) -> Bool {
    var index = 0
    while index < count {
        let lead = start[index]
        if lead < 0x80 {
            while index &+ 16 <= count {
                let block = UnsafeRawPointer(start + index).loadUnaligned(as: SIMD2<UInt64>.self)
                if (block[0] | block[1]) & 0x8080_8080_8080_8080 != 0 { break }
                index &+= 16
            }
            while index < count, start[index] < 0x80 { index &+= 1 }
            continue
        }
        if lead >= 0xC2, lead < 0xE0 {
            // Two bytes: Arabic, Cyrillic, Greek, most of Latin.
            guard index &+ 1 < count, start[index &+ 1] & 0xC0 == 0x80 else { return false }
            index &+= 2
            continue
        }
        guard let length = longSequence(start + index, count &- index) else { return false }
        index &+= length
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
