/// Formats scripts: clauses on lines of their own, keywords in capitals, one space where one belongs, long lines broken.
///
/// It changes neither the tree nor a comment, nor a column's name: an item of RETURN without AS stays as it is written.
/// What is formatted already stays as it is.
public struct Formatter {
    /// Columns beyond which a line is broken where it can be.
    static let width = 100
    /// Columns of a subquery that an expression keeps on one line.
    static let inlineWidth = 60

    private let bytes: [UInt8]
    private let tokens: [Token]
    private let roles: [TokenRole]

    private var output = ""
    private var pieces: [Piece] = []
    private var indent = 0
    /// Whether the line being set continues a clause.
    private var isContinuation = false
    private var blocks: [(close: Int, isInline: Bool)] = []
    /// The braces that close subqueries.
    private var blockBraces: Set<Int> = []

    /// Formats a script.
    ///
    /// - Throws: the first thing that is wrong with the script; only what parses can be formatted.
    public static func format(_ script: String) throws(Diagnostic) -> String {
        var parser = try Parser(script, noting: true)
        let statements = try parser.script()
        var formatter = Formatter(parser)
        formatter.run()
        // Never trade a person's query for a tidier one that means something else.
        guard let again = try? Parser.parse(script: formatter.output), again == statements else { return script }
        return formatter.output
    }

    private init(_ parser: Parser) {
        (bytes, tokens, roles) = (parser.bytes, parser.tokens, parser.roles)
    }

    private mutating func run() {
        leading(Trivia(bytes[..<Int(tokens[0].lower)]), beginsLine: true)
        var index = 0
        while tokens[index].kind != .endOfText {
            let end = roles[(index + 1)...].firstIndex { !$0.contains(.continued) } ?? tokens.count - 1
            set(index, upTo: end)
            let next = tokens[end]
            after(end - 1, Trivia(bytes[Int(tokens[end - 1].upper)..<Int(next.lower)]), next: end)
            index = end
        }
        flush()
    }

    // MARK: Tokens

    /// Sets the token at an index, or all up to `end` as they are written.
    private mutating func set(_ index: Int, upTo end: Int) {
        let token = tokens[index]
        let role = roles[index]
        if let block = blocks.last, block.close == index {
            blocks.removeLast()
            if !block.isInline {
                flush()
                indent -= 1
                isContinuation = false
            }
        } else if role.contains(.clause) || role.contains(.subclause), blocks.last?.isInline != true {
            flush()
            isContinuation = role.contains(.subclause)
        }
        let space = index > 0 && needsSpace(index)
        let text = String(decoding: bytes[Int(token.lower)..<Int(tokens[end - 1].upper)], as: UTF8.self)
        let isWhole = end > index + 1
        pieces.append(
            Piece(text: isWhole ? text : spelled(token, text, role), space: space, kind: isWhole ? .other : kind(token))
        )
        open(index)
    }

    /// Begins a block where this token opens one.
    private mutating func open(_ index: Int) {
        let role = roles[index]
        var opening = index
        if role.contains(.body) {
            // The clauses of FOREACH end with its parenthesis, the nearest one open.
            while tokens[opening].kind != .leftParenthesis || Int(tokens[opening].link) < index { opening -= 1 }
        } else if !role.contains(.query), !role.contains(.subquery) {
            return
        }
        let close = Int(tokens[opening].link)
        let isInline = blocks.last?.isInline == true || !role.contains(.query) && isShort(index, close)
        blocks.append((close, isInline))
        if !role.contains(.body) { blockBraces.insert(close) }
    }

    /// Whether the clauses between two tokens can stand on one line.
    private func isShort(_ open: Int, _ close: Int) -> Bool {
        var length = 0
        var lines = 0
        for index in open + 1..<close {
            length += Int(tokens[index].upper - tokens[index].lower) + 1
            let role = roles[index]
            if role.contains(.clause), tokens[index].keyword != .where_ { lines += 1 }
            if length > Formatter.inlineWidth || lines > 2 { return false }
            if hasComment(Int(tokens[index - 1].upper), Int(tokens[index].lower)) { return false }
        }
        return !hasComment(Int(tokens[close - 1].upper), Int(tokens[close].lower))
    }

    private func hasComment(_ lower: Int, _ upper: Int) -> Bool { bytes[lower..<upper].contains(UInt8(ascii: "/")) }

    private func spelled(_ token: Token, _ text: String, _ role: TokenRole) -> String {
        guard token.kind == .identifier, !role.contains(.name) else { return text }
        switch token.keyword {
        case .true_, .false_, .null: return role.contains(.literal) ? text.lowercased() : text.uppercased()
        default: return text.uppercased()
        }
    }

    private func kind(_ token: Token) -> Piece.Kind {
        switch token.kind {
        case .leftParenthesis, .leftBracket, .leftBrace: .open
        case .rightParenthesis, .rightBracket, .rightBrace: .close
        case .comma: .comma
        case .identifier: token.keyword == .and || token.keyword == .or || token.keyword == .xor ? .logical : .other
        default: .other
        }
    }

    /// Whether a space separates a token from the one before it.
    private func needsSpace(_ index: Int) -> Bool {
        let before = tokens[index - 1].kind
        let isBlockEdge =
            roles[index - 1].contains(.query) || roles[index - 1].contains(.subquery)
            || blockBraces.contains(index)
        if isBlockEdge { return true }
        if roles[index].contains(.suffix) || roles[index - 1].contains(.prefix) { return false }
        switch before {
        case .leftParenthesis, .leftBracket, .leftBrace, .dot, .doubleDot: return false
        case .colon: return roles[index - 1].contains(.keyColon)
        default: break
        }
        switch tokens[index].kind {
        case .rightParenthesis, .rightBracket, .rightBrace, .comma, .semicolon, .doubleDot: return false
        case .colon: return before == .identifier && !roles[index - 1].contains(.name)
        case .dot: return before == .comma
        default: return true
        }
    }

    // MARK: What stands between tokens

    /// Sets the comments after a token, and ends the line where it must end.
    private mutating func after(_ index: Int, _ trivia: Trivia, next: Int) {
        var rest = trivia
        while let comment = rest.comments.first, comment.newlines == 0 {
            pieces.append(Piece(text: comment.text, space: true, kind: .comment))
            rest.comments.removeFirst()
            if comment.isLine {
                let isOpen = !beginsLine(next) && tokens[index].kind != .semicolon
                flush()
                isContinuation = isOpen
            }
        }
        if tokens[index].kind == .semicolon {
            flush()
            isContinuation = false
        } else if let block = blocks.last, !block.isInline, opensBlock(index) {
            flush()
            indent += 1
            isContinuation = false
        }
        let nextBegins = beginsLine(next) || tokens[index].kind == .semicolon
        leading(rest, beginsLine: nextBegins)
    }

    private func opensBlock(_ index: Int) -> Bool {
        roles[index].contains(.query) || roles[index].contains(.subquery) || roles[index].contains(.body)
    }

    private func beginsLine(_ index: Int) -> Bool {
        if tokens[index].kind == .endOfText { return true }
        if let block = blocks.last {
            if block.isInline { return false }
            if block.close == index { return true }
        }
        return roles[index].contains(.clause)
    }

    /// Sets comments that stand on lines of their own, and keeps one empty line where there were some.
    private mutating func leading(_ trivia: Trivia, beginsLine: Bool) {
        for comment in trivia.comments {
            flush()
            if comment.newlines > 1 { emptyLine() }
            isContinuation = !beginsLine
            pieces.append(Piece(text: comment.text, space: false, kind: .comment))
            flush()
            isContinuation = !beginsLine
        }
        if beginsLine, trivia.newlines > 1 {
            flush()
            emptyLine()
        }
    }

    private mutating func emptyLine() {
        if !output.isEmpty, !output.hasSuffix("\n\n"), !output.hasSuffix("{\n"), !output.hasSuffix("|\n") {
            output += "\n"
        }
    }

    /// Ends the line being set.
    private mutating func flush() {
        guard !pieces.isEmpty else { return }
        LineBreaker.write(pieces[...], indent: indent + (isContinuation ? 1 : 0), into: &output)
        pieces.removeAll(keepingCapacity: true)
    }
}
