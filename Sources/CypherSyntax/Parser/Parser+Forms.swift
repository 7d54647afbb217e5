/// What to say of an error by the form that it stands in.
extension Parser {
    /// How the innermost form round the token to be read is written; nil outside of all.
    func formHint() -> String? { enclosingForm().map { "write \($0)" } }

    private func enclosingForm() -> String? {
        var scan = index - 1
        // Whether a branch of CASE or of a conditional query is open, and how many CASE … END have been passed.
        var (inBranch, ended) = (false, 0)
        while scan >= 0, tokens[scan].kind != .semicolon {
            let token = tokens[scan]
            switch token.kind {
            case .rightParenthesis, .rightBracket, .rightBrace:
                guard let opening = opening(closedAt: scan) else { return nil }
                scan = opening
            case .leftParenthesis, .leftBracket, .leftBrace:
                if let form = formOfBracket(scan) { return form }
            case .identifier where !isPlainName(scan):
                switch token.keyword {
                case .end: ended += 1
                case .case_ where ended > 0: ended -= 1
                case .case_: return Forms.conditional
                case .when, .then, .else_: if ended == 0 { inBranch = true }
                case .none_: break
                default:
                    if ended == 0, let form = formOfClause(scan) { return inBranch ? Forms.conditionalQuery : form }
                }
            default: break
            }
            scan -= 1
        }
        return inBranch ? Forms.conditionalQuery : nil
    }

    /// Where the bracket was opened that a token closes.
    func opening(closedAt position: Int) -> Int? {
        var scan = position - 1
        while scan >= 0 {
            if tokens[scan].link == Int32(position), tokens[scan].kind.closing != nil { return scan }
            scan -= 1
        }
        return nil
    }

    /// Whether a keyword stands where it can only be a name: behind a point, a colon or AS.
    private func isPlainName(_ position: Int) -> Bool {
        guard position > 0 else { return false }
        let before = tokens[position - 1]
        return before.kind == .dot || before.kind == .colon || before.keyword == .as_
    }

    private func formOfBracket(_ position: Int) -> String? {
        guard position > 0 else { return nil }
        let before = tokens[position - 1]
        switch tokens[position].kind {
        case .leftParenthesis:
            guard before.kind == .identifier else { return nil }
            return Forms.calls[text(before.range).lowercased()]
        case .leftBracket:
            let isComprehension = isName(tokens[position + 1]) && tokens[min(position + 2, index)].keyword == .in_
            return isComprehension ? Forms.comprehension : nil
        default:
            if let block = Forms.blocks[before.keyword] { return block }
            if before.keyword == .then || before.keyword == .else_ || before.keyword == .call { return nil }
            if before.kind == .rightParenthesis || before.kind == .rightBrace { return nil }
            let isPattern =
                position > 1
                && [.colon, .bar, .ampersand, .leftParenthesis, .leftBracket].contains(
                    tokens[position - 2].kind)
            return isPattern || before.kind != .identifier || before.keyword != .none_ ? Forms.map : Forms.projection
        }
    }

    private func formOfClause(_ position: Int) -> String? {
        let before = position > 0 ? tokens[position - 1].keyword : .none_
        switch tokens[position].keyword {
        case .with where before == .starts || before == .ends || before == .csv: return nil
        case .create where before == .on, .match where before == .on: return Forms.clauses[.merge]
        case .set where position > 1 && tokens[position - 2].keyword == .on: return Forms.clauses[.merge]
        case .match where before == .optional: return Forms.clauses[.match]
        case .call: return formOfCall(position)
        case .create: return formOfCreation(position)
        case .for_ where tokens[max(position - 5, 0)..<position].contains(where: isSchemaWord): return nil
        case let keyword: return Forms.clauses[keyword]
        }
    }

    private func isSchemaWord(_ token: Token) -> Bool { token.keyword == .index || token.keyword == .constraint }

    private func formOfCall(_ position: Int) -> String? {
        let words = tokens[position..<index]
        let isBatched = words.contains { $0.keyword == .transactions || $0.keyword == .transaction }
        return isBatched ? Forms.transactions : Forms.clauses[.call]
    }

    private func formOfCreation(_ position: Int) -> String? {
        let words = tokens[position...].dropFirst().prefix(2).map(\.keyword)
        if words.first == .fulltext { return Forms.fulltext }
        if words.first == .unique { return Forms.constraint }
        if words.contains(.index) { return Forms.index }
        return words.contains(.constraint) ? Forms.constraint : Forms.clauses[.create]
    }
}
