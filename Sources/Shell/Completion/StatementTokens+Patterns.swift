import CypherSyntax
import Naql

/// Brackets, and what patterns have in them.
extension StatementTokens {
    /// The opening bracket of the closing one at an index.
    func opening(of closing: Int) -> Int? {
        var depth = 0
        for index in stride(from: closing, through: 0, by: -1) {
            switch tokens[index].kind {
            case .rightParenthesis, .rightBracket, .rightBrace: depth += 1
            case .leftParenthesis, .leftBracket, .leftBrace:
                depth -= 1
                if depth == 0 { return index }
            default: break
            }
        }
        return nil
    }

    /// The labels or types within the brackets of an element: `:A|B` before a map.
    func names(within range: Range<Int>) -> [String] {
        var names: [String] = []
        for index in range.dropFirst() {
            if tokens[index].kind == .leftBrace { break }
            if [.colon, .bar, .ampersand].contains(tokens[index - 1].kind), let name = name(tokens[index]) {
                names.append(name)
            }
        }
        return names
    }

    /// `-[` and `<-[` open a relationship, other brackets a list or an index.
    func isRelationshipBracket(_ index: Int) -> Bool {
        guard index > 0 else { return false }
        return [.minus, .dashVariant].contains(tokens[index - 1].kind)
    }

    /// Whether a parenthesis opens a node: after `MATCH` and its like, after a dash or an arrow, in a list of patterns.
    func isPatternParenthesis(_ index: Int) -> Bool {
        guard index > 0 else { return false }
        let previous = tokens[index - 1]
        if [.match, .create, .merge, .insert].contains(previous.keyword) { return true }
        switch previous.kind {
        case .greater, .greaterVariant, .dashVariant: return true
        case .minus: return index > 1 && [.rightParenthesis, .rightBracket].contains(tokens[index - 2].kind)
        case .comma: return [.match, .create, .merge, .insert].contains(clause(before: index) ?? .none_)
        default: return false
        }
    }
}
