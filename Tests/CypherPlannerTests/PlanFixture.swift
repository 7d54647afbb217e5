import CypherPlanner
import CypherSemantics
import CypherSyntax
import PropertyGraph

/// From text to plan over one graph.
struct PlanFixture {
    let graph: Graph
    var options = PlannerOptions()

    /// The functions that plans are tested with.
    static let catalog: Catalog = {
        let aggregates = ["count", "sum", "avg", "min", "max", "collect"]
        let scalars: [(String, CypherType)] = [
            ("id", .integer), ("elementId", .string), ("labels", .list(.string)), ("type", .string), ("size", .integer),
            ("length", .integer), ("nodes", .list(.node)), ("relationships", .list(.relationship)), ("rand", .float),
            ("toUpper", .string), ("exists", .boolean),
        ]
        var functions: [String: FunctionSignature] = [:]
        for name in aggregates {
            functions[name] = FunctionSignature(
                name, [.init("value", .any)], isAggregate: true, result: .any, category: "aggregating", summary: "")
        }
        for (name, result) in scalars {
            functions[name.lowercased()] = FunctionSignature(
                name, name == "rand" ? [] : [.init("value", .any)], isVolatile: name == "rand", result: result,
                category: "scalar", summary: "")
        }
        let labels = ProcedureSignature("db.labels", inputs: [], outputs: [.init("label", .string)], summary: "")
        return Catalog(functions: functions, procedures: ["db.labels": labels])
    }()

    func plan(_ text: String) throws(Diagnostic) -> PlannedStatement {
        let bound = try Binder(catalog: Self.catalog).bind(Parser.parse(text))
        return try Planner(graph: graph, options: options).plan(bound)
    }

    /// The plan's operators with their details, one a line, and those of its subqueries.
    func explain(_ text: String) throws(Diagnostic) -> String {
        let planned = try plan(text)
        let printer = PlanPrinter(graph: graph, slotNames: planned.slotNames)
        func lines(_ plan: PhysicalPlan) -> [String] {
            printer.rows(plan).map { $0.details.isEmpty ? $0.operatorName : $0.operatorName + " " + $0.details }
        }
        var all = lines(planned.plan)
        for (_, plan) in planned.subplans.sorted(by: { $0.key.query.columns.count < $1.key.query.columns.count }) {
            all += ["subquery:"] + lines(plan)
        }
        return all.joined(separator: "\n")
    }
}
