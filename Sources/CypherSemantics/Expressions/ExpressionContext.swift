import CypherSyntax

/// What surrounds an expression while it is bound.
struct ExpressionContext {
    /// What names mean here.
    var scope: Scope
    /// What is done with aggregating functions.
    var aggregation: AggregationPolicy
    /// Expressions that have been projected already, and stand for their column (in ORDER BY and WHERE behind a
    /// projection).
    var substitutions: Substitutions?
    /// Set in SKIP and LIMIT: no variable may be read.
    var constantIn: String?

    init(scope: Scope, aggregation: AggregationPolicy = .forbidden, substitutions: Substitutions? = nil) {
        self.scope = scope
        self.aggregation = aggregation
        self.substitutions = substitutions
    }

    /// The context of an expression that sees `variables` besides, and is evaluated for each element of a list.
    func inner(_ variables: Variable...) -> ExpressionContext {
        var result = self
        for variable in variables {
            result.scope.declare(variable)
            result.substitutions?.shadow(variable.name)
        }
        result.aggregation = .forbidden
        return result
    }
}

/// What an aggregating function means where it is met.
enum AggregationPolicy {
    /// An error: WHERE, patterns, arguments of procedures, list comprehensions, …
    case forbidden
    /// An error: the argument of another aggregating function.
    case nested
    /// It becomes one of the aggregates of a projection.
    case collected(AggregateCollector)
    /// In ORDER BY behind an aggregating projection, whose arguments are read before it, in `scope`.
    case ordering(AggregateCollector, before: Scope)
}

/// The aggregates of one projection; equal ones are computed once.
final class AggregateCollector {
    private(set) var aggregates: [BoundAggregate] = []
    /// Where an aggregate stands, by what it computes and by its variable.
    private var places: [Key: Int] = [:]
    private var placesByVariable: [Int: Int] = [:]

    private struct Key: Hashable {
        let function: String
        let distinct: Bool
        let arguments: [BoundExpression]
    }

    /// The variable that holds an aggregate's result.
    func variable(
        of function: String, distinct: Bool, _ arguments: [BoundExpression], make: () -> Variable
    ) -> Variable {
        let key = Key(function: function, distinct: distinct, arguments: arguments)
        if let place = places[key] { return aggregates[place].variable }
        let variable = make()
        places[key] = aggregates.count
        placesByVariable[variable.id] = aggregates.count
        aggregates.append(
            BoundAggregate(variable: variable, function: function, distinct: distinct, arguments: arguments))
        return variable
    }

    /// Whether a variable holds an aggregate that has no name yet.
    func isUnnamed(_ variable: Variable) -> Bool {
        variable.isAnonymous && placesByVariable[variable.id] != nil
    }

    /// Gives an aggregate's variable the name of the column that it is.
    func rename(_ variable: Variable, to name: String) -> Variable {
        let renamed = Variable(id: variable.id, name: name, type: variable.type)
        if let place = placesByVariable[variable.id] { aggregates[place].variable = renamed }
        return renamed
    }
}

/// Projected expressions and the columns that hold their values, found by how they are written.
struct Substitutions {
    private var columns: [Expression: Variable] = [:]
    /// Names of columns: they win over an expression of the same text.
    private var names: Set<String> = []
    private var kinds: Set<Int> = []
    /// Whether only variables, properties of them and aggregates may stand in for themselves: the rule inside an
    /// expression that aggregates.
    var simpleOnly = false

    mutating func add(_ expression: Expression, _ variable: Variable) {
        guard columns[expression] == nil else { return }
        columns[expression] = variable
        kinds.insert(expression.kind.ordinal)
    }

    mutating func addName(_ name: String) { names.insert(name) }

    /// Forgets what a local variable of this name would change.
    mutating func shadow(_ name: String) {
        for expression in columns.keys where expression.mentions(name) { columns[expression] = nil }
    }

    /// The column that holds the expression's value.
    func column(for expression: Expression) -> Variable? {
        guard kinds.contains(expression.kind.ordinal) else { return nil }
        if case .variable(let name) = expression.kind, names.contains(name) { return nil }
        return columns[expression]
    }
}
