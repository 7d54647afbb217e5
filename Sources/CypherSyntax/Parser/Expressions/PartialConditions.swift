/// What turns `CASE subject WHEN > 3 THEN …` into a CASE that tests conditions.
///
/// A subject that costs nothing is repeated in each condition. Any other is computed once, as the one element of a list
/// that a comprehension goes through, so that nesting cannot multiply it.
struct PartialConditions {
    /// What stands after CASE.
    let subject: Expression?
    /// For each condition so far, whether the left side of its test was left out.
    var isPartial: [Bool] = []

    // No name that can be written has a space before it.
    private static let variable = " subject"

    var areUsed: Bool { isPartial.contains(true) }

    init(subject: Expression?) { self.subject = subject }

    private var isRepeated: Bool {
        switch subject?.kind {
        case .variable, .integer, .float, .string, .boolean, .null, .parameter: return true
        case .property(let owner, _): if case .variable = owner.kind { return true } else { return false }
        default: return false
        }
    }

    /// The left side of a test that stands at `range`.
    func left(at range: SourceRange) -> Expression? {
        guard let subject else { return nil }
        return Expression(isRepeated ? subject.kind : .variable(Self.variable), subject.range)
    }

    /// The CASE with whole conditions; plain values become comparisons.
    func search(
        _ branches: [Expression.CaseBranch], otherwise: Expression?, range: SourceRange
    ) -> Expression {
        guard let subject, let left = left(at: range) else {
            return Expression(.case_(subject: nil, branches: branches, otherwise: otherwise), range)
        }
        let whole = zip(branches, isPartial).map { branch, isPartial in
            isPartial
                ? branch
                : Expression.CaseBranch(
                    condition: Expression(
                        .comparison(operators: [.equal], operands: [left, branch.condition]), branch.condition.range),
                    result: branch.result)
        }
        let search = Expression(.case_(subject: nil, branches: whole, otherwise: otherwise), range)
        if isRepeated { return search }
        let list = Expression(
            .listComprehension(
                variable: Name(Self.variable, subject.range), list: Expression(.list([subject]), subject.range),
                predicate: nil, projection: search), range)
        return Expression(.subscript_(list, index: Expression(.integer(0), range)), range)
    }
}
