import CypherSemantics
import CypherSyntax
import PropertyGraph

@testable import CypherRuntime

/// Evaluates the text of an expression over rows given as columns by variable name.
struct ExpressionBench {
    var graph = Graph()
    var parameters: [String: Value] = [:]

    /// The value of the expression in each row; one row where there are no columns.
    func evaluate(_ text: String, _ columns: [String: Column] = [:]) throws -> [Value] {
        let names = columns.keys.sorted()
        let query = names.map { "UNWIND $\($0) AS \($0) " }.joined() + "RETURN " + text + " AS result"
        let binder = Binder(catalog: Catalog(functions: FunctionRegistry.standard.signatures))
        let statement = try binder.bind(Parser.parse(query))
        guard case .query(let bound) = statement.body, let clauses = bound.branches.first,
            case .project(let projection)? = clauses.last, let expression = projection.items.first?.expression
        else { throw Failure() }
        var batch = Batch(count: columns.values.first?.count ?? 1, slotCount: statement.variableCount)
        for case .unwind(_, let variable) in clauses { batch.columns[variable.id] = columns[variable.name] }
        let context = ExecutionContext(
            graph: graph, parameters: parameters, functions: .standard, slotCount: statement.variableCount,
            statementClock: 0)
        let evaluator = try ExpressionCompiler(context).compile(expression)
        let result = try evaluator.evaluate(batch)
        if result.count != batch.count { throw Failure() }
        return result.boxed(in: graph)
    }

    /// The value of a constant expression.
    func value(_ text: String) throws -> Value { try evaluate(text)[0] }

    /// The detail of the error of an expression; nil where it has a value.
    func errorDetail(_ text: String, _ columns: [String: Column] = [:]) throws -> String? {
        do {
            _ = try evaluate(text, columns)
            return nil
        } catch let error as ExecutionError {
            return error.detail
        }
    }

    struct Failure: Error {}
}
