import CypherRuntime
import PropertyGraph

/// A plan as rows of a result: one for each operator.
enum PlanRows {
    /// With the rows and times of `profile` where there is one.
    static func of(_ planned: PlannedStatement, in graph: Graph, profile: Profile?) -> Rows {
        var measures: [ObjectIdentifier: PlanPrinter.Measure] = [:]
        for (plan, entry) in profile?.entries ?? [:] {
            measures[plan] = PlanPrinter.Measure(rows: Int(entry.rows), nanoseconds: entry.nanoseconds)
        }
        let rows = PlanPrinter(graph: graph, slotNames: planned.slotNames, profile: measures).rows(planned.plan)
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
}
