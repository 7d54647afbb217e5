import CypherPlanner
import CypherSemantics
import CypherSyntax

extension ExpressionCompiler {
    /// Infix operators but for logic and comparison.
    func compileBinary(
        _ op: Expression.BinaryOperator, _ a: BoundExpression, _ b: BoundExpression, at range: SourceRange
    ) throws(ExecutionError) -> any Evaluator {
        let left = try compile(a)
        let right = try compile(b)
        if let numeric = NumericOperator(op) {
            return ArithmeticEvaluator(op, numeric, left, right, at: range, context)
        }
        switch op {
        case .xor: return ExclusiveOrEvaluator(left, right, at: (a.range, b.range))
        case .in_: return InListEvaluator(left, right, at: range, context)
        case .startsWith: return TextTestEvaluator(.prefix, left, right, context)
        case .endsWith: return TextTestEvaluator(.suffix, left, right, context)
        case .contains: return TextTestEvaluator(.substring, left, right, context)
        case .matches: return MatchEvaluator(left, right, at: range, context)
        default:
            let meter = context.meter
            return RowEvaluator([left, right], context, at: range) { arguments throws(ExecutionError) in
                try evaluateBinary(op, arguments[0], arguments[1], at: range, meter)
            }
        }
    }

    /// Literals of lists and maps, access to their parts, comprehensions.
    func compileCollection(_ expression: BoundExpression) throws(ExecutionError) -> any Evaluator {
        let range = expression.range
        switch expression.kind {
        case .list(let elements): return ListEvaluator(try compile(elements), context)
        case .map(let entries):
            return MapEvaluator(
                keys: entries.map(\.key), values: try compile(entries.map(\.value)), at: range, context)
        case .mapWithAll(let base, let entries):
            return MapEvaluator(
                base: try compile(base), keys: entries.map(\.key), values: try compile(entries.map(\.value)),
                at: range, context)
        case .subscript_(let container, let index):
            return ElementEvaluator(try compile(container), try compile(index), at: range, context)
        case .slice(let list, let from, let to): return try compileSlice(list, from, to, at: range)
        case .listComprehension(let variable, let list, let predicate, let projection):
            return ListComprehensionEvaluator(
                element: variable.id, list: try compileElements(list),
                predicate: predicate == nil ? nil : try compilePredicate([predicate].compactMap { $0 }),
                projection: projection == nil ? nil : try compile([projection].compactMap { $0 })[0],
                slots: expression.reads.sorted(), context)
        case .quantifier(let quantifier, let variable, let list, let predicate):
            return QuantifierEvaluator(
                quantifier, element: variable.id, list: try compileElements(list, takesOne: true),
                predicate: try compile(predicate), slots: expression.reads.sorted(), at: predicate.range, context)
        case .reduce(let accumulator, let initial, let variable, let list, let body):
            return ReduceEvaluator(
                accumulator: accumulator.id, element: variable.id, initial: try compile(initial),
                list: try compileElements(list), expression: try compile(body), slots: expression.reads.sorted(),
                context)
        default:
            throw .unsupported(what: "This expression", range: range)
        }
    }

    private func compileSlice(
        _ list: BoundExpression, _ from: BoundExpression?, _ to: BoundExpression?, at range: SourceRange
    ) throws(ExecutionError) -> any Evaluator {
        var arguments = [try compile(list)]
        if let from { arguments.append(try compile(from)) }
        if let to { arguments.append(try compile(to)) }
        let (hasStart, hasEnd, meter) = (from != nil, to != nil, context.meter)
        return RowEvaluator(arguments, context, at: range) { arguments throws(ExecutionError) in
            try sliceValue(
                arguments[0], from: hasStart ? arguments[1] : nil, to: hasEnd ? arguments[arguments.count - 1] : nil,
                at: range, meter)
        }
    }

    /// What gives the elements of a list to go through; where it `takesOne`, a value that is no list is a list of it.
    func compileElements(_ list: BoundExpression, takesOne: Bool = false) throws(ExecutionError) -> any ElementSource {
        if let bounds = try RangeCall(list, context, self) { return RangeSource(bounds) }
        return ListSource(try compile(list), takesOne: takesOne, at: list.range, context)
    }

    /// Function calls.
    func compileCall(
        _ name: String, _ arguments: [BoundExpression], at range: SourceRange
    ) throws(ExecutionError) -> any Evaluator {
        guard let function = context.functions.function(named: name.lowercased()) else {
            throw .unsupported(what: "The function `\(name)`", range: range)
        }
        if case .firstKnown? = function.shortcut {
            var parts: [PartialEvaluator] = []
            for argument in arguments { parts.append(try compilePart(argument)) }
            return CoalesceEvaluator(parts, context)
        }
        let evaluators = try compile(arguments)
        if function.signature.isVolatile { folding.isConstant = false }
        let functionContext = FunctionContext(context)
        let body = function.evaluate
        let general = RowEvaluator(
            evaluators, context, at: range, isVolatile: function.signature.isVolatile
        ) { values throws(ExecutionError) in
            do throws(ExecutionError) {
                return try body(values, functionContext)
            } catch {
                throw error.at(range)
            }
        }
        guard case .column(let kernel)? = function.shortcut, evaluators.count == 1,
            !(evaluators[0] is ConstantEvaluator)
        else { return general }
        return ColumnFunctionEvaluator(kernel(), evaluators[0], otherwise: general, context)
    }
}
