extension Parser {
    /// The token to be read next.
    @inline(__always)
    var current: Token { tokens[index] }

    /// A token further on; the end where there is none.
    @inline(__always)
    func peek(_ ahead: Int = 1) -> Token { tokens[min(index + ahead, tokens.count - 1)] }

    @inline(__always)
    func at(_ kind: Token.Kind) -> Bool { tokens[index].kind == kind }

    @inline(__always)
    func at(_ keyword: Keyword) -> Bool { tokens[index].keyword == keyword }

    /// Whether the next words are these.
    func at(_ first: Keyword, _ second: Keyword) -> Bool { at(first) && peek().keyword == second }

    @inline(__always)
    mutating func advance() {
        if index < tokens.count - 1 { index += 1 }
    }

    mutating func accept(_ kind: Token.Kind) -> Bool {
        guard tokens[index].kind == kind else { return false }
        advance()
        return true
    }

    mutating func accept(_ keyword: Keyword) -> Bool {
        guard tokens[index].keyword == keyword else { return false }
        advance()
        return true
    }

    /// Takes two words or neither.
    mutating func accept(_ first: Keyword, _ second: Keyword) -> Bool {
        guard at(first, second) else { return false }
        index += 2
        return true
    }

    mutating func expect(_ kind: Token.Kind) throws(Diagnostic) {
        if !accept(kind) { try reportExpected(["`\(kind.sign ?? "")`"]) }
    }

    mutating func expect(_ keyword: Keyword) throws(Diagnostic) {
        if !accept(keyword) { try reportExpected([keyword.text], near: [keyword]) }
    }

    /// Expects the bracket that closes the one at token `opening`; `alternatives` could have stood here too.
    mutating func expectClosing(_ opening: Int, or alternatives: [String] = []) throws(Diagnostic) {
        guard let closing = tokens[opening].kind.closing else { return }
        if accept(closing) { return }
        try report(errorUnclosed(opening, or: alternatives))
        index = max(index, Int(tokens[opening].link) + 1)
    }

    // MARK: Roles

    /// Notes what the token to be read next is.
    @inline(__always)
    mutating func note(_ role: TokenRole) {
        if !roles.isEmpty { roles[index].insert(role) }
    }

    /// Notes what the token read last is.
    mutating func noteLast(_ role: TokenRole) {
        if !roles.isEmpty { roles[index - 1].insert(role) }
    }

    /// Notes tokens that are one in their own letters.
    mutating func noteWhole(_ tokens: Range<Int>) {
        if !roles.isEmpty { for token in tokens.dropFirst() { roles[token].insert(.continued) } }
    }

    // MARK: Places

    /// The range from a token's start to the end of the last token read.
    func range(from start: Int) -> SourceRange {
        SourceRange(Int(tokens[start].lower), Int(tokens[max(index - 1, start)].upper))
    }

    /// The text of a range.
    func text(_ range: SourceRange) -> String {
        String(decoding: bytes[range.lower..<range.upper], as: UTF8.self)
    }

    // MARK: Depth

    mutating func enter() throws(Diagnostic) {
        depth += 1
        if depth > Parser.depthLimit {
            throw SyntaxProblem.nestingTooDeep(limit: Parser.depthLimit).diagnostic(at: current.range)
        }
    }

    mutating func leave() { depth -= 1 }

    /// Makes the tree one level taller.
    mutating func grow() throws(Diagnostic) {
        height += 1
        if height > Parser.heightLimit {
            throw SyntaxProblem.chainTooLong(limit: Parser.heightLimit).diagnostic(at: current.range)
        }
    }
}
