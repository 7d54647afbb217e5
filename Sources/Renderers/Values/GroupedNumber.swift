/// Numbers for people: thousands apart.
public enum GroupedNumber {
    /// `10000` as `10,000`.
    public static func text(_ number: Int) -> String {
        var text = ""
        for (place, digit) in String(number.magnitude).reversed().enumerated() {
            if place > 0, place % 3 == 0 { text.append(",") }
            text.append(digit)
        }
        return (number < 0 ? "-" : "") + String(text.reversed())
    }

    /// So many of something: `1 row`, `10,000 rows`.
    public static func text(_ number: Int, of noun: String) -> String {
        "\(text(number)) \(noun)\(number == 1 ? "" : "s")"
    }
}
