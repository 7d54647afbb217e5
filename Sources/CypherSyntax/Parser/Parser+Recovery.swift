/// Reading what is wrong, too (after rust-analyzer): an error is noted instead of thrown, what is missing becomes a hole of the
/// tree, and what stands there instead is passed over up to where the grammar can go on.
struct Recovery {
    /// In the order in which they were found.
    var errors: [Diagnostic] = []
    /// The opening brackets of the clauses that are being read.
    var openings: [Int] = []
    /// Whether the text ends where somebody is typing: what is not closed there may be yet.
    let isTyped: Bool
    /// The token at which something was wrong last.
    fileprivate var last = -2

    init(isTyped: Bool) { self.isTyped = isTyped }

    fileprivate static let mostErrors = 20
}

extension Parser {
    /// Whether the text ends where somebody is typing.
    var isTyped: Bool { recovery?.isTyped == true }

    /// Reads each statement of a script, whatever is wrong with it.
    public static func trees(of script: String) -> [SyntaxTree] {
        var parser: Parser
        do { parser = try Parser(script) } catch { return [SyntaxTree(.missing(SourceRange(0, 0)), [error])] }
        var trees: [SyntaxTree] = []
        while true {
            while parser.accept(.semicolon) {}
            if parser.at(.endOfText) { return trees }
            trees.append(parser.tree(isTyped: false))
        }
    }

    /// Reads the beginning of a statement, at whose end somebody is typing.
    public static func tree(ofTyped text: String) -> SyntaxTree {
        do {
            var parser = try Parser(text)
            return parser.tree(isTyped: true)
        } catch { return SyntaxTree(.missing(SourceRange(0, 0)), [error]) }
    }

    private mutating func tree(isTyped: Bool) -> SyntaxTree {
        recovery = Recovery(isTyped: isTyped)
        let start = index
        var statement: Statement
        do { statement = try self.statement() } catch {
            recovery?.errors.append(error)
            while !at(.semicolon), !at(.endOfText) { advance() }
            statement = .missing(range(from: start))
        }
        while !at(.semicolon), !at(.endOfText) { advance() }
        return SyntaxTree(statement, recovery?.errors ?? [])
    }

    // MARK: Errors

    /// Notes what is wrong here. What is wrong with the same token as before, or with the next, follows from that and is not
    /// told a person; where somebody is typing, what is refused is asked, too.
    ///
    /// - Throws: the error, where only what is right is to be read or nothing can be read after it.
    mutating func report(_ error: Diagnostic) throws(Diagnostic) {
        guard let last = recovery?.last, !error.endsReading else { throw error }
        recovery?.last = index
        if isTyped || index > last + 1 && recovery?.errors.count ?? 0 < Recovery.mostErrors {
            recovery?.errors.append(error)
        }
    }

    /// Notes a problem; of the next token, where no place is given.
    mutating func report(_ problem: SyntaxProblem, at range: SourceRange? = nil) throws(Diagnostic) {
        try report(problem.diagnostic(at: range ?? current.range))
    }

    /// Notes that something else should stand here; see ``errorExpected(_:near:hints:)``.
    @inline(never)
    mutating func reportExpected(
        _ expected: [String], near keywords: [Keyword] = [], hints: [String] = []
    ) throws(Diagnostic) {
        try report(errorExpected(expected, near: keywords, hints: hints))
    }

    // MARK: Holes

    private var place: SourceRange { SourceRange(Int(current.lower), Int(current.lower)) }

    /// An expression that is missing; what is no token at all is a part of it.
    mutating func hole(_ error: Diagnostic) throws(Diagnostic) -> Expression {
        try report(error)
        guard at(.invalid) else { return Expression(.hole, place) }
        defer { advance() }
        return Expression(.hole, current.range)
    }

    /// A name that is missing.
    mutating func missingName(_ error: Diagnostic) throws(Diagnostic) -> Name {
        try report(error)
        return Name("", place)
    }

    /// A name in whose stead another token stands.
    mutating func name(instead error: Diagnostic) throws(Diagnostic) -> Name {
        try report(error)
        defer { advance() }
        return Name("", current.range)
    }

    /// A node that is missing.
    mutating func missingNode(_ error: Diagnostic) throws(Diagnostic) -> PatternElement {
        try report(error)
        return .node(NodePattern(range: place))
    }

    // MARK: Clauses

    /// Whether a clause can begin here.
    var beginsClause: Bool { current.keyword.beginsClause || at(.show) }

    /// Whether something stands here that ends a chain of clauses.
    var endsQuery: Bool {
        switch current.kind {
        case .endOfText, .semicolon: true
        case .rightParenthesis, .rightBracket, .rightBrace: recovery?.openings.isEmpty == false
        default: at(.union) || at(.next) || at(.when) || at(.else_)
        }
    }

    /// The error for what continues no clause and ends no query.
    func errorAfterQuery() -> Diagnostic {
        recovery?.openings.last.map { errorUnclosed($0, or: ["a clause"]) } ?? foreignClause ?? errorAfterClause()
    }

    /// What stands where a clause should, up to the next one.
    mutating func noClause(_ error: Diagnostic) throws(Diagnostic) -> Clause {
        try report(error)
        return endsQuery ? Clause(.hole, place) : passedClause(from: index)
    }

    /// A clause of which nothing can be made.
    mutating func brokenClause(from start: Int) -> Clause {
        if endsQuery || index > start && beginsClause { return Clause(.hole, range(from: start)) }
        return passedClause(from: start)
    }

    /// Passes over tokens up to where a clause may begin, over brackets as a whole.
    private mutating func passedClause(from start: Int) -> Clause {
        repeat {
            if current.kind.closing != nil { index = max(index, Int(current.link)) }
            advance()
        } while !endsQuery && !beginsClause
        return Clause(.hole, range(from: start))
    }
}

extension Diagnostic {
    /// Whether nothing can be read after it.
    fileprivate var endsReading: Bool { code == "NestingTooDeep" || code == "Stopped" }
}
