import CypherSemantics
import CypherSyntax

/// One statement on its way to SQL.
final class Compilation {
    let compiler: SQLCompiler
    let demand: Demand
    let writer: any SQLWriter
    var catalog: TableCatalog { compiler.catalog }
    /// How deep in subqueries this is.
    var depth = 0
    private var aliases = 0

    init(_ compiler: SQLCompiler, demand: Demand) {
        (self.compiler, self.demand) = (compiler, demand)
        writer = compiler.dialect.writer
    }

    /// A name for a table that the statement does not have yet.
    func alias(_ letter: String = "t") -> String {
        aliases += 1
        return "\(letter)\(aliases)"
    }

    // MARK: Refusals

    func refusal(_ what: String, at range: SourceRange) -> Diagnostic {
        Self.refusal(what, at: range, in: compiler.dialect)
    }

    static func refusal(_ what: String, at range: SourceRange, in dialect: Dialect) -> Diagnostic {
        Diagnostic(
            .unsupported, code: "NoSQL", at: range,
            message: "\(what) cannot be said exactly in the SQL of \(dialect.writer.title)",
            hints: ["ask it of naql itself"])
    }

    // MARK: Queries

    /// The whole statement.
    func statement(_ query: BoundQuery) throws(Diagnostic) -> String {
        guard query.branches.count > 1 else {
            return try branch(
                query.branches[0], over: Rows(),
                last: { rows, projection throws(Diagnostic) in
                    try self.result(query, self.select(projection, &rows), rows)
                })
        }
        var rows = Rows()
        try unite(query, into: &rows)
        var select = Select(from: rows.from, conditions: rows.conditions)
        select.columns = query.columns.map { (rows.values[$0.variable.id]!.sql, $0.name) }
        let items = query.columns.map { (name: $0.name, value: rows.values[$0.variable.id]!) }
        return try output(items, select)
    }

    /// All clauses of a branch but the last, and then what `last` makes of the last, a RETURN.
    private func branch(
        _ clauses: [BoundClause], over rows: Rows,
        last: (inout Rows, BoundProjection) throws(Diagnostic) -> String
    ) throws(Diagnostic) -> String {
        var rows = rows
        for clause in clauses.dropLast() { try add(clause, to: &rows) }
        guard case .project(let projection)? = clauses.last else {
            throw refusal("a query without RETURN", at: SourceRange(0, 0))
        }
        return try last(&rows, projection)
    }

    /// The rows of a query inside another: its columns are added to the rows. With `from` empty it stands alone.
    func add(_ query: BoundQuery, to rows: inout Rows) throws(Diagnostic) {
        guard query.branches.count > 1 else {
            for clause in query.branches[0] { try add(clause, to: &rows) }
            return
        }
        try unite(query, into: &rows)
    }

    private func result(_ query: BoundQuery, _ selected: Selected, _ rows: Rows) throws(Diagnostic) -> String {
        var selected = selected
        // What a result takes apart is computed once, before.
        if query.columns.contains(where: { selected.values[$0.variable.id]!.isTakenApart }) {
            let inner = derive(selected, isSorted: false)
            selected.values = inner.values
            selected.select = Select(from: inner.from)
            if !selected.order.isEmpty { selected.select.order = inner.order.map { sortKey($0) } }
        }
        let items = query.columns.map { (name: $0.name, value: selected.values[$0.variable.id]!) }
        return try output(items, selected.select)
    }

    // MARK: Clauses

    /// Adds what a clause does.
    func add(_ clause: BoundClause, to rows: inout Rows) throws(Diagnostic) {
        switch clause {
        case .match(let match): try add(match, to: &rows)
        case .unwind(let list, let variable): try unwind(list, variable, &rows)
        case .project(let projection): try project(projection, &rows)
        case .subquery(let subquery, let optional, let batches):
            guard batches == nil else { throw refusal("CALL IN TRANSACTIONS", at: batches!.range) }
            try call(subquery, optional: optional, &rows)
        case .call(let call):
            throw refusal("the procedure `\(call.procedure)`", at: call.arguments.first?.range ?? SourceRange(0, 0))
        case .loadCSV(_, let source, _, _): throw refusal("LOAD CSV", at: source.range)
        case .create, .merge, .set, .remove, .delete, .foreach:
            throw refusal("a clause that writes", at: SourceRange(0, 0))
        }
    }

    private func unwind(_ list: BoundExpression, _ variable: Variable, _ rows: inout Rows) throws(Diagnostic) {
        let value = try expression(list, rows)
        if value.type == .null {
            rows.conditions.append("FALSE")
            rows.values[variable.id] = .null
            return
        }
        guard let element = value.type.element else {
            throw refusal("UNWIND of \(value.type.words)", at: list.range)
        }
        let (alias, column, place) = (self.alias("u"), writer.quoted(variable.name), writer.quoted("place"))
        if rows.from.isEmpty { rows.from = [unit] }
        rows.from.append("CROSS JOIN \(writer.unnest(value.sql, alias: alias, value: column, place: place))")
        var found = SQLValue.column("\(alias).\(column)", element, depth: depth)
        if element.isEntity { try fetch(&found, variable.id, &rows) }
        rows.values[variable.id] = found
        rows.order.append(.init(value: .column("\(alias).\(place)", .integer, depth: depth)))
    }

    /// One row.
    var unit: String { "(SELECT 1 AS one) AS \(alias("one"))" }

    private func call(_ subquery: BoundSubquery, optional: Bool, _ rows: inout Rows) throws(Diagnostic) {
        guard let lateral = writer.lateral else { throw refusal("CALL {}", at: SourceRange(0, 0)) }
        guard !subquery.query.columns.isEmpty else { return }
        depth += 1
        defer { depth -= 1 }
        var inner = Rows()
        inner.values = rows.values
        try add(subquery.query, to: &inner)
        let outputs = subquery.query.columns.map(\.variable.id)
        inner.values = inner.values.filter { outputs.contains($0.key) }
        depth -= 1
        let derived = derive(inner)
        depth += 1
        if rows.from.isEmpty { rows.from = [unit] }
        rows.from.append(
            optional
                ? "LEFT JOIN \(lateral) \(derived.from[0]) ON TRUE" : "CROSS JOIN \(lateral) \(derived.from[0])")
        rows.values.merge(derived.values) { $1 }
        rows.order += derived.order
    }

    // MARK: Unions

    private func unite(_ query: BoundQuery, into rows: inout Rows) throws(Diagnostic) {
        var branches: [(rows: Rows, values: [SQLValue])] = []
        for (clauses, outputs) in zip(query.branches, query.branchOutputs) {
            var inner = Rows()
            inner.values = rows.values
            for clause in clauses { try add(clause, to: &inner) }
            branches.append((inner, outputs.map { inner.values[$0.id]! }))
        }
        let table = alias()
        var columns: [SQLValue] = []
        for (index, column) in query.columns.enumerated() {
            var type = branches[0].values[index].type
            for branch in branches.dropFirst() {
                guard let joined = type.joined(branch.values[index].type) else {
                    throw refusal(
                        "a UNION in whose column `\(column.name)` there are "
                            + "\(type.words) and \(branch.values[index].type.words)", at: SourceRange(0, 0))
                }
                type = joined
            }
            columns.append(.column("\(table).\(writer.quoted(column.name))", type, depth: depth))
        }
        var texts: [String] = []
        for branch in branches {
            var select = Select(from: branch.rows.from, conditions: branch.rows.conditions)
            for (index, column) in query.columns.enumerated() {
                let value = branch.values[index]
                select.columns.append((cast(value, to: columns[index].type), column.name))
            }
            texts.append(select.text(writer))
        }
        let isDistinct = query.unionAll.contains(false)
        let text = texts.joined(separator: isDistinct ? "\nUNION\n" : "\nUNION ALL\n")
        rows = Rows(from: ["(\(text)) AS \(table)"])
        for (column, value) in zip(query.columns, columns) {
            var value = value
            if value.type.isEntity { try fetch(&value, column.variable.id, &rows) }
            rows.values[column.variable.id] = value
        }
    }

    /// With the type of nulls told.
    func cast(_ value: SQLValue, to type: SQLType) -> String {
        value.type == type ? value.sql : "CAST(\(value.sql) AS \(writer.typeName(type)))"
    }

    // MARK: Derived tables

    /// The rows as a table of their own, with all values in columns.
    func derive(_ rows: Rows) -> Rows {
        let table = alias()
        var columns = Columns(table: table, writer: writer, depth: depth)
        var result = Rows()
        for (slot, value) in rows.values.sorted(by: { $0.key < $1.key }) {
            result.values[slot] = columns.add(value, "v\(slot)")
        }
        result.order = rows.order.enumerated().map { index, key in
            Rows.SortColumn(value: columns.add(key.value, "order\(index)"), descending: key.descending)
        }
        result.isSorted = rows.isSorted
        let select = Select(columns: columns.columns, from: rows.from, conditions: rows.conditions)
        result.from = ["(\(select.text(writer))) AS \(table)"]
        return result
    }
}

extension SQLValue {
    /// Whether a result shows its parts, and it is not a column.
    fileprivate var isTakenApart: Bool {
        guard type.holdsEntities, !type.isEntity else { return false }
        return sql.contains("(") || sql.contains(" ")
    }
}

/// The columns of a derived table.
struct Columns {
    let table: String
    let writer: any SQLWriter
    let depth: Int
    private(set) var columns: [(sql: String, name: String)] = []

    init(table: String, writer: any SQLWriter, depth: Int) {
        (self.table, self.writer, self.depth) = (table, writer, depth)
    }

    /// Adds a value with all that is at hand of it; what reads it from outside.
    mutating func add(_ value: SQLValue, _ name: String) -> SQLValue {
        var result = SQLValue.column(add(value.sql, name), value.type, depth: depth)
        // The type of a bare NULL is the engine's guess.
        if value.type == .null { columns[columns.count - 1].sql = "CAST(NULL AS \(writer.typeName(.null)))" }
        if let entity = value.entity {
            var copy = SQLValue.Entity(tables: entity.tables)
            copy.table = entity.table.map { Int($0) == nil ? add($0, name + ".table") : $0 }
            for (key, property) in entity.properties.sorted(by: { $0.key < $1.key }) {
                copy.properties[key] = add(property, "\(name).p\(copy.properties.count)")
            }
            copy.ends = entity.ends.map { (add($0.source, name + ".src"), add($0.target, name + ".dst")) }
            result.entity = copy
        }
        return result
    }

    private mutating func add(_ sql: String, _ name: String) -> String {
        columns.append((sql, name))
        return "\(table).\(writer.quoted(name))"
    }
}
