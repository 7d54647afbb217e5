import CypherPlanner
import CypherRuntime
public import CypherSemantics
import CypherSyntax
public import PropertyGraph

/// What can be told of a statement before it runs.
extension Session {
    /// Binds a source's statement without planning it.
    public func bind(_ source: QuerySource) throws(NaqlError) -> BoundStatement {
        do throws(Diagnostic) {
            return try Binder(catalog: catalog).bind(try Parser.parse(source.text))
        } catch { throw .diagnostic(error, in: source) }
    }

    /// The value of an expression of a bound statement that reads no row, no parameter, no clock and no graph; nil where
    /// there is none, or computing it fails.
    public func constant(_ expression: BoundExpression, of statement: BoundStatement) -> Value? {
        guard expression.isConstant, !expression.readsClock else { return nil }
        let variable = Variable(id: statement.variableCount, name: "value", type: expression.type)
        let projection = BoundProjection(items: [.init(variable: variable, expression: expression)])
        let query = BoundQuery(
            branches: [[.project(projection)]], unionAll: [], columns: [.init(name: "value", variable: variable)],
            branchOutputs: [[variable]])
        let asked = BoundStatement(
            mode: .run, body: .query(query), variableCount: variable.id + 1, writes: false, parameterPlaces: [:])
        let empty = Graph()
        guard let planned = try? Planner(graph: empty).plan(asked) else { return nil }
        let context = ExecutionContext(
            graph: empty, subplans: planned.subplans, functions: .ofSessions, slotCount: planned.slotCount,
            statementClock: 0, isSafe: true)
        let source = QuerySource(name: "<constant>", text: "")
        guard let result = try? QueryResult(planned, context: context, source: source, onEnd: {}),
            let row = try? result.all().first
        else { return nil }
        return row.first
    }
}

extension BoundExpression {
    /// Whether it asks what time it is.
    fileprivate var readsClock: Bool {
        if case .call(let name, let arguments) = kind {
            let clocks = ["realtime", "statement", "transaction"]
            if name == "timestamp" || clocks.contains(where: { name.hasSuffix(".\($0)") }) { return true }
            let temporal = ["date", "datetime", "localdatetime", "time", "localtime"]
            if arguments.isEmpty, temporal.contains(name.lowercased()) { return true }
            if name.hasSuffix(".truncate"), arguments.count < 2 { return true }
            if temporal.contains(where: { name.lowercased().hasPrefix($0) }), type == .any { return true }
        }
        var found = false
        forEachChild { if !found { found = $0.readsClock } }
        return found
    }
}
