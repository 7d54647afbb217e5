/// Reads tokens and makes the syntax tree: recursive descent, one function per production of `Grammar/cypher.ebnf`.
///
/// The parser knows no graph and no scopes. It refuses what the grammar cannot derive and leaves every question of
/// meaning to the binder.
public struct Parser {
    /// How deep brackets, subqueries and CASE may nest: each level takes a dozen stack frames.
    static let depthLimit = 200
    /// How tall a tree may grow, long chains of operators included: later stages walk it recursively.
    static let heightLimit = 1000

    /// How many operators one label expression or type may have.
    static let labelOperatorLimit = 500

    let bytes: [UInt8]
    let tokens: [Token]
    let lexerProblems: [Lexer.Problem]
    /// Asked whether to go on.
    let watch: CompilationWatch
    var index = 0
    /// Nesting of the production being read.
    var depth = 0
    /// Height of the last expression read; within a composite the greatest so far.
    var height = 0
    /// What is wrong so far, where a tree is made of what is wrong, too; nil where the first error ends the reading.
    var recovery: Recovery?
    /// Position of the `|` that ends the predicate of a list comprehension: no label expression may take it.
    var barLimit = -1
    /// What parentheses round parts of the path being read say of it; nil where they may say nothing.
    var pathGroups: PathGroups?
    /// Operators of the label expression or type being read.
    var labelOperators = 0
    /// Where a colon joins two of its names, and whether one of the signs of GQL stands in it.
    var labelSigns = LabelSigns()
    /// Whether patterns are those of INSERT, whose labels are joined by `&` alone.
    var inserts = false
    /// Whether the query to be read may import by a WITH, and then has no NEXT.
    var mayImport = false

    /// Where literals are to be elements of a row; nil where they are themselves.
    var lifting: Lifting?

    /// What each token is in the grammar; empty where nobody will ask.
    var roles: [TokenRole] = []

    /// Prepares to read a text.
    init(
        _ text: String, watch: CompilationWatch = CompilationWatch(), noting: Bool = false
    ) throws(Diagnostic) {
        self.watch = watch
        bytes = Array(text.utf8)
        guard bytes.count < Int(Int32.max) - 1 else { throw SyntaxProblem.tooLong.diagnostic(at: SourceRange(0, 0)) }
        let scan = Lexer.scan(bytes, watch)
        (tokens, lexerProblems) = (scan.tokens, scan.problems)
        try watch.step()
        if noting { roles = Array(repeating: [], count: tokens.count) }
    }

    /// Prepares to read a part of another parser's text, as deep within it.
    init(_ part: SourceRange, of parser: Parser) {
        (watch, bytes, depth) = (parser.watch, parser.bytes, parser.depth)
        recovery = parser.recovery.map { Recovery(isTyped: $0.isTyped) }
        let scan = Lexer.scan(bytes, watch, in: part)
        (tokens, lexerProblems) = (scan.tokens, scan.problems)
    }

    /// Parses one statement, with or without a final `;`.
    ///
    /// - Throws: the first thing that is wrong with it.
    public static func parse(
        _ text: String, watch: CompilationWatch = CompilationWatch()
    ) throws(Diagnostic) -> Statement {
        var parser = try Parser(text, watch: watch)
        let statement = try parser.statement()
        while parser.accept(.semicolon) {}
        guard parser.at(.endOfText) else {
            throw parser.errorExpected(["the end of the query"], hints: ["one statement at a time is read here"])
        }
        return statement
    }

    /// Parses a script: statements separated by `;`.
    ///
    /// - Throws: the first thing that is wrong with it; ``trees(of:)`` has all.
    public static func parse(script text: String) throws(Diagnostic) -> [Statement] {
        var parser = try Parser(text)
        return try parser.script()
    }

    /// Parses an expression alone, such as the value of a parameter given on the command line.
    ///
    /// - Throws: the first thing that is wrong with it.
    public static func parse(expression text: String) throws(Diagnostic) -> Expression {
        var parser = try Parser(text)
        let expression = try parser.expression()
        guard parser.at(.endOfText) else { throw parser.errorExpected(["the end of the expression"]) }
        return expression
    }

    /// Grammar: `Script`.
    mutating func script() throws(Diagnostic) -> [Statement] {
        var statements: [Statement] = []
        while true {
            while accept(.semicolon) {}
            if at(.endOfText) { return statements }
            statements.append(try statement())
            guard at(.semicolon) || at(.endOfText) else { throw errorExpected(["`;`"]) }
        }
    }
}
