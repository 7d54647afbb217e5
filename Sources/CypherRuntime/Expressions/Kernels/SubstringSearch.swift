import PropertyGraph

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
                let agreement = (a .== firstByte) .& (b .== secondByte)
                if any(agreement) {
                    for lane in 0..<16 where agreement[lane] {
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

extension SubstringSearch {
    /// For each arena string, whether the needle occurs in it; 2 for null.
    ///
    /// The strings of a column mostly lie one behind the other in the arena, so whole stretches are searched at once
    /// and hits are mapped back to their rows: short strings cost no start-up each.
    func search(_ ids: [UInt32], in strings: StringArena) -> [UInt8] {
        var truth = [UInt8](repeating: 0, count: ids.count)
        var row = 0
        while row < ids.count {
            if ids[row] == Column.nullID {
                truth[row] = 2
                row += 1
                continue
            }
            let text = strings.utf8(ids[row])
            var end = row + 1
            var length = text.count
            while end < ids.count, ids[end] == ids[end - 1] &+ 1, ids[end] != Column.nullID {
                length &+= strings.utf8(ids[end]).count
                end += 1
            }
            if end == row + 1 {
                // A run of one string, as a column of few different ones has them, is searched once.
                let answer: UInt8 = isContained(in: text) ? 1 : 0
                let id = ids[row]
                while row < ids.count, ids[row] == id {
                    truth[row] = answer
                    row += 1
                }
                continue
            }
            let stretch = UnsafeBufferPointer(start: text.baseAddress, count: length)
            mark(stretch, ids[row..<end], in: strings, &truth)
            row = end
        }
        return truth
    }

    /// Marks the rows of neighbouring strings in which the needle occurs.
    private func mark(
        _ stretch: UnsafeBufferPointer<UInt8>, _ ids: ArraySlice<UInt32>, in strings: StringArena,
        _ truth: inout [UInt8]
    ) {
        var row = ids.startIndex
        var end = strings.utf8(ids[row]).count
        var from = 0
        while let hit = position(in: stretch, from: from) {
            while hit >= end {
                row += 1
                if row == ids.endIndex { return }
                end += strings.utf8(ids[row]).count
            }
            // A hit over the end of a string is none; there may be one behind it in the same string.
            if hit + needle.count <= end {
                truth[row] = 1
                from = end
            } else {
                from = hit + 1
            }
        }
    }
}
