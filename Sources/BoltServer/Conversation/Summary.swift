import CypherPlanner
import CypherRuntime
import Naql

/// What is told when a result has ended: all that drivers make a summary of.
enum Summary {
    static func fields(of result: QueryResult, notes: [Reply]) -> [(String, Reply)] {
        var fields: [(String, Reply)] = [
            ("type", .string(type(of: result.kind))), ("t_last", .integer(result.milliseconds)),
            ("db", .string(Administration.databaseName)),
        ]
        let stats = counters(result.changes)
        if !stats.isEmpty { fields.append(("stats", .map(stats + [("contains-updates", .boolean(true))]))) }
        if let plan = result.plan {
            fields.append((plan.rows == nil ? "plan" : "profile", tree(plan)))
        }
        if !notes.isEmpty { fields.append(("notifications", .list(notes))) }
        return fields
    }

    private static func type(of kind: QueryResult.Kind) -> String {
        switch kind {
        case .read: "r"
        case .readWrite: "rw"
        case .write: "w"
        case .schema: "s"
        }
    }

    private static func counters(_ changes: WriteCounters) -> [(String, Reply)] {
        let counts: [(String, Int)] = [
            ("nodes-created", changes.nodesCreated), ("nodes-deleted", changes.nodesDeleted),
            ("relationships-created", changes.relationshipsCreated),
            ("relationships-deleted", changes.relationshipsDeleted), ("properties-set", changes.propertiesSet),
            ("labels-added", changes.labelsAdded), ("labels-removed", changes.labelsRemoved),
            ("indexes-added", changes.indexesAdded), ("indexes-removed", changes.indexesRemoved),
            ("constraints-added", changes.constraintsAdded), ("constraints-removed", changes.constraintsRemoved),
        ]
        return counts.filter { $0.1 > 0 }.map { ($0.0, .integer($0.1)) }
    }

    /// A plan as drivers have it. Accesses of a store are not counted here, so there are none.
    private static func tree(_ plan: PlanTree) -> Reply {
        var arguments: [(String, Reply)] = [
            ("Details", .string(plan.details)), ("EstimatedRows", .float(plan.estimatedRows)),
        ]
        var fields: [(String, Reply)] = [("operatorType", .string(plan.operatorName)), ("identifiers", .list([]))]
        if let rows = plan.rows {
            arguments.append(("Rows", .integer(rows)))
            fields += [("dbHits", .integer(0)), ("rows", .integer(rows))]
        }
        if let milliseconds = plan.milliseconds {
            arguments.append(("Time", .integer(Int(milliseconds * 1e6))))
            fields.append(("time", .integer(Int(milliseconds * 1e6))))
        }
        fields += [("args", .map(arguments)), ("children", .list(plan.inputs.map { tree($0) }))]
        return .map(fields)
    }
}

extension QueryResult {
    /// Milliseconds since the statement began.
    var milliseconds: Int { Int(seconds * 1000) }
}
