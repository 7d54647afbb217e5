import CypherPlanner
import CypherRuntime
import PropertyGraph

/// A plan as rows of a result: one for each operator.
enum PlanRows {
    /// With the rows and times of `profile` where there is one.
    static func of(_ planned: PlannedStatement, in graph: Graph, profile: Profile?) -> Rows {
        let rows = printer(of: planned, in: graph, profile).rows(planned.plan)
        var columns: [Column] = [
            .values(rows.map { .string($0.operatorName) }),
            .values(rows.map { .string($0.details) }),
            .values(rows.map { .integer(Int64($0.estimatedRows.rounded())) }),
        ]
        if profile != nil {
            columns.append(.values(rows.map { $0.rows.map { .integer(Int64($0)) } ?? .null }))
            columns.append(.values(rows.map { $0.milliseconds.map { .float($0) } ?? .null }))
        }
        return Rows(count: rows.count, columns: columns, graph: graph)
    }

    /// The same as a tree.
    static func tree(of planned: PlannedStatement, in graph: Graph, profile: Profile?) -> PlanTree {
        printer(of: planned, in: graph, profile).tree(planned.plan)
    }

    private static func printer(of planned: PlannedStatement, in graph: Graph, _ profile: Profile?) -> PlanPrinter {
        var measures: [ObjectIdentifier: PlanPrinter.Measure] = [:]
        for (plan, entry) in profile?.entries ?? [:] {
            measures[plan] = PlanPrinter.Measure(rows: Int(entry.rows), nanoseconds: entry.nanoseconds)
        }
        return PlanPrinter(graph: graph, slotNames: planned.slotNames, profile: measures)
    }
}
