/// Sizes as people write them.
public enum ByteSize {
    /// `500MB`, `2 GB`, `64k`, `1073741824`: bytes, with K, M, G or T as powers of 1,024. Nil for anything else.
    public static func parse(_ text: String) -> Int? {
        var rest = text.uppercased().filter { !$0.isWhitespace }[...]
        if rest.hasSuffix("IB") { rest.removeLast(2) } else if rest.hasSuffix("B") { rest.removeLast() }
        var shift = 0
        if let unit = rest.last, let index = "KMGT".firstIndex(of: unit) {
            shift = 10 * ("KMGT".distance(from: "KMGT".startIndex, to: index) + 1)
            rest.removeLast()
        }
        guard let number = Double(rest), number > 0 else { return nil }
        let bytes = number * Double(1 << shift)
        return bytes < Double(Int.max) ? Int(bytes) : nil
    }
}
