/// A statement as it is written, right or wrong, with all that is wrong with it.
///
/// What is missing is a hole: an expression or a clause of the kind `hole`, a name without letters, a node that takes no place.
/// Such a tree is to be looked at, never to be run.
public struct SyntaxTree: Sendable {
    /// The statement; whole where there are no errors.
    public let statement: Statement
    /// What is wrong with its syntax, the first first.
    public let errors: [Diagnostic]

    init(_ statement: Statement, _ errors: [Diagnostic]) { (self.statement, self.errors) = (statement, errors) }
}

extension Diagnostic {
    /// The error of whoever is to understand a hole.
    public static func hole(at range: SourceRange) -> Diagnostic {
        Diagnostic(code: "UnexpectedSyntax", at: range, message: "something is missing here")
    }
}

extension Statement {
    /// One that cannot be read at all.
    static func missing(_ range: SourceRange) -> Statement {
        let hole = SingleQuery(clauses: [Clause(.hole, range)])
        return Statement(body: .query(Query(branches: [hole])), range: range)
    }
}
