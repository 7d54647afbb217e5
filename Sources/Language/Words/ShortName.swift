/// A name of at most five letters and digits in the value of an entry: the code of a currency, the sign of a unit.
public enum ShortName {
    private static let letters = Array("%0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz".unicodeScalars)

    /// The value that stands for a name; nil where it is empty, longer, or has other signs.
    public static func value(of name: some StringProtocol) -> Int32? {
        var value: Int32 = 0
        for scalar in name.unicodeScalars.reversed() {
            guard let place = letters.firstIndex(of: scalar), value < 1 << 24 else { return nil }
            value = value << 6 | Int32(place + 1)
        }
        return value == 0 ? nil : value
    }

    /// The name that a value stands for; nil for 0.
    public static func text(of value: Int32) -> String? {
        var text = String.UnicodeScalarView()
        var rest = value
        while rest > 0 {
            let place = Int(rest & 63)
            guard (1...letters.count).contains(place) else { return nil }
            text.append(letters[place - 1])
            rest >>= 6
        }
        return text.isEmpty ? nil : String(text)
    }
}
