extension StringProtocol {
    /// Without white space at its ends.
    var trimmed: String {
        let scalars = unicodeScalars
        guard let first = scalars.firstIndex(where: { !$0.properties.isWhitespace }),
            let last = scalars.lastIndex(where: { !$0.properties.isWhitespace })
        else { return "" }
        return String(String.UnicodeScalarView(scalars[first...last]))
    }

    /// As one line, with one blank for each run of them, and none at the ends.
    var onOneLine: String { split(whereSeparator: \.isWhitespace).joined(separator: " ") }
}
