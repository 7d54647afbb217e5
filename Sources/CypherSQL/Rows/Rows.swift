import CypherPlanner

/// The rows between two clauses, as a statement of SQL that is not yet finished.
struct Rows {
    /// Tables and joins, in order; none for the one empty row.
    var from: [String] = []
    /// What the rows fulfil.
    var conditions: [String] = []
    /// The values of variables.
    var values: [Slot: SQLValue] = [:]
    /// What puts the rows into order, most important first; none where they have no order.
    var order: [SortColumn] = []
    /// Whether ORDER BY asked for the order.
    var isSorted = false

    /// A sort key.
    struct SortColumn {
        var value: SQLValue
        var descending = false
    }

    /// Joins a table; conditions that only read it and what stands before it.
    mutating func join(_ table: String, on: [String], kind: String = "JOIN") {
        if from.isEmpty {
            from.append(table)
            conditions += on
        } else if on.isEmpty {
            from.append("CROSS JOIN \(table)")
        } else {
            from.append("\(kind) \(table) ON \(on.joined(separator: " AND "))")
        }
    }
}

/// A finished SELECT.
struct Select {
    var isDistinct = false
    var columns: [(sql: String, name: String)] = []
    var from: [String] = []
    var conditions: [String] = []
    var groups: [String] = []
    var order: [String] = []
    var limit: String?
    var offset: String?

    /// The statement.
    func text(_ writer: any SQLWriter) -> String {
        var lines = [isDistinct ? "SELECT DISTINCT" : "SELECT"]
        lines[0] +=
            " "
            + (columns.isEmpty
                ? "1" : columns.map { "\($0.sql) AS \(writer.quoted($0.name))" }.joined(separator: ", "))
        if let first = from.first {
            lines.append("FROM \(first)")
            lines += from.dropFirst()
        }
        if !conditions.isEmpty { lines.append("WHERE \(conditions.joined(separator: " AND "))") }
        if !groups.isEmpty { lines.append("GROUP BY \(groups.joined(separator: ", "))") }
        if !order.isEmpty { lines.append("ORDER BY \(order.joined(separator: ", "))") }
        if let limit { lines.append("LIMIT \(limit)") }
        if let offset { lines.append("OFFSET \(offset)") }
        return lines.joined(separator: "\n")
    }
}
