import CypherSyntax

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
    private var brackets: [UInt8]
    private var writes: Bool

    /// Reads a text that goes on where `context` ended. `knows` tells whether the graph has a label or type of a name;
    /// `cursor` is a byte.
    init(
        _ text: String, after context: OpenContext = OpenContext(), cursor: Int = -1,
        knows: @escaping (String) -> Bool = { _ in true }
    ) {
        // What hides signs from before on is begun again, so that the lexer meets it.
        let opening = context.opening.utf8
        bytes = opening + Array(text.utf8)
        self.cursor = cursor + opening.count
        self.knows = knows
        (brackets, writes) = (context.brackets, context.writes)
        if context == OpenContext(), bytes.first == UInt8(ascii: ":") {
            let length = bytes.prefix { $0 > 0x20 }.count
            spans = [Span(range: SourceRange(0, length), style: Style.command)]
            open = Array(repeating: "", count: bytes.count { $0 == 0x0A } + 1)
            return
        }
        open = Self.marks(text, after: context)
        read(Lexer.scan(String(decoding: bytes, as: UTF8.self)).tokens)
        guard !opening.isEmpty else { return }
        spans = spans.map {
            Span(
                range: SourceRange(max(0, $0.range.lower - opening.count), $0.range.upper - opening.count),
                style: $0.style)
        }
    }

    private static func marks(_ text: String, after context: OpenContext) -> [String] {
        var context = context
        var marks = [context.mark]
        for scalar in text.unicodeScalars {
            context.read(scalar)
            if scalar == "\n" { marks.append(context.mark) }
        }
        return marks
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
            if let style = style(of: token, after: previous) { spans.append(Span(range: range, style: style)) }
            end = max(end, range.upper)
            previous = token
        }
    }

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
            switch bytes[token.range.lower] {
            case UInt8(ascii: "'"), UInt8(ascii: "\""): return Style.string
            case UInt8(ascii: "/"): return Style.comment
            default: return nil
            }
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
