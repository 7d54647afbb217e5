extension Parser {
    /// Whether a string with expressions in it begins here: an `s` with a quotation mark right behind it.
    var beginsInterpolatedString: Bool {
        let next = peek()
        return next.kind == .string && next.lower == current.upper && text(current.range).lowercased() == "s"
    }

    /// Grammar: `InterpolatedString`: the concatenation of its pieces, an expression between braces as `toString` gives it.
    mutating func interpolatedString() throws(Diagnostic) -> Expression {
        let start = index
        let string = peek().range
        advance()
        advance()
        noteWhole(start..<index)
        let content = SourceRange(string.lower + 1, string.upper - 1)
        let range = range(from: start)
        var pieces: [Expression] = []
        var position = content.lower
        var tallest = 0
        while position < content.upper {
            try watch.step()
            let piece = SourceRange(position, literalEnd(from: position, before: content.upper))
            if piece.lower < piece.upper {
                let literal = try StringEscapes.decode(bytes, piece, quote: bytes[string.lower], allowing: Self.braces)
                pieces.append(Expression(.string(literal), piece))
            }
            position = piece.upper
            guard position < content.upper else { break }
            let hole = try hole(from: position, before: content.upper)
            pieces.append(try expression(in: hole))
            tallest = max(tallest, height)
            position = hole.upper
        }
        height = tallest
        return try concatenation(of: pieces, range)
    }

    private static let braces: Set<UInt8> = [UInt8(ascii: "{"), UInt8(ascii: "}")]

    /// Where the text that begins at a position meets a brace, or ends.
    private func literalEnd(from start: Int, before end: Int) -> Int {
        var position = start
        while position < end, !Self.braces.contains(bytes[position]) {
            position += bytes[position] == UInt8(ascii: "\\") ? 2 : 1
        }
        return min(position, end)
    }

    /// The range of an expression with its braces.
    private func hole(from brace: Int, before end: Int) throws(Diagnostic) -> SourceRange {
        guard bytes[brace] == UInt8(ascii: "{") else {
            throw SyntaxProblem.unexpected(
                found: "`}`", expected: ["text", "`{`"], hints: ["a brace that is text is written `\\}`"]
            )
            .diagnostic(at: SourceRange(brace, brace + 1))
        }
        var depth = 0
        var position = brace + 1
        while position < end {
            switch bytes[position] {
            case UInt8(ascii: "{"): depth += 1
            case UInt8(ascii: "}"):
                if depth == 0 { return SourceRange(brace, position + 1) }
                depth -= 1
            case UInt8(ascii: "'"), UInt8(ascii: "\""), UInt8(ascii: "`"):
                position = quotedEnd(from: position, before: end)
                continue
            default: break
            }
            position += 1
        }
        throw SyntaxProblem.unexpected(
            found: "the end of the string", expected: ["`}`"], hints: ["a brace that is text is written `\\{`"]
        )
        .diagnostic(at: SourceRange(brace, brace + 1))
    }

    private func quotedEnd(from start: Int, before end: Int) -> Int {
        var position = start + 1
        while position < end, bytes[position] != bytes[start] {
            position += bytes[position] == UInt8(ascii: "\\") && bytes[start] != UInt8(ascii: "`") ? 2 : 1
        }
        return position + 1
    }

    private mutating func expression(in hole: SourceRange) throws(Diagnostic) -> Expression {
        try enter()
        var parser = Parser(hole, of: self)
        parser.advance()
        defer { recovery?.errors += parser.recovery?.errors.map(Self.interpolated) ?? [] }
        let inner: Expression
        do throws(Diagnostic) {
            inner = try parser.expression()
            try parser.expect(.rightBrace)
        } catch { throw Self.interpolated(error) }
        leave()
        height = parser.height
        try grow()
        let name = Name("toString", hole)
        return Expression(.call(name: name, distinct: false, arguments: [inner]), hole)
    }

    /// What is wrong with an expression in a string, with a hint on its braces where there is none.
    private static func interpolated(_ error: Diagnostic) -> Diagnostic {
        var error = error
        if error.hints.isEmpty { error.hints = [Misplaced.interpolation] }
        return error
    }

    private mutating func concatenation(of pieces: [Expression], _ range: SourceRange) throws(Diagnostic) -> Expression
    {
        guard var result = pieces.first else { return Expression(.string(""), range) }
        for piece in pieces.dropFirst() {
            try grow()
            result = Expression(.binary(.concatenate, result, piece), range)
        }
        result.range = range
        return result
    }
}
