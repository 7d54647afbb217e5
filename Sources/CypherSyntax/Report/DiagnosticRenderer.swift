import Text

/// Puts a diagnostic into lines for a terminal or log: place and message, the source line, a caret line, hints.
public struct DiagnosticRenderer: Sendable {
    /// The name shown before line and column; none where the query was typed.
    public var file: String?
    /// The most columns of source shown; a longer line is cut to a window round the error.
    public var width = 100
    /// Columns that a character takes on the screen.
    public var columns: @Sendable (Character) -> Int
    /// Writes out what a terminal would obey, in text that comes from elsewhere.
    public var visible: @Sendable (String) -> String

    /// Makes a renderer that counts each character as a column, and shows it as it is, unless told better.
    public init(
        file: String? = nil, width: Int = 100, columns: @escaping @Sendable (Character) -> Int = { _ in 1 },
        visible: @escaping @Sendable (String) -> String = { $0 }
    ) {
        self.file = file
        self.width = max(width, 20)
        self.columns = columns
        self.visible = visible
    }

    /// The lines of a diagnostic, each ended by a line feed.
    public func render(_ diagnostic: Diagnostic, in source: SourceText) -> String {
        let range = pointed(diagnostic.range, source)
        let position = source.position(of: range.lower)
        let place = [file.map(visible), "\(position.line)", "\(position.column)"].compactMap(\.self)
        var result = "\(place.joined(separator: ":")): error: \(visible(diagnostic.message))\n"
        result += excerpt(range, line: position.line, source)
        for hint in diagnostic.hints { result += "  hint: \(visible(hint))\n" }
        return result
    }

    /// The range to point at: for an error at the end of the text, just behind the last thing written.
    private func pointed(_ range: SourceRange, _ source: SourceText) -> SourceRange {
        guard range.lower >= range.upper else { return range }
        var lower = min(range.lower, source.bytes.count)
        while lower > 0, source.bytes[lower - 1] <= 0x20 { lower -= 1 }
        return SourceRange(lower, lower)
    }

    /// The source line, the carets under it, and the token alone where right-to-left text moves things about.
    private func excerpt(_ range: SourceRange, line: Int, _ source: SourceText) -> String {
        let bounds = source.lineRange(line)
        guard bounds.lower < bounds.upper else { return "" }
        let lower = min(max(range.lower, bounds.lower), bounds.upper)
        let upper = min(max(range.upper, lower), bounds.upper)
        var before = Array(clean(source.text(SourceRange(bounds.lower, lower))))
        var token = Array(clean(source.text(SourceRange(lower, upper))))
        var after = Array(clean(source.text(SourceRange(upper, bounds.upper))))
        let isCut = shorten(&before, &token, &after)
        let carets = max(token.reduce(0) { $0 + columns($1) }, 1)
        let indent = before.reduce(0) { $0 + columns($1) }
        var result = "  \(String(before + token + after))\n"
        result += "  " + String(repeating: " ", count: indent) + String(repeating: "^", count: carets) + "\n"
        if before.contains(where: isRightToLeft) || token.contains(where: isRightToLeft), !token.isEmpty {
            result += "  at: \(String(token))\(isCut ? "…" : "")\n"
        }
        return result
    }

    /// Cuts the three parts to the width, mostly away from the token; true where the token itself was cut.
    private func shorten(_ before: inout [Character], _ token: inout [Character], _ after: inout [Character]) -> Bool {
        var isCut = false
        if token.count > width / 2 {
            token = Array(token.prefix(width / 2))
            after = []
            isCut = true
        }
        let room = width - token.count
        if before.count + after.count > room {
            let keepBefore = min(before.count, max(room / 2, room - after.count))
            if keepBefore < before.count { before = ["…"] + before.suffix(max(keepBefore - 1, 0)) }
            let keepAfter = max(room - keepBefore, 0)
            if keepAfter < after.count { after = after.prefix(max(keepAfter - 1, 0)) + ["…"] }
        }
        return isCut
    }

    /// The text with nothing in it that moves the caret: tabs are spaces.
    private func clean(_ text: String) -> String {
        visible(String(String.UnicodeScalarView(text.unicodeScalars.map { $0 == "\t" ? " " : $0 })))
    }

    private func isRightToLeft(_ character: Character) -> Bool {
        character.unicodeScalars.contains { Bidi.isOfRightToLeftScript($0.value) }
    }
}
