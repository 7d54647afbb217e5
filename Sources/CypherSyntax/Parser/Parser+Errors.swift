import Text

extension Parser {
    /// The error that something else should stand here. `near` are keywords that a misspelled word may have meant.
    func errorExpected(_ expected: [String], near keywords: [Keyword] = [], hints: [String] = []) -> Diagnostic {
        let token = current
        switch token.kind {
        case .invalid:
            return lexerProblems[Int(token.link)].diagnostic
        case .dashVariant, .lessVariant, .greaterVariant:
            let scalar = text(token.range).unicodeScalars.first ?? "-"
            var diagnostic = SyntaxProblem.strayCharacter(scalar, code: "InvalidUnicodeCharacter")
                .diagnostic(at: token.range)
            let sign = token.kind == .dashVariant ? "-" : token.kind == .lessVariant ? "<" : ">"
            diagnostic.hints = ["use `\(sign)`"]
            return diagnostic
        default:
            var hints = hints
            if let meant = suggestion(for: token, among: keywords) { hints.insert("did you mean \(meant)?", at: 0) }
            if let hint = foreignHint(token) { hints = [hint] }
            if let hint = bracketHint(token) { hints.append(hint) }
            if hints.isEmpty, let form = formHint() { hints = [form] }
            return SyntaxProblem.unexpected(found: describe(token), expected: expected, hints: hints)
                .diagnostic(at: token.range)
        }
    }

    /// The error that the bracket at token `opening` should be closed here; `alternatives` could have stood here too.
    func errorUnclosed(_ opening: Int, or alternatives: [String]) -> Diagnostic {
        let closing = tokens[opening].kind.closing?.sign ?? ""
        return errorExpected(alternatives + ["`\(closing)`"], hints: hintOnOpen(opening))
    }

    /// Where a bracket was opened, if it is closed nowhere.
    private func hintOnOpen(_ opening: Int) -> [String] {
        guard tokens[opening].link < 0 else { return [] }
        let place = SourceText.position(of: Int(tokens[opening].lower), in: bytes)
        let sign = tokens[opening].kind.sign ?? ""
        return ["the `\(sign)` opened at line \(place.line), column \(place.column) is not closed"]
    }

    /// A token as named in a message.
    func describe(_ token: Token) -> String {
        switch token.kind {
        case .endOfText: return "the end of the query"
        case .string: return "the string \(excerpt(token))"
        case .integer, .float: return "the number \(excerpt(token))"
        default: return "`\(excerpt(token))`"
        }
    }

    private func excerpt(_ token: Token) -> String {
        let most = 40
        let text = text(token.range)
        return text.unicodeScalars.count <= most
            ? text : String(String.UnicodeScalarView(text.unicodeScalars.prefix(most - 1))) + "…"
    }

    private func bracketHint(_ token: Token) -> String? {
        let opening: Token.Kind
        switch token.kind {
        case .rightParenthesis: opening = .leftParenthesis
        case .rightBracket: opening = .leftBracket
        case .rightBrace: opening = .leftBrace
        default: return nil
        }
        let position = Int32(index)
        var scan = index - 1
        while scan >= 0, tokens[scan].kind != .semicolon {
            if tokens[scan].kind == opening, tokens[scan].link == position { return nil }
            scan -= 1
        }
        return "no `\(opening.sign ?? "")` is open here"
    }

    /// The nearest keyword to a misspelled word.
    func suggestion(for token: Token, among keywords: [Keyword]) -> String? {
        guard token.kind == .identifier, token.keyword == .none_, token.upper - token.lower < 20 else { return nil }
        let word = Array(text(token.range).uppercased().utf8)
        guard word.count > 2 else { return nil }
        var best: (distance: Int, text: String)?
        for keyword in keywords {
            guard abs(keyword.text.utf8.count - word.count) <= 2 else { continue }
            let distance = EditDistance.between(word, Array(keyword.text.utf8))
            if distance > 0, distance <= (word.count <= 4 ? 1 : 2), distance < best?.distance ?? 3 {
                best = (distance, keyword.text)
            }
        }
        return best?.text
    }
}
