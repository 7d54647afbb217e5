import CypherPlanner
import CypherSemantics
import CypherSyntax

/// A projection as a SELECT without columns, and the values that it gives.
struct Selected {
    var select: Select
    var values: [Slot: SQLValue]
    var order: [Rows.SortColumn]
    /// Whether the values are those of groups.
    var isAggregated = false
}

extension Compilation {
    /// WITH.
    func project(_ projection: BoundProjection, _ rows: inout Rows) throws(Diagnostic) {
        let selected = try select(projection, &rows)
        let isPlain =
            !selected.isAggregated && !projection.distinct && projection.skip == nil && projection.limit == nil
        var outer = Rows()
        if isPlain {
            outer = Rows(from: selected.select.from, conditions: selected.select.conditions)
            outer.values = selected.values
            outer.order = selected.order
            outer.isSorted = rows.isSorted || !projection.orderBy.isEmpty
            // What is computed is computed once.
            if projection.items.contains(where: { selected.values[$0.variable.id].map { !$0.isSimple } ?? false }) {
                outer = derive(outer)
            }
        } else {
            outer = derive(selected, isSorted: !projection.orderBy.isEmpty)
        }
        if let predicate = projection.predicate { try filter(predicate.conjuncts, &outer) }
        rows = outer
    }

    /// As a table, with grouping and limits in it.
    func derive(_ selected: Selected, isSorted: Bool) -> Rows {
        let table = alias()
        var columns = Columns(table: table, writer: writer, depth: depth)
        var outer = Rows()
        for (slot, value) in selected.values.sorted(by: { $0.key < $1.key }) {
            outer.values[slot] = columns.add(value, "v\(slot)")
        }
        var select = selected.select
        if !select.isDistinct {
            outer.order = selected.order.enumerated().map { index, key in
                Rows.SortColumn(value: columns.add(key.value, "order\(index)"), descending: key.descending)
            }
        } else {
            outer.order = []
        }
        outer.isSorted = isSorted && !select.isDistinct
        select.columns = columns.columns
        outer.from = ["(\(select.text(writer))) AS \(table)"]
        return outer
    }

    func filter(_ predicates: [BoundExpression], _ rows: inout Rows) throws(Diagnostic) {
        for predicate in predicates { rows.conditions.append(try condition(predicate, rows)) }
    }

    /// A predicate of WHERE.
    func condition(_ predicate: BoundExpression, _ rows: Rows) throws(Diagnostic) -> String {
        let value = try expression(predicate, rows)
        switch value.type {
        case .boolean: return value.operand
        case .null: return "FALSE"
        default: throw refusal("\(value.type.words) as a condition", at: predicate.range)
        }
    }

    /// All of a projection but its WHERE.
    func select(_ projection: BoundProjection, _ rows: inout Rows) throws(Diagnostic) -> Selected {
        var groups: [String] = []
        if projection.isAggregating { groups = try group(projection, &rows) }
        var values = projection.keepsAll && !projection.isAggregating ? rows.values : [:]
        for item in projection.items { values[item.variable.id] = try expression(item.expression, rows) }
        // Sort keys see the items, and what was there before.
        var scope = rows
        scope.values.merge(values) { $1 }
        var order = projection.isAggregating || projection.distinct ? [] : rows.order
        if !projection.orderBy.isEmpty {
            var keys: [Rows.SortColumn] = []
            for key in projection.orderBy {
                let item = projection.items.first { $0.expression == key.expression }
                let value: SQLValue
                if let item { value = values[item.variable.id]! } else { value = try expression(key.expression, scope) }
                try checkSortable(value.type, at: key.expression.range)
                // What is the same for all rows puts none before another.
                if value.isConstant || value.type == .null { continue }
                keys.append(.init(value: value, descending: key.descending))
            }
            order = keys + order
        }

        var select = Select(from: rows.from, conditions: rows.conditions)
        select.groups = groups
        if projection.distinct {
            try checkDistinct(projection, values)
            (select, values, order) = distinct(select, values, order)
        }
        let isSorted = !projection.orderBy.isEmpty || rows.isSorted && !projection.isAggregating && !projection.distinct
        let isCut = projection.limit != nil || projection.skip != nil
        if isSorted || isCut && !order.isEmpty { select.order = order.map { sortKey($0) } }
        select.limit = try projection.limit.map { limit throws(Diagnostic) in try rowCount(limit, rows) }
        select.offset = try projection.skip.map { skip throws(Diagnostic) in try rowCount(skip, rows) }
        return Selected(
            select: select, values: values, order: order,
            isAggregated: projection.isAggregating && !projection.distinct)
    }

    /// DISTINCT as a table of its own: then sorting is over its columns.
    private func distinct(
        _ select: Select, _ values: [Slot: SQLValue], _ order: [Rows.SortColumn]
    ) -> (Select, [Slot: SQLValue], [Rows.SortColumn]) {
        let table = alias()
        var columns = Columns(table: table, writer: writer, depth: depth)
        var outer: [Slot: SQLValue] = [:]
        for (slot, value) in values.sorted(by: { $0.key < $1.key }) { outer[slot] = columns.add(value, "v\(slot)") }
        let sorted = order.enumerated().map { index, key in
            Rows.SortColumn(value: columns.add(key.value, "order\(index)"), descending: key.descending)
        }
        var inner = select
        inner.isDistinct = true
        inner.columns = columns.columns
        return (Select(from: ["(\(inner.text(writer))) AS \(table)"]), outer, sorted)
    }

    /// A key in Cypher's order: null is the greatest of all.
    func sortKey(_ key: Rows.SortColumn) -> String {
        "\(key.value.operand) \(key.descending ? "DESC NULLS FIRST" : "NULLS LAST")"
    }

    private func checkSortable(_ type: SQLType, at range: SourceRange) throws(Diagnostic) {
        switch type {
        case .map, .path, .mixed, .duration: throw refusal("sorting by \(type.words)", at: range)
        case .list(let element): try checkSortable(element, at: range)
        default: break
        }
    }

    private func checkDistinct(_ projection: BoundProjection, _ values: [Slot: SQLValue]) throws(Diagnostic) {
        for item in projection.items { try checkComparable(values[item.variable.id]!.type, at: item.expression.range) }
    }

    /// Whether equality of the engine is that of Cypher for grouping.
    func checkComparable(_ type: SQLType, at range: SourceRange) throws(Diagnostic) {
        switch type {
        case .mixed, .duration: throw refusal("telling values of \(type.words) apart", at: range)
        case .list(let element): try checkComparable(element, at: range)
        case .map(let fields): for field in fields { try checkComparable(field.type, at: range) }
        default: break
        }
    }

    /// A number of rows for LIMIT or SKIP.
    private func rowCount(_ expression: BoundExpression, _ rows: Rows) throws(Diagnostic) -> String {
        let value = try self.expression(expression, Rows())
        guard value.type == .integer else {
            throw refusal("\(value.type.words) as a number of rows", at: expression.range)
        }
        if let number = value.integer { return "\(number)" }
        return value.sql
    }

    // MARK: Groups

    /// Puts groups and aggregates into the rows' values; what to group by.
    private func group(_ projection: BoundProjection, _ rows: inout Rows) throws(Diagnostic) -> [String] {
        // An aggregate over columns of outer rows alone would be one of the outer statement.
        let known = rows.values
        let isOutside = projection.aggregates.contains { aggregate in
            aggregate.arguments.contains { argument in
                let reads = known.filter { argument.reads.contains($0.key) }
                return !reads.isEmpty && reads.values.allSatisfy { $0.depth < depth }
            }
        }
        if isOutside { rows = derive(rows) }
        var computed: [(Slot, SQLValue)] = []
        for group in projection.groups {
            let value = try expression(group.expression, rows)
            try checkComparable(value.type, at: group.expression.range)
            computed.append((group.variable.id, value))
        }
        // A literal after GROUP BY is the number of a column, and subqueries cannot stand there.
        if computed.contains(where: { $0.1.isConstant || !$0.1.isSimple || $0.1.depth < depth }) {
            for (slot, value) in computed { rows.values[slot] = value }
            rows = derive(rows)
            computed = computed.map { ($0.0, rows.values[$0.0]!) }
        }
        var groups: [String] = []
        var values: [Slot: SQLValue] = [:]
        for (slot, value) in computed {
            if !groups.contains(value.sql) { groups.append(value.sql) }
            values[slot] = grouped(value, &groups)
        }
        for aggregate in projection.aggregates {
            values[aggregate.variable.id] = try self.aggregate(aggregate, rows)
        }
        rows.values = values
        rows.order = []
        return groups
    }

    /// What hangs on a node or relationship is the same for all rows of its group.
    private func grouped(_ value: SQLValue, _ groups: inout [String]) -> SQLValue {
        guard let entity = value.entity else { return value }
        var value = value
        func any(_ sql: String) -> String { "any_value(\(sql))" }
        value.entity!.table = entity.table.map { Int($0) == nil ? any($0) : $0 }
        for (key, property) in entity.properties {
            if groups.contains(property.sql) { continue }
            value.entity!.properties[key]!.sql = any(property.sql)
            value.entity!.properties[key]!.isSimple = false
        }
        value.entity!.ends = entity.ends.map { (any($0.source), any($0.target)) }
        return value
    }
}
