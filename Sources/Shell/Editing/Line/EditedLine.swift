/// A text with a cursor, and the places that editing commands go to. Positions count scalars, as libedit's do; all places
/// are boundaries of grapheme clusters.
struct EditedLine: Hashable {
    var scalars: [Unicode.Scalar]
    var cursor: Int

    init(scalars: [Unicode.Scalar] = [], cursor: Int = 0) {
        self.scalars = scalars
        self.cursor = cursor
    }

    /// The text with the cursor at its end.
    init(_ text: String) {
        scalars = Array(text.unicodeScalars)
        cursor = scalars.count
    }

    var text: String { Self.string(scalars[...]) }
    var textBeforeCursor: String { Self.string(scalars[..<cursor]) }

    /// The text of scalars; written by hand, for the library's way takes longer than all else that a key needs.
    static func string(_ scalars: ArraySlice<Unicode.Scalar>) -> String {
        scalars.withUnsafeBufferPointer { scalars in
            var size = 0
            for scalar in scalars { size += UTF8.width(scalar) }
            return String(unsafeUninitializedCapacity: size) { bytes in
                var end = 0
                for scalar in scalars {
                    if scalar.isASCII {
                        bytes[end] = UInt8(truncatingIfNeeded: scalar.value)
                        end += 1
                    } else {
                        for byte in scalar.utf8 {
                            bytes[end] = byte
                            end += 1
                        }
                    }
                }
                return end
            }
        }
    }

    // MARK: Lines

    /// Where the line of a position begins.
    func lineStart(_ position: Int) -> Int {
        scalars[..<position].lastIndex(of: "\n").map { $0 + 1 } ?? 0
    }

    /// Where the line of a position ends.
    func lineEnd(_ position: Int) -> Int {
        scalars[position...].firstIndex(of: "\n") ?? scalars.count
    }

    // MARK: Clusters

    /// The boundary before a position.
    func before(_ position: Int) -> Int {
        guard position > 0 else { return 0 }
        if scalars[position - 1] == "\n" { return position - 1 }
        // Clusters are short; a few hundred scalars hold their context.
        let start = max(lineStart(position), position - 256)
        var boundary = start
        for character in Self.string(scalars[start..<position]) {
            let next = boundary + character.unicodeScalars.count
            if next >= position { break }
            boundary = next
        }
        return boundary
    }

    /// The boundary after a position.
    func after(_ position: Int) -> Int {
        guard position < scalars.count else { return scalars.count }
        let end = min(scalars.count, position + 64)
        return position + (Self.string(scalars[position..<end]).first?.unicodeScalars.count ?? 1)
    }

    // MARK: Words

    /// The beginning of the word before a position: letters with their marks, digits and underscores.
    func wordBefore(_ position: Int) -> Int {
        var at = position
        while at > 0, !Self.isWord(scalars[at - 1]) { at -= 1 }
        while at > 0, Self.isWord(scalars[at - 1]) { at -= 1 }
        return at
    }

    /// The end of the word after a position.
    func wordAfter(_ position: Int) -> Int {
        var at = position
        while at < scalars.count, !Self.isWord(scalars[at]) { at += 1 }
        while at < scalars.count, Self.isWord(scalars[at]) { at += 1 }
        return at
    }

    /// The beginning of what stands between blanks before a position.
    func blankWordBefore(_ position: Int) -> Int {
        var at = position
        while at > 0, scalars[at - 1].properties.isWhitespace { at -= 1 }
        while at > 0, !scalars[at - 1].properties.isWhitespace { at -= 1 }
        return at
    }

    private static func isWord(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.properties.generalCategory {
        case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter, .nonspacingMark,
            .spacingMark, .enclosingMark, .decimalNumber, .letterNumber, .connectorPunctuation:
            true
        // Zero-width joiners stand inside words.
        default: scalar.value == 0x200C || scalar.value == 0x200D
        }
    }

    // MARK: Up and down

    /// The place a line above, as far from the line's beginning; nil in the first line.
    func above(_ position: Int) -> Int? {
        let start = lineStart(position)
        guard start > 0 else { return nil }
        return place(distance(from: start, to: position), inLineFrom: lineStart(start - 1), to: start - 1)
    }

    /// The place a line below; nil in the last line.
    func below(_ position: Int) -> Int? {
        let end = lineEnd(position)
        guard end < scalars.count else { return nil }
        return place(distance(from: lineStart(position), to: position), inLineFrom: end + 1, to: lineEnd(end + 1))
    }

    private func distance(from start: Int, to position: Int) -> Int { Self.string(scalars[start..<position]).count }

    private func place(_ clusters: Int, inLineFrom start: Int, to end: Int) -> Int {
        start + Self.string(scalars[start..<end]).prefix(clusters).unicodeScalars.count
    }

    // MARK: Changes

    /// Puts text in the place of a range; the cursor stands after it.
    mutating func replace(_ range: Range<Int>, with text: String) {
        let new = Array(text.unicodeScalars)
        scalars.replaceSubrange(range, with: new)
        cursor = range.lowerBound + new.count
    }
}
