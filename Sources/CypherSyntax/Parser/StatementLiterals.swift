/// A statement as its shape and its literals: two with the same shape differ in numbers and strings alone.
public struct StatementLiterals: Sendable {
    /// A number or string as written, a minus before it left out.
    public enum Literal: Hashable, Sendable {
        case integer(UInt64)
        case float(Double)
        case string(String)

        /// The value as an expression; nil where a number does not fit.
        func kind(isNegative: Bool) -> Expression.Kind? {
            switch self {
            case .integer(let magnitude):
                guard magnitude <= UInt64(Int64.max) + (isNegative ? 1 : 0) else { return nil }
                return .integer(Int64(truncatingIfNeeded: isNegative ? 0 &- magnitude : magnitude))
            case .float(let number): return .float(isNegative ? -number : number)
            case .string(let text): return isNegative ? nil : .string(text)
            }
        }
    }

    /// The tokens between the literals, which stand in it as their kinds alone.
    public let shape: [UInt8]
    /// In order of writing.
    public let literals: [Literal]

    /// What a word of such a statement does: they only make nodes and relationships of literals.
    private enum Role { case begins, writes, belongs, other }

    private static func role(of keyword: Keyword) -> Role {
        switch keyword {
        case .create, .insert, .merge: .writes
        case .match: .begins
        case .none_, .where_, .and, .true_, .false_, .null: .belongs
        default: .other
        }
    }

    /// Longer statements gain nothing.
    private static let longest = 4096

    /// Takes a statement apart; nil where it is none of those that can be run together with others of its shape.
    public init?(_ text: String) {
        guard text.utf8.count <= Self.longest else { return nil }
        let bytes = Array(text.utf8)
        let scan = Lexer.scan(bytes, CompilationWatch())
        guard let first = scan.tokens.first, [.begins, .writes].contains(Self.role(of: first.keyword)) else {
            return nil
        }
        var shape: [UInt8] = []
        shape.reserveCapacity(bytes.count)
        var literals: [Literal] = []
        var writes = 0
        var (named, calls) = (false, false)
        var end: Int32 = -1
        for token in scan.tokens {
            // What an interpolated string holds is no literal.
            if token.kind == .string, named, token.lower == end { return nil }
            end = token.upper
            // A call without arguments may ask for the moment of its statement.
            if calls, token.kind == .rightParenthesis { return nil }
            calls = token.kind == .leftParenthesis && named
            named = token.kind == .identifier && token.keyword == .none_
            switch token.kind {
            case .parameter, .dollar, .invalid, .semicolon: return nil
            case .integer, .float, .string:
                guard let literal = Self.literal(token, bytes) else { return nil }
                literals.append(literal)
                shape.append(token.kind == .integer ? 1 : token.kind == .float ? 2 : 3)
            default:
                let role = Self.role(of: token.keyword)
                if role == .other { return nil }
                // Two clauses that write would each write for all rows before the other does.
                if role == .writes { writes += 1 }
                shape.append(contentsOf: bytes[Int(token.lower)..<Int(token.upper)])
                shape.append(0)
            }
        }
        guard !literals.isEmpty, writes == 1 else { return nil }
        self.shape = shape
        self.literals = literals
    }

    private static func literal(_ token: Token, _ bytes: [UInt8]) -> Literal? {
        let (lower, upper) = (Int(token.lower), Int(token.upper))
        switch token.kind {
        case .integer: return IntegerLiteral.magnitude(bytes[lower..<upper]).map(Literal.integer)
        case .float: return FloatLiteral.value(bytes[lower..<upper]).map(Literal.float)
        default: return (try? StringEscapes.value(of: token, in: bytes)).map(Literal.string)
        }
    }
}

/// A statement whose literals are taken from the elements of a list: one for each statement of its shape.
public struct LiftedStatement: Sendable {
    /// `UNWIND $rows AS row …` over the statement, with `row[0]`, `row[1]`, … in place of its literals.
    public let statement: Statement
    /// The name of the parameter that holds the rows.
    public static let parameter = "  rows"
    /// By literal, whether a minus stands before it that belongs to it.
    private let isNegative: [Bool]

    private static let row = "  row"

    /// Lifts the literals of a statement; nil where one of them is none of an expression, such as the bound of a length.
    public init?(_ text: String, literals count: Int) {
        guard var parser = try? Parser(text) else { return nil }
        parser.lifting = Parser.Lifting(variable: Self.row)
        guard var statement = try? parser.statement(), parser.at(.endOfText), let lifted = parser.lifting,
            lifted.signs.count == count, case .query(var query) = statement.body, query.branches.count == 1
        else { return nil }
        let place = SourceRange(0, 0)
        let rows = Expression(.parameter(Self.parameter), place)
        query.branches[0].clauses.insert(
            Clause(.unwind(rows, variable: Name(Self.row, place)), place), at: 0)
        statement.body = .query(query)
        self.statement = statement
        isNegative = lifted.signs
    }

    /// The values of a statement of the shape; nil where a number does not fit.
    public func values<Value>(
        _ literals: [StatementLiterals.Literal], _ make: (Expression.Kind) -> Value?
    ) -> [Value]? {
        var values: [Value] = []
        values.reserveCapacity(literals.count)
        for (literal, isNegative) in zip(literals, isNegative) {
            guard let kind = literal.kind(isNegative: isNegative), let value = make(kind) else { return nil }
            values.append(value)
        }
        return values
    }
}

extension Parser {
    /// Literals become elements of a row. A class, since the parser's own size is paid at every level of an expression.
    final class Lifting {
        /// The variable that holds the row.
        let variable: String
        /// For each literal whether a minus belongs to it.
        var signs: [Bool] = []

        init(variable: String) { self.variable = variable }

        /// The next literal's place in the row, as an expression.
        func take(isNegative: Bool, at range: SourceRange) -> Expression {
            let position = Expression(.integer(Int64(signs.count)), range)
            signs.append(isNegative)
            return Expression(.subscript_(Expression(.variable(variable), range), index: position), range)
        }
    }
}
