import CypherSyntax
import PropertyGraph

/// RETURN and WITH: grouping, DISTINCT, ORDER BY, SKIP and LIMIT.
extension NaiveEvaluator {
    func project(_ projection: Projection, _ rows: [NaiveRow]) throws -> NaiveTable {
        var items = projection.items.map { (name: $0.alias?.text ?? $0.text, expression: $0.expression) }
        if projection.star {
            let names = Set(rows.flatMap(\.keys)).sorted()
            items = names.map { ($0, Expression(.variable($0), SourceRange(0, 0))) } + items
        }
        let columns = items.map(\.name)
        // Each output row with what ORDER BY may also see: the rows it comes from.
        var made: [(output: NaiveRow, source: NaiveRow, group: [NaiveRow]?)] = []
        if projection.grouping != nil || items.contains(where: { Self.aggregates($0.expression) }) {
            var keys = items.map(\.expression).filter { !Self.aggregates($0) }
            if case .keys(let written) = projection.grouping {
                keys = written.map { key in
                    guard case .variable(let name) = key.kind else { return key }
                    return items.first { $0.name == name }?.expression ?? key
                }
            }
            var groups: [[Value]: [NaiveRow]] = [:]
            var order: [[Value]] = []
            for row in rows {
                let key = try keys.map { try evaluate($0, row) }
                if groups[key] == nil { order.append(key) }
                groups[key, default: []].append(row)
            }
            if keys.isEmpty && rows.isEmpty { (groups[[]], order) = ([], [[]]) }
            for key in order {
                let group = groups[key] ?? []
                let source = group.first ?? [:]
                var output: NaiveRow = [:]
                for item in items { output[item.name] = try evaluate(item.expression, source, group: group) }
                made.append((output, source, group))
            }
        } else {
            for row in rows {
                var output: NaiveRow = [:]
                for item in items { output[item.name] = try evaluate(item.expression, row) }
                made.append((output, row, nil))
            }
        }
        if projection.distinct {
            var seen: Set<[Value]> = []
            made = made.filter { row in seen.insert(columns.map { row.output[$0] ?? .null }).inserted }
        }
        if !projection.orderBy.isEmpty {
            let keyed = try made.map { row in
                let scope = row.source.merging(row.output) { $1 }
                return (row, try projection.orderBy.map { try evaluate($0.expression, scope, group: row.group) })
            }
            made = keyed.sorted { Self.isBefore($0.1, $1.1, projection.orderBy) }.map(\.0)
        }
        if let skip = projection.skip { made = Array(made.dropFirst(try count(skip))) }
        if let limit = projection.limit { made = Array(made.prefix(try count(limit))) }
        return NaiveTable(columns: columns, rows: made.map(\.output))
    }

    private static func isBefore(_ a: [Value], _ b: [Value], _ items: [SortItem]) -> Bool {
        for (position, item) in items.enumerated() {
            let order = Value.order(a[position], b[position])
            if order != 0 { return item.descending ? order > 0 : order < 0 }
        }
        return false
    }

    private func count(_ expression: Expression) throws -> Int {
        guard case .integer(let number) = try evaluate(expression, [:]), number >= 0 else {
            throw NaiveError.failure("a count")
        }
        return Int(number)
    }

    static let aggregateNames: Set<String> = ["count", "sum", "min", "max", "avg", "collect"]

    /// Whether an aggregate stands in an expression, outside subqueries.
    static func aggregates(_ expression: Expression) -> Bool {
        switch expression.kind {
        case .countStar: true
        case .call(let name, _, let arguments):
            aggregateNames.contains(name.text.lowercased()) || arguments.contains(where: aggregates)
        case .list(let items), .and(let items), .or(let items): items.contains(where: aggregates)
        case .map(let entries): entries.contains { aggregates($0.value) }
        case .property(let base, _): aggregates(base)
        case .unary(_, let a), .isNull(let a, _): aggregates(a)
        case .binary(_, let a, let b), .subscript_(let a, let b): aggregates(a) || aggregates(b)
        case .comparison(_, let operands): operands.contains(where: aggregates)
        case .case_(let subject, let branches, let otherwise):
            (subject.map(aggregates) ?? false) || (otherwise.map(aggregates) ?? false)
                || branches.contains { aggregates($0.condition) || aggregates($0.result) }
        default: false
        }
    }

    func aggregate(_ name: String, distinct: Bool, _ argument: Expression, _ group: [NaiveRow]) throws -> Value {
        var values = try group.map { try evaluate(argument, $0) }.filter { !$0.isNull }
        if distinct {
            var seen: Set<Value> = []
            values = values.filter { seen.insert($0).inserted }
        }
        switch name {
        case "count": return .integer(Int64(values.count))
        case "collect": return .list(values)
        case "min": return values.min { Value.order($0, $1) < 0 } ?? .null
        case "max": return values.max { Value.order($0, $1) < 0 } ?? .null
        case "sum":
            // What may be added to a number in other ways, a list or a text, is nothing to sum.
            let isSummable = values.allSatisfy { value in
                switch value {
                case .list, .string: false
                default: true
                }
            }
            guard isSummable else { throw NaiveError.failure("sum of what is no number") }
            return try values.reduce(.integer(0)) { try arithmetic(.add, $0, $1) }
        default:
            if values.isEmpty { return .null }
            let sum = try values.reduce(.float(0)) { try arithmetic(.add, $0, $1) }
            return try arithmetic(.divide, sum, .float(Double(values.count)))
        }
    }
}
