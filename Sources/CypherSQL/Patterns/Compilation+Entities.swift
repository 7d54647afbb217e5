import CypherPlanner
import CypherSyntax

extension Compilation {
    /// The tables together, as what stands in FROM: `_id`, the ends of relationships, the columns of the keys, and `_table`.
    func relation(_ type: SQLType, _ tables: Set<Int>, keys: Set<String>, needsTable: Bool) -> String {
        let sorted = tables.sorted()
        if sorted.count == 1, !needsTable || tables.count == 1 { return writer.quoted(tableName(type, sorted[0])) }
        let columns = self.keys(type, tables).filter { keys.contains($0.key) }
        let parts = sorted.map { table in
            var select = Select(from: [writer.quoted(tableName(type, table))])
            select.columns = idColumns(type).map { (writer.quoted($0), $0) }
            if needsTable { select.columns.append(("\(table)", "_table")) }
            for (key, name) in columns { select.columns.append((column(key, type, table, among: tables), name)) }
            return select.text(writer)
        }
        guard !parts.isEmpty else { return nothing() }
        return "(\(parts.joined(separator: "\nUNION ALL\n")))"
    }

    private func idColumns(_ type: SQLType) -> [String] { type == .node ? ["_id"] : ["_id", "_src", "_dst"] }

    /// A table without rows.
    private func nothing() -> String {
        var select = Select(conditions: ["FALSE"])
        select.columns = (["_id", "_src", "_dst", "_from", "_to", "_table"]).map {
            ("CAST(NULL AS \(writer.typeName(.integer)))", $0)
        }
        return "(\(select.text(writer)))"
    }

    func tableName(_ type: SQLType, _ table: Int) -> String {
        type == .node ? catalog.nodes[table].name : catalog.relationships[table].name
    }

    func tableColumns(_ type: SQLType, _ table: Int) -> [TableColumn] {
        type == .node ? catalog.nodes[table].columns : catalog.relationships[table].columns
    }

    /// What the tables have under a key; nil where none has it.
    func propertyType(_ key: String, _ type: SQLType, _ tables: Set<Int>) -> SQLType? {
        var found: SQLType?
        for table in tables {
            guard let column = tableColumns(type, table).first(where: { $0.key == key }) else { continue }
            let own = SQLType(column.type)
            if let known = found, known != own { return .mixed }
            found = own
        }
        return found
    }

    /// A column of one of several tables: all of them give it the same type.
    func column(_ key: String, _ type: SQLType, _ table: Int, among tables: Set<Int>) -> String {
        let joined = writer.typeName(propertyType(key, type, tables)!)
        guard let column = tableColumns(type, table).first(where: { $0.key == key }) else {
            return "CAST(NULL AS \(joined))"
        }
        let name = writer.quoted(column.name)
        return writer.typeName(SQLType(column.type)) == joined ? name : "CAST(\(name) AS \(joined))"
    }

    /// What is at hand of a node or relationship of ``relation(_:_:keys:needsTable:)`` under an alias.
    func entityValue(_ type: SQLType, alias: String, _ tables: Set<Int>, keys: Set<String>) -> SQLValue {
        var value = SQLValue.column("\(alias).\(writer.quoted("_id"))", type, depth: depth)
        var entity = SQLValue.Entity(tables: tables)
        entity.table = tables.count == 1 ? "\(tables.first!)" : "\(alias).\(writer.quoted("_table"))"
        for (key, column) in self.keys(type, tables) where keys.contains(key) {
            entity.properties[key] = .column(
                "\(alias).\(writer.quoted(column))", propertyType(key, type, tables)!, depth: depth)
        }
        if type == .relationship {
            entity.ends = ("\(alias).\(writer.quoted("_src"))", "\(alias).\(writer.quoted("_dst"))")
        }
        value.entity = entity
        return value
    }

    /// The keys that the statement wants of a variable, among those that the tables have.
    func wantedKeys(_ slot: Slot, _ type: SQLType, _ tables: Set<Int>) -> Set<String> {
        let all = Set(keys(type, tables).map(\.key))
        return demand.wholes.contains(slot) ? all : (demand.keys[slot] ?? []).intersection(all)
    }

    /// Whether the statement asks which table a variable's value stands in.
    func wantsTable(_ slot: Slot) -> Bool { demand.wholes.contains(slot) || demand.tables.contains(slot) }

    /// Joins what the statement wants of a node or relationship of which the rows have the number alone.
    func fetch(_ value: inout SQLValue, _ slot: Slot, _ rows: inout Rows) throws(Diagnostic) {
        let type = value.type
        let tables = value.entity?.tables ?? Set(type == .node ? catalog.nodes.indices : catalog.relationships.indices)
        let keys = wantedKeys(slot, type, tables)
        guard !keys.isEmpty || wantsTable(slot) else {
            value.entity = SQLValue.Entity(tables: tables)
            return
        }
        let table = alias(type == .node ? "n" : "r")
        let source = relation(type, tables, keys: keys, needsTable: true)
        let found = entityValue(type, alias: table, tables, keys: keys)
        rows.from.append("LEFT JOIN \(source) AS \(table) ON \(found.sql) = \(value.sql)")
        value.entity = found.entity
    }

    // MARK: Labels and types

    /// The labels of a node.
    func labels(_ value: SQLValue) throws(Diagnostic) -> SQLValue {
        try byTable(value, .list(.string)) { table throws(Diagnostic) in
            var names: [String] = []
            for label in catalog.nodes[table].labels { names.append(try literal(label)) }
            return writer.list(names, of: .string)
        }
    }

    /// The type of a relationship.
    func type(_ value: SQLValue) throws(Diagnostic) -> SQLValue {
        try byTable(value, .string) { table throws(Diagnostic) in try literal(catalog.relationships[table].type) }
    }

    /// A text as a literal.
    func literal(_ text: String) throws(Diagnostic) -> String {
        guard let literal = writer.text(text) else { throw refusal("this text", at: SourceRange(0, 0)) }
        return literal
    }

    /// Whether a node has such labels, or a relationship such a type.
    func hasLabels(
        _ value: SQLValue, _ labels: LabelExpression, at range: SourceRange
    ) throws(Diagnostic) -> SQLValue {
        let type = value.type
        var fitting: Set<Int> = []
        let all = value.entity?.tables ?? []
        for table in all where try fits(table, type, labels, at: range) { fitting.insert(table) }
        if fitting.isEmpty || fitting == all {
            let truth = fitting.isEmpty ? "FALSE" : "TRUE"
            return SQLValue(
                sql: "CASE WHEN \(value.sql) IS NOT NULL THEN \(truth) END", type: .boolean, depth: value.depth)
        }
        guard let table = value.entity?.table else {
            throw refusal("a test of labels of what is no variable", at: range)
        }
        let numbers = fitting.sorted().map { "\($0)" }.joined(separator: ", ")
        return SQLValue(sql: "\(table) IN (\(numbers))", type: .boolean, depth: value.depth)
    }

    /// Something that the table of a node or relationship tells.
    private func byTable(
        _ value: SQLValue, _ type: SQLType, _ body: (Int) throws(Diagnostic) -> String
    ) throws(Diagnostic) -> SQLValue {
        guard let entity = value.entity, let table = entity.table else {
            throw refusal("labels or type of what is no variable", at: SourceRange(0, 0))
        }
        var branches: [String] = []
        for number in entity.tables.sorted() {
            let head = entity.tables.count == 1 ? "\(value.sql) IS NOT NULL" : "\(number)"
            let result = try body(number)
            branches.append("WHEN \(head) THEN \(result)")
        }
        guard !branches.isEmpty else { return SQLValue(sql: "CAST(NULL AS \(writer.typeName(type)))", type: type) }
        let head = entity.tables.count == 1 ? "CASE" : "CASE \(table)"
        return SQLValue(sql: "\(head) \(branches.joined(separator: " ")) END", type: type, depth: value.depth)
    }

    /// Whether what stands in a table fulfils a label or type expression.
    func fits(
        _ table: Int, _ type: SQLType, _ labels: LabelExpression?, at range: SourceRange = SourceRange(0, 0)
    ) throws(Diagnostic) -> Bool {
        guard let labels else { return true }
        let names = type == .node ? catalog.nodes[table].labels : [catalog.relationships[table].type]
        switch labels {
        case .label(let name): return names.contains { $0.unicodeScalars.elementsEqual(name.text.unicodeScalars) }
        case .wildcard: return !names.isEmpty
        case .computed(let expression, _): throw refusal("a computed label", at: expression.range)
        case .not(let inner): return try !fits(table, type, inner, at: range)
        case .and(let a, let b):
            let (a, b) = (try fits(table, type, a, at: range), try fits(table, type, b, at: range))
            return a && b
        case .or(let a, let b):
            let (a, b) = (try fits(table, type, a, at: range), try fits(table, type, b, at: range))
            return a || b
        }
    }
}
