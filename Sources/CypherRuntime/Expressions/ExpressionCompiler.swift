import CypherPlanner
import CypherSemantics
import CypherSyntax
import PropertyGraph

/// Turns bound expressions into evaluators.
///
/// Constants are computed here, once; an expression that would fail stays as it is, so that it fails only if a row
/// needs it.
struct ExpressionCompiler {
    let context: ExecutionContext
    let folding = Folding()

    init(_ context: ExecutionContext) { self.context = context }

    /// What is known of the expression that is being compiled, gathered from its parts: asking each expression anew
    /// would take quadratic time in a deep one.
    final class Folding {
        /// Whether it is the same in every row.
        var isConstant = true
        /// Whether it is a part of what follows from labels alone.
        var isOfLabels = false
    }

    /// Compiles an expression.
    func compile(_ expression: BoundExpression) throws(ExecutionError) -> any Evaluator {
        let isOuterConstant = folding.isConstant
        folding.isConstant = true
        let evaluator: any Evaluator
        if let byLabels = try compileByLabels(expression) {
            evaluator = byLabels
        } else {
            evaluator = try compileUnfolded(expression)
        }
        // What binds variables of its own may be constant all the same.
        if !folding.isConstant, expression.bindsVariables { folding.isConstant = expression.isConstant }
        let isConstant = folding.isConstant
        folding.isConstant = isOuterConstant && isConstant
        if evaluator is ConstantEvaluator || !isConstant { return evaluator }
        guard let column = try? evaluator.evaluate(Batch(count: 1, slotCount: context.slotCount)) else {
            return evaluator
        }
        return ConstantEvaluator(column.value(at: 0, in: context.graph))
    }

    /// What follows from the labels of a node; nil for anything else, and for a part of such.
    private func compileByLabels(_ expression: BoundExpression) throws(ExecutionError) -> (any Evaluator)? {
        guard !folding.isOfLabels,
            let node = expression.labelledNode({ context.functions.function(named: $0)?.signature.isVolatile == false })
        else { return nil }
        folding.isOfLabels = true
        defer { folding.isOfLabels = false }
        return LabelFunctionEvaluator(of: node.id, try compileUnfolded(expression), context)
    }

    /// Compiles each of some expressions.
    func compile(_ expressions: [BoundExpression]) throws(ExecutionError) -> [any Evaluator] {
        var evaluators: [any Evaluator] = []
        for expression in expressions { evaluators.append(try compile(expression)) }
        return evaluators
    }

    /// Compiles a part that runs for some rows only.
    func compilePart(_ expression: BoundExpression) throws(ExecutionError) -> PartialEvaluator {
        PartialEvaluator(try compile(expression), of: expression)
    }

    private func compileUnfolded(_ expression: BoundExpression) throws(ExecutionError) -> any Evaluator {
        let range = expression.range
        switch expression.kind {
        case .null: return ConstantEvaluator(.null)
        case .boolean(let flag): return ConstantEvaluator(.boolean(flag))
        case .integer(let number): return ConstantEvaluator(.integer(number))
        case .float(let number): return ConstantEvaluator(.float(number))
        case .string(let text): return ConstantEvaluator(.string(text))
        case .constants(let list): return ConstantEvaluator(try value(of: list))
        case .parameter(let name):
            guard let value = context.parameters[name] else { throw .parameterMissing(name: name, range: range) }
            return ConstantEvaluator(value)
        case .variable(let variable):
            folding.isConstant = false
            return SlotEvaluator(variable.id)
        case .property(let base, let key): return PropertyEvaluator(try compile(base), key: key, at: range, context)
        case .not(let operand): return NotEvaluator(try compile(operand), at: operand.range)
        case .and(let operands): return try compileJunction(operands, isConjunction: true)
        case .or(let operands): return try compileJunction(operands, isConjunction: false)
        case .xor(let a, let b):
            return ExclusiveOrEvaluator(try compile(a), try compile(b), at: (a.range, b.range))
        case .compare(let op, let a, let b):
            return ComparisonEvaluator(op, try compile(a), try compile(b), at: range, context)
        case .negate(let operand): return try compileNegation(operand, at: range)
        case .binary(let op, let a, let b): return try compileBinary(op, a, b, at: range)
        case .isNull(let operand, let negated): return NullTestEvaluator(try compile(operand), negated: negated)
        case .isTyped(let operand, let name, let negated):
            return try compileTypeTest(operand, name, negated: negated, at: range)
        case .hasLabels(let base, let labels):
            return LabelTestEvaluator(try compile(base), labels, at: base.range, context)
        case .call(let name, let arguments): return try compileCall(name, arguments, at: range)
        case .case_(let subject, let branches, let otherwise):
            return try compileCase(subject: subject, branches, otherwise: otherwise)
        case .subquery(let kind, let subquery): return try compileSubquery(kind, subquery, at: range)
        case .path(let steps):
            folding.isConstant = false
            return PathEvaluator(steps, context)
        case .list, .map, .mapWithAll, .subscript_, .slice, .listComprehension, .quantifier, .reduce:
            return try compileCollection(expression)
        }
    }

    private func compileNegation(
        _ operand: BoundExpression, at range: SourceRange
    ) throws(ExecutionError) -> any Evaluator {
        RowEvaluator([try compile(operand)], context, at: range) { arguments throws(ExecutionError) in
            try negateValue(arguments[0], at: range)
        }
    }

    private func compileTypeTest(
        _ operand: BoundExpression, _ name: TypeName, negated: Bool, at range: SourceRange
    ) throws(ExecutionError) -> any Evaluator {
        guard let test = TypeTest(name) else { throw .unsupported(what: "This type in IS ::", range: range) }
        return RowEvaluator([try compile(operand)], context, at: range) { arguments throws(ExecutionError) in
            .boolean(test.matches(arguments[0]) != negated)
        }
    }

    private func compileJunction(
        _ operands: [BoundExpression], isConjunction: Bool
    ) throws(ExecutionError) -> any Evaluator {
        var parts: [PartialEvaluator] = []
        for operand in operands { parts.append(try compilePart(operand)) }
        return JunctionEvaluator(parts, at: operands.map(\.range), isConjunction: isConjunction)
    }

    private func compileCase(
        subject: BoundExpression?, _ branches: [BoundExpression.Branch], otherwise: BoundExpression?
    ) throws(ExecutionError) -> any Evaluator {
        var parts: [CaseEvaluator.Branch] = []
        for branch in branches {
            var condition = branch.condition
            if let subject {
                condition = BoundExpression(
                    .compare(.equal, subject, condition), type: .boolean, range: condition.range)
            }
            parts.append(
                CaseEvaluator.Branch(
                    condition: try compilePart(condition), range: condition.range,
                    result: try compilePart(branch.result)))
        }
        var fallback: PartialEvaluator?
        if let otherwise { fallback = try compilePart(otherwise) }
        return CaseEvaluator(branches: parts, otherwise: fallback, context)
    }

    private func compileSubquery(
        _ kind: Expression.SubqueryKind, _ subquery: BoundSubquery, at range: SourceRange
    ) throws(ExecutionError) -> any Evaluator {
        folding.isConstant = false
        guard let plan = context.subplans[subquery] else { throw .unsupported(what: "This subquery", range: range) }
        let column = kind == .collect ? subquery.query.columns.first?.variable.id : nil
        return try SubqueryEvaluator(kind, plan: plan, column: column, context)
    }
}

extension BoundExpression {
    /// Whether it has variables of its own.
    fileprivate var bindsVariables: Bool {
        switch kind {
        case .listComprehension, .quantifier, .reduce: true
        default: false
        }
    }
}
