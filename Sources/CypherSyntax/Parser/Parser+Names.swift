extension Parser {
    /// Whether a token can be a name where no ambiguity threatens: any word, keyword or not.
    @inline(__always)
    func isName(_ token: Token) -> Bool { token.kind == .identifier || token.kind == .quotedIdentifier }

    /// Whether a token can name a variable.
    @inline(__always)
    func isVariable(_ token: Token) -> Bool { isName(token) && !token.keyword.isReserved }

    /// Grammar: `Name`: a label, type, key, alias, procedure or function part.
    mutating func name(_ expected: String = "a name") throws(Diagnostic) -> Name {
        guard isName(current) else { return try missingName(errorExpected([expected])) }
        let name = Name(identifierText(current), current.range)
        note(.name)
        advance()
        return name
    }

    /// Grammar: `Variable`: a name that is no reserved word.
    mutating func variable(_ expected: String = "a variable") throws(Diagnostic) -> Name {
        if isName(current), current.keyword.isReserved {
            return try missingName(SyntaxProblem.reservedWord(text(current.range)).diagnostic(at: current.range))
        }
        return try name(expected)
    }

    /// Grammar: `QualifiedName`: `text.fold`, its parts joined by dots.
    mutating func qualifiedName(_ expected: String) throws(Diagnostic) -> Name {
        var result = try name(expected)
        while accept(.dot) {
            let part = try name()
            result = Name(result.text + "." + part.text, result.range.union(part.range))
        }
        return result
    }

    /// The name an identifier token means.
    func identifierText(_ token: Token) -> String {
        guard token.kind == .quotedIdentifier else { return text(token.range) }
        return unquote(SourceRange(Int(token.lower) + 1, Int(token.upper) - 1))
    }

    /// The name of a parameter token.
    func parameterName(_ token: Token) -> String {
        let lower = Int(token.lower) + 1
        guard bytes[lower] == UInt8(ascii: "`") else { return text(SourceRange(lower, Int(token.upper))) }
        return unquote(SourceRange(lower + 1, Int(token.upper) - 1))
    }

    /// Undoes the doubling of back quotes.
    private func unquote(_ range: SourceRange) -> String {
        guard bytes[range.lower..<range.upper].contains(UInt8(ascii: "`")) else { return text(range) }
        var result: [UInt8] = []
        var position = range.lower
        while position < range.upper {
            result.append(bytes[position])
            position += bytes[position] == UInt8(ascii: "`") ? 2 : 1
        }
        return String(decoding: result, as: UTF8.self)
    }
}
