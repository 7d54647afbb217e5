/// Floats that are short decimals, such as prices, shares and sizes: most of those that are printed. Their digits are those
/// of an integer, found by a few multiplications.
public enum ShortDecimal {
    /// Room for any text that ``write(_:into:)`` makes.
    public static let room = 40

    /// Powers of ten, which are exact.
    private static let powers: InlineArray<7, Double> = [1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6]

    /// Writes the text that ``Numbers/text(_:)`` gives of a float and answers where it begins in `room`, at whose end it
    /// stands; nil where the float is no decimal of at most 15 digits, six of them behind the point.
    ///
    /// Of decimals with no more than 15 digits no two are the same float (IEEE 754, 5.12.2), so that which is found is the
    /// shortest.
    public static func write(_ float: Double, into room: UnsafeMutableBufferPointer<UInt8>) -> Int? {
        let magnitude = float.magnitude
        guard magnitude >= 1e-4, magnitude < 1e15 else { return nil }
        var places = 0
        var whole = magnitude
        while true {
            let rounded = whole.rounded(.toNearestOrEven)
            guard rounded < 1e15 else { return nil }
            if rounded / powers[places] == magnitude {
                whole = rounded
                break
            }
            places += 1
            guard places < 7 else { return nil }
            whole = magnitude * powers[places]
        }
        var at = room.count
        var digits = UInt64(whole)
        if places == 0 {
            at -= 1
            room[at] = UInt8(ascii: "0")
        }
        for _ in 0..<places {
            at -= 1
            room[at] = UInt8(ascii: "0") &+ UInt8(truncatingIfNeeded: digits % 10)
            digits /= 10
        }
        at -= 1
        room[at] = UInt8(ascii: ".")
        repeat {
            at -= 1
            room[at] = UInt8(ascii: "0") &+ UInt8(truncatingIfNeeded: digits % 10)
            digits /= 10
        } while digits > 0
        if float.sign == .minus {
            at -= 1
            room[at] = UInt8(ascii: "-")
        }
        return at
    }
}
