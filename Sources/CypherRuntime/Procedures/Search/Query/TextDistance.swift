/// Distances between words as a search query writes them.
enum TextDistance {
    /// What `NEAR` without a number allows between two words, as SQLite's full-text search does.
    static let usual = 10
    /// The greatest distance that may be written.
    static let greatest = 10_000

    /// `NEAR`, `NEAR/5`: how many words may stand between; nil inside where that is too many, nil where it is none of them.
    static func near(_ text: String) -> (between: Int?, Void)? {
        if text == "NEAR" { return (usual, ()) }
        let parts = text.split(separator: "/", omittingEmptySubsequences: false)
        guard parts.count == 2, parts[0].lowercased() == "near", !parts[1].isEmpty,
            parts[1].unicodeScalars.allSatisfy(isDigit)
        else { return nil }
        return (read(parts[1].unicodeScalars), ())
    }

    /// The number that digits write; nil beyond the greatest.
    static func read(_ digits: some Sequence<Unicode.Scalar>) -> Int? {
        var number = 0
        for digit in digits {
            number = number * 10 + Int(digit.value - 0x30)
            if number > greatest { return nil }
        }
        return number
    }

    /// A digit of ASCII.
    static func isDigit(_ scalar: Unicode.Scalar) -> Bool { (0x30...0x39).contains(scalar.value) }
}
