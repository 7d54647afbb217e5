/// Looks for one needle in long stretches of UTF-8.
///
/// The two bytes of the needle that are rarest in news text, in Arabic script and in Latin, are compared with sixteen
/// places at a time; only where both stand is the needle compared (a variant of Muła's SIMD-friendly search). Arabic
/// letters begin with D8 to DB, half of all bytes of such text, so that the choice of bytes decides the speed.
public struct SubstringSearch: Sendable {
    /// What is looked for.
    public let needle: [UInt8]
    /// Positions in the needle of its rarest byte and of the next rarest other one; `first` is not after `second`.
    private let first: Int
    private let second: Int

    /// Prepares a search.
    public init(_ needle: String) { self.init(Array(needle.utf8)) }

    /// Prepares a search.
    public init(_ needle: [UInt8]) {
        self.needle = needle
        guard needle.count > 1 else {
            (first, second) = (0, 0)
            return
        }
        let order = needle.indices.sorted {
            (Self.frequency(needle[$0]), -$0) < (Self.frequency(needle[$1]), -$1)
        }
        let other = order.first { needle[$0] != needle[order[0]] } ?? order[1]
        (first, second) = (min(order[0], other), max(order[0], other))
    }

    /// About how often a byte stands in text, by class.
    private static func frequency(_ byte: UInt8) -> Int {
        switch byte {
        case 0xD8, 0xD9: 100
        case 0x20: 60
        // Trailing bytes of alif, lam, ya, mim, nun, waw, ra, ta, ba, ha, ta marbuta.
        case 0xA7, 0x84: 50
        case 0x8A, 0x85, 0x86, 0x88, 0xB1, 0xAA, 0xA8, 0x87, 0xA9: 30
        case 0x61, 0x65, 0x69, 0x6F, 0x74, 0x6E, 0x73, 0x72: 30
        case 0x61...0x7A: 15
        case 0x80...0xBF: 12
        case 0xC0...0xFF: 20
        default: 5
        }
    }

    /// Calls `hit` with the place of a match and goes on from the place it returns; stops at the end.
    @inline(__always)
    func forEachMatch(
        _ start: UnsafePointer<UInt8>, _ count: Int, _ hit: (_ place: Int) -> Int
    ) {
        guard !needle.isEmpty, count >= needle.count else { return }
        needle.withUnsafeBufferPointer { needle in
            let text = needle.baseAddress.unsafelyUnwrapped
            let last = count &- needle.count
            let wideFirst = SIMD16<UInt8>(repeating: needle[first])
            let wideSecond = SIMD16<UInt8>(repeating: needle[second])
            let raw = UnsafeRawPointer(start)
            var place = 0
            while place &+ 15 <= last {
                let a = raw.loadUnaligned(fromByteOffset: place &+ first, as: SIMD16<UInt8>.self)
                let b = raw.loadUnaligned(fromByteOffset: place &+ second, as: SIMD16<UInt8>.self)
                let both = (a .== wideFirst) .& (b .== wideSecond)
                if !any(both) {
                    place &+= 16
                    continue
                }
                var next = place &+ 16
                for lane in 0..<16 where both[lane] {
                    if equalBytes(start + (place &+ lane), text, needle.count) {
                        next = hit(place &+ lane)
                        break
                    }
                }
                place = max(next, place &+ 1)
            }
            while place <= last {
                if equalBytes(start + place, text, needle.count) {
                    place = max(hit(place), place &+ 1)
                } else {
                    place &+= 1
                }
            }
        }
    }

    /// Whether the bytes have the needle in them; every text has the empty one.
    public func isFound(in text: UnsafeBufferPointer<UInt8>) -> Bool {
        if needle.isEmpty { return true }
        guard let start = text.baseAddress else { return false }
        var found = false
        forEachMatch(start, text.count) { _ in
            found = true
            return text.count
        }
        return found
    }
}
