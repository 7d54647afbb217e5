extension Parser {
    /// Where the first and last `|` and the first `,` stand directly inside a bracket; -1 where there is none.
    ///
    /// Brackets inside are skipped by their links, so no production is read twice.
    func topLevel(after opening: Int) -> (firstBar: Int, lastBar: Int, comma: Int) {
        var result = (firstBar: -1, lastBar: -1, comma: -1)
        let link = Int(tokens[opening].link)
        let end = link > opening ? link : tokens.count - 1
        var position = opening + 1
        while position < end, tokens[position].kind != .semicolon {
            switch tokens[position].kind {
            case .bar:
                if result.firstBar < 0 { result.firstBar = position }
                result.lastBar = position
            case .comma: if result.comma < 0 { result.comma = position }
            case .leftParenthesis, .leftBracket, .leftBrace: position = max(position, Int(tokens[position].link))
            default: break
            }
            position += 1
        }
        return result
    }

    /// Whether the `(` at a token begins a pattern: `(…)` that looks like a node, an arrow, and a node again.
    ///
    /// `(a)-(b)` is a subtraction, `(a)--(b)` and `(a)-[b]-(c)` are patterns.
    func beginsPattern(at opening: Int) -> Bool {
        guard tokens[opening].kind == .leftParenthesis, nodeLike(opening) else { return false }
        var position = Int(tokens[opening].link) + 1
        guard position > 0 else { return false }
        if tokens[position].kind == .less || tokens[position].kind == .lessVariant {
            position += 1
        }
        guard isDash(position) else { return false }
        position += 1
        // GQL's `(a)->(b)`: no comparison follows a minus.
        if token(position).kind == .greater || token(position).kind == .greaterVariant {
            return token(position + 1).kind == .leftParenthesis
        }
        var mayBeArithmetic = true
        if token(position).kind == .leftBracket {
            guard detailLike(position) else { return false }
            guard tokens[position].link > 0 else { return isTyped }
            mayBeArithmetic = isName(token(position + 1))
            position = Int(tokens[position].link) + 1
        }
        guard isDash(position) else { return false }
        position += 1
        if token(position).kind == .greater || token(position).kind == .greaterVariant {
            mayBeArithmetic = false
            position += 1
        }
        switch token(position).kind {
        case .leftParenthesis: return true
        case .plus, .star, .leftBrace: return !mayBeArithmetic
        default: return false
        }
    }

    private func token(_ position: Int) -> Token { tokens[min(position, tokens.count - 1)] }

    private func isDash(_ position: Int) -> Bool {
        token(position).kind == .minus || token(position).kind == .dashVariant
    }

    /// Whether the content of a parenthesis begins as a node's.
    private func nodeLike(_ opening: Int) -> Bool {
        let first = token(opening + 1)
        switch first.kind {
        case .rightParenthesis, .colon, .leftBrace, .parameter: return true
        case .identifier, .quotedIdentifier:
            if first.keyword == .where_ { return true }
            let second = token(opening + 2)
            switch second.kind {
            case .rightParenthesis, .colon, .leftBrace, .parameter: return true
            default:
                return second.keyword == .where_
                    || second.keyword == .is_ && isName(token(opening + 3))
                        && token(opening + 3).keyword != .not && token(opening + 3).keyword != .null
            }
        default: return false
        }
    }

    /// Whether the content of a bracket begins as a relationship's.
    private func detailLike(_ opening: Int) -> Bool {
        let first = token(opening + 1)
        switch first.kind {
        case .rightBracket, .colon, .star, .leftBrace, .parameter, .doubleDot: return true
        case .identifier, .quotedIdentifier:
            if first.keyword == .where_ || first.keyword == .is_ { return true }
            let second = token(opening + 2)
            switch second.kind {
            case .rightBracket, .colon, .star, .leftBrace, .parameter: return true
            case .endOfText: return isTyped
            default: return second.keyword == .where_ || second.keyword == .is_
            }
        default: return false
        }
    }
}
