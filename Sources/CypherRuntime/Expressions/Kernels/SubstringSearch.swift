/// Looks for a run of bytes in many texts.
///
/// Sixteen positions at a time are tested for the two rarest bytes of the needle, each at its place; only where both
/// stand is the whole compared. (Muła, "SIMD-friendly algorithms for substring searching", with the choice of rare
/// bytes as in Gallant's memchr: in Arabic UTF-8 half of all bytes are D8 or D9, so that the first byte selects
/// nothing.)
struct SubstringSearch {
    let needle: [UInt8]
    private let first: Int
    private let second: Int

    init(_ needle: [UInt8]) {
        self.needle = needle
        let byRarity = needle.indices.sorted { Self.frequency(needle[$0]) < Self.frequency(needle[$1]) }
        let rarest = byRarity.first ?? 0
        first = rarest
        second = byRarity.first { needle[$0] != needle[rarest] } ?? byRarity.dropFirst().first ?? rarest
    }

    /// How common a byte is in news text, roughly: 0 rare to 255 common.
    private static func frequency(_ byte: UInt8) -> Int {
        switch byte {
        case 0xD8, 0xD9: 255
        case 0x20: 220
        case UInt8(ascii: "e"), UInt8(ascii: "a"), UInt8(ascii: "t"), UInt8(ascii: "i"), UInt8(ascii: "n"),
            UInt8(ascii: "o"), UInt8(ascii: "s"), UInt8(ascii: "r"):
            200
        // Continuation bytes of the commonest Arabic letters: alef, lam, meem, noon, waw, yeh, ta marbuta, teh, reh.
        case 0xA7, 0x84, 0x85, 0x86, 0x88, 0x8A, 0xA9, 0xAA, 0xB1: 190
        case UInt8(ascii: "a")...UInt8(ascii: "z"): 140
        case 0x80...0xBF: 120
        case UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "0")...UInt8(ascii: "9"): 60
        case 0xC3, 0xE2: 90
        default: 30
        }
    }

    /// Whether the text begins with the needle.
    @inline(__always)
    func isPrefix(of text: UnsafeBufferPointer<UInt8>) -> Bool {
        if needle.count > text.count { return false }
        return needle.withUnsafeBufferPointer { bytesEqual($0, UnsafeBufferPointer(rebasing: text[..<$0.count])) }
    }

    /// Whether the text ends with the needle.
    @inline(__always)
    func isSuffix(of text: UnsafeBufferPointer<UInt8>) -> Bool {
        if needle.count > text.count { return false }
        return needle.withUnsafeBufferPointer {
            bytesEqual($0, UnsafeBufferPointer(rebasing: text[(text.count - $0.count)...]))
        }
    }

    /// Whether the needle occurs in the text.
    func isContained(in text: UnsafeBufferPointer<UInt8>) -> Bool { position(in: text, from: 0) != nil }

    /// Where the needle occurs first at or after `start`.
    func position(in text: UnsafeBufferPointer<UInt8>, from start: Int) -> Int? {
        if needle.isEmpty { return start }
        return needle.withUnsafeBufferPointer { needle in
            let last = text.count &- needle.count
            guard start <= last, let base = text.baseAddress, let wanted = needle.baseAddress else { return nil }
            let raw = UnsafeRawPointer(base)
            let firstByte = SIMD16<UInt8>(repeating: wanted[first])
            let secondByte = SIMD16<UInt8>(repeating: wanted[second])
            var offset = start
            while offset &+ 15 <= last {
                let a = raw.loadUnaligned(fromByteOffset: offset &+ first, as: SIMD16<UInt8>.self)
                let b = raw.loadUnaligned(fromByteOffset: offset &+ second, as: SIMD16<UInt8>.self)
                // A byte is zero where both agree.
                let difference = (a ^ firstByte) | (b ^ secondByte)
                if difference.min() == 0 {
                    for lane in 0..<16 where difference[lane] == 0 {
                        if Self.agrees(base + offset + lane, wanted, needle.count) { return offset + lane }
                    }
                }
                offset &+= 16
            }
            while offset <= last {
                if base[offset &+ first] == wanted[first], Self.agrees(base + offset, wanted, needle.count) {
                    return offset
                }
                offset &+= 1
            }
            return nil
        }
    }

    @inline(__always)
    private static func agrees(_ a: UnsafePointer<UInt8>, _ b: UnsafePointer<UInt8>, _ count: Int) -> Bool {
        for index in 0..<count where a[index] != b[index] { return false }
        return true
    }
}
