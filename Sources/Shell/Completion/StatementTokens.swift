import CypherSyntax

/// The tokens of a statement up to the cursor, and the word that is being typed at its end.
struct StatementTokens {
    /// The tokens before the word, without the end of the text.
    var tokens: [Token]
    /// The word at the cursor; empty after a blank or a sign.
    var typed = ""
    private let bytes: [UInt8]

    /// Nil where the cursor stands in a string, a quoted name or a comment.
    init?(_ before: String) {
        let splitter = StatementSplitter(before)
        guard splitter.state == .code else { return nil }
        let text = splitter.text(splitter.remainder)
        bytes = Array(text.utf8)
        tokens = Lexer.scan(text).tokens.filter { $0.kind != .endOfText }
        let end = tokens.last?.range.upper ?? 0
        let tail = String(decoding: bytes[end...], as: UTF8.self)
        if let line = tail.split(separator: "\n", omittingEmptySubsequences: false).last, line.contains("//") {
            return nil
        }
        guard let last = tokens.last, end == bytes.count else { return }
        switch last.kind {
        case .identifier:
            typed = self.text(last)
            tokens.removeLast()
        case .parameter:
            // The dollar stays as a sign of its own.
            typed = String(self.text(last).dropFirst())
            tokens[tokens.count - 1].kind = .dollar
        case .invalid where self.text(last) == "$":
            tokens[tokens.count - 1].kind = .dollar
        default: break
        }
    }

    /// The statement before the word that is being typed.
    var textBeforeWord: String { String(decoding: bytes.dropLast(typed.utf8.count), as: UTF8.self) }

    func text(_ token: Token) -> String {
        String(decoding: bytes[token.range.lower..<token.range.upper], as: UTF8.self)
    }

    /// The name that a token gives: an identifier, without its back quotes.
    func name(_ token: Token) -> String? {
        switch token.kind {
        case .identifier: text(token)
        case .quotedIdentifier: String(text(token).dropFirst().dropLast())
        default: nil
        }
    }

    /// The bracket that is open at the end, innermost, and its index.
    var openBracket: (kind: Token.Kind, index: Int)? {
        var depth = 0
        for index in tokens.indices.reversed() {
            switch tokens[index].kind {
            case .rightParenthesis, .rightBracket, .rightBrace: depth += 1
            case .leftParenthesis, .leftBracket, .leftBrace:
                if depth == 0 { return (tokens[index].kind, index) }
                depth -= 1
            default: break
            }
        }
        return nil
    }

    /// The last clause keyword outside all brackets that are closed, before an index.
    func clause(before end: Int) -> Keyword? {
        for index in tokens[..<end].indices.reversed() where isClause(index) { return tokens[index].keyword }
        return nil
    }

    /// Whether the query that the end stands in has its `RETURN`, behind which no clause begins.
    var hasReturned: Bool {
        var depth = 0
        for index in tokens.indices.reversed() {
            switch tokens[index].kind {
            case .rightParenthesis, .rightBracket, .rightBrace: depth += 1
            case .leftParenthesis, .leftBracket, .leftBrace:
                if depth == 0 { return false }
                depth -= 1
            default:
                guard depth == 0, !isName(index) else { continue }
                if tokens[index].keyword == .return_ { return true }
                if [.union, .next].contains(tokens[index].keyword) { return false }
            }
        }
        return false
    }

    /// Whether a token begins a clause, or is `WHERE`, `YIELD` or `ON`.
    func isClause(_ index: Int) -> Bool {
        let token = tokens[index]
        guard token.kind == .identifier, !isName(index) else { return false }
        switch token.keyword {
        case .where_, .yield, .order, .skip, .limit, .on, .union: return true
        // `STARTS WITH` and `ENDS WITH` are operators.
        case .with: return index == 0 || ![.starts, .ends].contains(tokens[index - 1].keyword)
        default: return token.keyword.beginsClause
        }
    }

    /// Whether a token stands where only a name can: after a dot, a colon or a dollar.
    private func isName(_ index: Int) -> Bool {
        guard index > 0 else { return false }
        return [.dot, .colon, .dollar].contains(tokens[index - 1].kind)
    }
}
