import Naql

/// Colours of what is being typed, and what is open where its lines begin.
struct Highlighter {
    /// Bytes of the text and the SGR parameters of their colour.
    struct Span: Hashable {
        let range: SourceRange
        let style: String
    }

    /// The coloured parts, in order.
    private(set) var spans: [Span] = []
    /// For each line what is open at its beginning: a quote, a bracket, `/*`; empty where nothing is.
    private(set) var open: [String] = [""]

    private let bytes: [UInt8]
    /// Where a word is being typed, which may still become a known one.
    private let cursor: Int
    private let knows: (String) -> Bool
    private var brackets: [UInt8] = []
    private var writes = false

    /// The coloured parts of a text, in order.
    static func spans(_ text: String) -> [Span] { Highlighter(text).spans }

    /// Reads a text. `knows` tells whether the graph has a label or type of a name; `cursor` is a byte.
    init(_ text: String, cursor: Int = -1, knows: @escaping (String) -> Bool = { _ in true }) {
        bytes = Array(text.utf8)
        self.cursor = cursor
        self.knows = knows
        if bytes.first == UInt8(ascii: ":") {
            let length = bytes.prefix { $0 > 0x20 }.count
            spans = [Span(range: SourceRange(0, length), style: Style.command)]
            open = Array(repeating: "", count: bytes.count { $0 == 0x0A } + 1)
            return
        }
        read(Lexer.scan(text).tokens)
    }

    /// What is left where the text is seen from a line on.
    func from(line: Int, byte: Int) -> Highlighter {
        var rest = self
        rest.open = Array(open.dropFirst(line))
        rest.spans = spans.filter { $0.range.upper > byte }.map {
            Span(range: SourceRange(max(0, $0.range.lower - byte), $0.range.upper - byte), style: $0.style)
        }
        return rest
    }

    private mutating func read(_ tokens: [Token]) {
        var end = 0
        var previous: Token?
        for token in tokens {
            let range = token.range
            // Between tokens there is white space and comments alone.
            if bytes[end..<range.lower].contains(UInt8(ascii: "/")) {
                spans.append(Span(range: SourceRange(end, range.lower), style: Style.comment))
            }
            beginLines(in: end..<range.lower, hidden: false)
            if let style = style(of: token, after: previous) { spans.append(Span(range: range, style: style)) }
            beginLines(in: range.lower..<range.upper, hidden: true)
            end = max(end, range.upper)
            previous = token
        }
        beginLines(in: end..<bytes.count, hidden: false)
    }

    /// Notes what is open at the lines that begin within a token, or between tokens.
    private mutating func beginLines(in range: Range<Int>, hidden: Bool) {
        guard range.contains(where: { bytes[$0] == 0x0A }) else { return }
        for place in range where bytes[place] == 0x0A {
            if hidden {
                open.append(bytes[range.lowerBound] == UInt8(ascii: "/") ? "/*" : Self.text(bytes[range.lowerBound]))
            } else if Self.isInComment(bytes[range.lowerBound...place]) {
                open.append("/*")
            } else {
                open.append(brackets.last.map(Self.text) ?? "")
            }
        }
    }

    private static func isInComment(_ bytes: ArraySlice<UInt8>) -> Bool {
        let text = String(decoding: bytes, as: UTF8.self)
        guard let begin = text.ranges(of: "/*").last else { return false }
        return text[begin.upperBound...].firstRange(of: "*/") == nil
    }

    private static func text(_ byte: UInt8) -> String { String(Unicode.Scalar(byte)) }

    private mutating func style(of token: Token, after previous: Token?) -> String? {
        let isInMap = brackets.last == UInt8(ascii: "{")
        switch token.kind {
        case .leftParenthesis, .leftBracket, .leftBrace: brackets.append(bytes[token.range.lower])
        case .rightParenthesis, .rightBracket, .rightBrace: return closes(bytes[token.range.lower]) ? nil : Style.error
        case .semicolon: (brackets, writes) = ([], false)
        case .string: return Style.string
        case .integer, .float: return Style.number
        case .parameter, .dollar: return Style.parameter
        case .identifier where previous?.kind == .colon && !isInMap: return name(token)
        case .identifier where previous?.kind == .dot: return nil
        case .identifier where token.keyword != .none_ && token.range.upper - token.range.lower > 1:
            if [.create, .merge, .set].contains(token.keyword) { writes = true }
            return Style.keyword
        case .invalid:
            guard token.range.lower < bytes.count else { return nil }
            let first = bytes[token.range.lower]
            return first == UInt8(ascii: "'") || first == UInt8(ascii: "\"") ? Style.string : nil
        default: return nil
        }
        return nil
    }

    /// A label or type: one that the graph does not have is marked, unless it may be made or is still being typed.
    private func name(_ token: Token) -> String {
        let name = String(decoding: bytes[token.range.lower..<token.range.upper], as: UTF8.self)
        return writes || token.range.upper == cursor || knows(name) ? Style.label : Style.unknown
    }

    /// Whether a closing bracket has the opening one that it needs.
    private mutating func closes(_ closing: UInt8) -> Bool {
        let opening: [UInt8: UInt8] = [0x29: 0x28, 0x5D: 0x5B, 0x7D: 0x7B]
        guard let last = brackets.last, last == opening[closing] else { return false }
        brackets.removeLast()
        return true
    }

    private enum Style {
        static let keyword = "36"
        static let string = "32"
        static let number = "35"
        static let parameter = "33"
        static let label = "1"
        static let comment = "2"
        static let command = "36"
        static let error = "1;31"
        static let unknown = "4;31"
    }
}
