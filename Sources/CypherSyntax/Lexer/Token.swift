/// A word, number, string or sign of the query, with its place.
public struct Token: Hashable, Sendable {
    /// What the token is.
    public var kind: Kind
    /// The keyword an identifier spells, or `.none_`.
    public var keyword: Keyword = .none_
    /// Offset of the first byte.
    var lower: Int32
    /// Offset past the last byte.
    var upper: Int32
    /// For an opening bracket the position of the token that closes it, for an invalid token the number of its
    /// diagnostic, else -1.
    var link: Int32 = -1

    /// Where it stands.
    public var range: SourceRange { SourceRange(Int(lower), Int(upper)) }

    /// The kinds of token.
    public enum Kind: UInt8, Hashable, Sendable {
        case identifier, quotedIdentifier, parameter
        case integer, float, string
        case leftParenthesis, rightParenthesis, leftBracket, rightBracket, leftBrace, rightBrace
        case comma, semicolon, colon, doubleColon, dot, doubleDot
        case plus, minus, star, slash, percent, caret
        case equal, notEqual, less, lessOrEqual, greater, greaterOrEqual, matches, plusEqual
        case bar, doubleBar, ampersand, exclamation, dollar
        /// A dash or arrow head of Unicode, allowed in patterns only.
        case dashVariant, lessVariant, greaterVariant
        /// What no token begins with; its diagnostic says why.
        case invalid
        case endOfText

        /// The sign as written, for messages and printing; nil where the kind has many spellings.
        public var sign: String? {
            switch self {
            case .leftParenthesis: "("
            case .rightParenthesis: ")"
            case .leftBracket: "["
            case .rightBracket: "]"
            case .leftBrace: "{"
            case .rightBrace: "}"
            case .comma: ","
            case .semicolon: ";"
            case .colon: ":"
            case .doubleColon: "::"
            case .dot: "."
            case .doubleDot: ".."
            case .plus: "+"
            case .minus: "-"
            case .star: "*"
            case .slash: "/"
            case .percent: "%"
            case .caret: "^"
            case .equal: "="
            case .notEqual: "<>"
            case .less: "<"
            case .lessOrEqual: "<="
            case .greater: ">"
            case .greaterOrEqual: ">="
            case .matches: "=~"
            case .plusEqual: "+="
            case .bar: "|"
            case .doubleBar: "||"
            case .ampersand: "&"
            case .exclamation: "!"
            case .dollar: "$"
            default: nil
            }
        }

        /// The bracket that closes this one.
        var closing: Kind? {
            switch self {
            case .leftParenthesis: .rightParenthesis
            case .leftBracket: .rightBracket
            case .leftBrace: .rightBrace
            default: nil
            }
        }
    }
}
