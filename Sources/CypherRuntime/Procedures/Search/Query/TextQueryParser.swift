/// Makes a query of its tokens: alternatives of conjunctions of words, phrases and parentheses.
struct TextQueryParser {
    /// How deep parentheses may nest.
    private static let depthLimit = 100

    private let tokens: [TextQueryToken]
    private var index = 0
    private var depth = 0

    init(tokens: [TextQueryToken]) { self.tokens = tokens }

    private var current: TextQueryToken? { index < tokens.count ? tokens[index] : nil }

    /// The whole query.
    mutating func query() throws(TextQueryProblem) -> TextQuery {
        let query = try alternatives()
        guard let rest = current else { return query }
        throw problem(rest, "`)` without `(`", "leave it out")
    }

    /// `a b OR c -d`
    private mutating func alternatives() throws(TextQueryProblem) -> TextQuery {
        var wanted: [TextQuery] = []
        var excluded: [TextQuery] = []
        var joint: TextQueryToken?
        while let token = current, token.kind != .close {
            if token.kind == .or {
                guard joint == nil, !wanted.isEmpty, excluded.isEmpty else {
                    throw problem(token, "`OR` without a word before it", "it stands between two words: a OR b")
                }
                joint = token
                index += 1
                continue
            }
            let part = try conjunction()
            switch part {
            case .any(let alternatives, let others) where alternatives.isEmpty:
                if let joint { throw problem(joint, "`OR` before what is not wanted", "write it without: a -b") }
                excluded += others
            default: wanted.append(part)
            }
            joint = nil
        }
        if let joint { throw problem(joint, "`OR` without a word behind it", "it stands between two words: a OR b") }
        guard !wanted.isEmpty else {
            let remedy = excluded.isEmpty ? "write a word" : "name a word that is wanted beside those that are not"
            throw TextQueryProblem(
                what: "nothing to search for", place: current?.place ?? tokens.last?.place ?? 1, remedy: remedy)
        }
        return wanted.count == 1 && excluded.isEmpty ? wanted[0] : .any(wanted, except: excluded)
    }

    /// `a AND b AND -c`; without anything that is wanted an empty choice with its exceptions.
    private mutating func conjunction() throws(TextQueryProblem) -> TextQuery {
        var parts: [TextQuery] = []
        var excluded: [TextQuery] = []
        repeat {
            if current?.kind == .minus {
                index += 1
                excluded.append(try operand())
            } else {
                parts.append(try neighbours())
            }
        } while try takeAnd()
        let wanted: [TextQuery] = parts.count > 1 ? [.all(parts)] : parts
        return excluded.isEmpty ? wanted[0] : .any(wanted, except: excluded)
    }

    /// `a NEAR/5 b`
    private mutating func neighbours() throws(TextQueryProblem) -> TextQuery {
        var start = current
        var left = try operand()
        var chained = 0
        while let token = current, case .near(let between) = token.kind {
            chained += 1
            guard chained <= Self.depthLimit else {
                throw problem(token, "more than \(Self.depthLimit) `NEAR` in a row", "search fewer words")
            }
            index += 1
            guard let next = current, ![.or, .and, .close, .minus].contains(next.kind) else {
                throw problem(
                    token, "`\(token.text)` without a word behind it", "it stands between two words: a NEAR/5 b")
            }
            let right = try operand()
            for (part, token) in [(left, start), (right, next)] where !part.hasPlace {
                throw TextQueryProblem(
                    what: "`NEAR` beside more than words, phrases or a choice of them", place: token?.place ?? 1,
                    remedy: "join the rest with AND: (a NEAR/5 b) AND c")
            }
            left = .near(left, right, between: between)
            start = next
        }
        return left
    }

    private mutating func takeAnd() throws(TextQueryProblem) -> Bool {
        guard let token = current, token.kind == .and else { return false }
        index += 1
        if let next = current, ![.or, .and, .close].contains(next.kind) { return true }
        throw problem(token, "`AND` without a word behind it", "it stands between two words: a AND b")
    }

    private mutating func operand() throws(TextQueryProblem) -> TextQuery {
        guard let token = current else {
            throw TextQueryProblem(what: "a `-` without a word", place: tokens.last?.place ?? 1, remedy: "write -word")
        }
        switch token.kind {
        case .words(let words):
            index += 1
            return words.count == 1 ? .word(words[0]) : .phrase(words, slop: 0)
        case .phrase(let words, let slop):
            index += 1
            return .phrase(words, slop: slop)
        case .prefix(let word):
            index += 1
            return .prefix(word)
        case .open: return try parenthesis(token)
        case .and: throw problem(token, "`AND` without a word before it", "it stands between two words: a AND b")
        case .or: throw problem(token, "`OR` without a word before it", "it stands between two words: a OR b")
        case .near:
            throw problem(token, "`\(token.text)` without a word before it", "it stands between two words: a NEAR/5 b")
        case .minus: throw problem(token, "`-` twice", "write it once: -word")
        case .close: throw problem(token, "`)` without a word before it", "write a word, or leave the parentheses out")
        }
    }

    private mutating func parenthesis(_ open: TextQueryToken) throws(TextQueryProblem) -> TextQuery {
        guard depth < Self.depthLimit else {
            throw problem(open, "more than \(Self.depthLimit) parentheses in one another", "write it flatter")
        }
        depth += 1
        defer { depth -= 1 }
        index += 1
        let inner = try alternatives()
        guard current?.kind == .close else { throw problem(open, "`(` without `)`", "close it, or leave it out") }
        index += 1
        return inner
    }

    private func problem(_ token: TextQueryToken, _ what: String, _ remedy: String) -> TextQueryProblem {
        TextQueryProblem(what: what, place: token.place, remedy: remedy)
    }
}
