import CypherSemantics
import PropertyGraph

/// Counts of nodes by period.
enum TimelineProcedure {
    static let timeline = Procedure(
        ProcedureSignature(
            "stats.timeline",
            inputs: [
                .init("label", .string), .init("property", .string), .init("unit", .string), .init("options", .map),
            ], required: 2,
            outputs: [
                .init("period", .date), .init("count", .integer), .init("total", .integer), .init("of", .integer),
                .init("share", .float),
            ],
            summary:
                "Counts nodes of a label by the date in a property: for each day, week, month, quarter or year (unit; "
                + "day) from the first to the last, empty ones included, the count and the running total. "
                + "With the option only (a list of nodes) it counts those, and `of` has all of the label in that period, "
                + "`share` the part that they are.")
    ) { arguments, context throws(ExecutionError) in
        guard case .string(let label) = arguments[0], case .string(let property) = arguments[1] else { return [] }
        var unit = "day"
        if arguments.count > 2, case .string(let name) = arguments[2] { unit = name.lowercased() }
        guard let step = steps[unit] else {
            throw .argumentError(
                detail: "InvalidArgumentValue",
                message: "stats.timeline counts by day, week, month, quarter or year, not by `\(unit)`")
        }
        let options = try ProcedureOptions(
            arguments.count > 3 ? arguments[3] : nil, of: "stats.timeline", known: ["only"])
        let chosen = try only(options)
        guard let found = context.graph.findLabel(label), let key = context.graph.findKey(property) else { return [] }
        return try rows(context.graph.nodes(with: found), chosen, key, unit, step, context)
    }

    /// The nodes that are counted; nil for all.
    private static func only(_ options: ProcedureOptions) throws(ExecutionError) -> Set<UInt32>? {
        guard let list = try options.list("only") else { return nil }
        var nodes: Set<UInt32> = []
        for value in list {
            guard case .node(let node) = value else {
                throw options.refusal(of: "only", value, "a list of nodes")
            }
            nodes.insert(node.index)
        }
        return nodes
    }

    /// Months and days of each unit.
    private static let steps: [String: (months: Int64, days: Int64)] = [
        "day": (0, 1), "week": (0, 7), "month": (1, 0), "quarter": (3, 0), "year": (12, 0),
    ]

    private static func rows(
        _ nodes: NodeSet, _ chosen: Set<UInt32>?, _ key: KeyID, _ unit: String, _ step: (months: Int64, days: Int64),
        _ context: ExecutionContext
    ) throws(ExecutionError) -> [[Value]] {
        var counts: [Value: Int64] = [:]
        var all: [Value: Int64] = [:]
        let functions = FunctionContext(context)
        for position in 0..<nodes.count {
            if position & 0x3FF == 0 { try context.checkpoint() }
            let value = context.graph.property(NodeID(nodes[position]), key)
            guard let period = try start(of: value, unit, functions, context.functions) else { continue }
            all[period, default: 0] += 1
            if chosen?.contains(nodes[position]) ?? true { counts[period, default: 0] += 1 }
        }
        let ordered = all.keys.sorted { Value.order($0, $1) < 0 }
        guard var period = ordered.first, let last = ordered.last,
            let width = CalendarDuration(months: step.months, days: step.days, nanoseconds: 0)
        else { return [] }
        var rows: [[Value]] = []
        var total: Int64 = 0
        while Value.order(period, last) <= 0 {
            if rows.count & 0x3FF == 0 { try context.checkpoint() }
            let count = counts[period] ?? 0
            total += count
            let of = all[period] ?? 0
            rows.append([
                period, .integer(count), .integer(total), .integer(of),
                of > 0 ? .float(Double(count) / Double(of)) : .null,
            ])
            period = try ValueArithmetic.add(period, .duration(width))
        }
        return rows
    }

    /// The first day of the period that a date, a date and time, or its text lies in; nil for anything else.
    private static func start(
        of value: Value, _ unit: String, _ functions: FunctionContext, _ registry: FunctionRegistry
    ) throws(ExecutionError) -> Value? {
        guard let parse = registry.function(named: "date"), let truncate = registry.function(named: "date.truncate")
        else { return nil }
        switch value {
        case .date, .localDateTime, .dateTime: return try? truncate.evaluate([.string(unit), value], functions)
        case .string(let text):
            guard let date = try? parse.evaluate([.string(String(text.prefix(10)))], functions) else { return nil }
            return try? truncate.evaluate([.string(unit), date], functions)
        default: return nil
        }
    }
}
