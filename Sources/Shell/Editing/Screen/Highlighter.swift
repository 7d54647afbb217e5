import Naql

/// Colours of what is being typed.
enum Highlighter {
    /// Bytes of the text and the SGR parameters of their colour.
    struct Span: Hashable {
        let range: SourceRange
        let style: String
    }

    /// Longer texts stay plain: they are pastes, and each key would scan them again.
    static let limit = 32 << 10

    /// The coloured parts of a text, in order.
    static func spans(_ text: String) -> [Span] {
        guard text.utf8.count <= limit else { return [] }
        if text.utf8.first == UInt8(ascii: ":") {
            let length = text.utf8.prefix { $0 > 0x20 }.count
            return [Span(range: SourceRange(0, length), style: Style.command)]
        }
        var spans: [Span] = []
        var end = 0
        let bytes = Array(text.utf8)
        var previous = Token.Kind.semicolon
        for token in Lexer.scan(text).tokens {
            let range = token.range
            // Between tokens there is white space and comments alone.
            if bytes[end..<range.lower].contains(UInt8(ascii: "/")) {
                spans.append(Span(range: SourceRange(end, range.lower), style: Style.comment))
            }
            if let style = style(of: token, after: previous, in: bytes) {
                spans.append(Span(range: range, style: style))
            }
            end = range.upper
            previous = token.kind
        }
        return spans
    }

    private static func style(of token: Token, after previous: Token.Kind, in bytes: [UInt8]) -> String? {
        switch token.kind {
        case .string: return Style.string
        case .integer, .float: return Style.number
        case .parameter, .dollar: return Style.parameter
        case .identifier where previous == .colon: return Style.label
        case .identifier where previous == .dot: return nil
        case .identifier where token.keyword != .none_ && token.range.upper - token.range.lower > 1:
            return Style.keyword
        case .invalid:
            guard token.range.lower < bytes.count else { return nil }
            let first = bytes[token.range.lower]
            return first == UInt8(ascii: "'") || first == UInt8(ascii: "\"") ? Style.string : nil
        default: return nil
        }
    }

    private enum Style {
        static let keyword = "36"
        static let string = "32"
        static let number = "35"
        static let parameter = "33"
        static let label = "1"
        static let comment = "2"
        static let command = "36"
    }
}
