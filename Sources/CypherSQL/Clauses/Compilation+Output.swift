import CypherSyntax

extension Compilation {
    /// The statement that gives these columns.
    func output(_ items: [(name: String, value: SQLValue)], _ select: Select) throws(Diagnostic) -> String {
        var select = select
        select.columns = []
        for item in items {
            let sql = try shown(item.value)
            select.columns.append((item.value.type == .null ? "NULL" : sql, item.name))
        }
        return select.text(writer)
    }

    /// A value as people get it: nodes, relationships and paths as structures.
    func shown(_ value: SQLValue) throws(Diagnostic) -> String {
        switch value.type {
        case .node, .relationship: return try shownEntity(value)
        case .path: return try shownPath(value)
        case .list(let element) where element.isEntity: return try shownList(value, element)
        case .mixed: throw refusal("\(value.type.words) as a result", at: SourceRange(0, 0))
        case .list(let element) where element.holdsEntities:
            throw refusal("a list of lists or maps of nodes as a result", at: SourceRange(0, 0))
        case .map(let fields) where value.type.holdsEntities:
            var shownFields: [(name: String, sql: String)] = []
            for field in fields {
                var part = SQLValue(sql: writer.field(value.operand, field.key), type: field.type, depth: depth)
                if part.type.isEntity { part = try whole(part) }
                shownFields.append((field.key, try shown(part)))
            }
            return unlessNull(value.sql, writer.structure(shownFields))
        default: return value.sql
        }
    }

    private func unlessNull(_ sql: String, _ result: String) -> String {
        "CASE WHEN \(sql) IS NOT NULL THEN \(result) END"
    }

    private func shownEntity(_ value: SQLValue) throws(Diagnostic) -> String {
        let whole = try whole(value)
        let entity = whole.entity!
        var fields: [(name: String, sql: String)] = [("_id", whole.sql)]
        let names = value.type == .node ? try labels(whole) : try type(whole)
        fields.append((value.type == .node ? "_labels" : "_type", names.sql))
        if let ends = entity.ends {
            fields.append(("_src", ends.source))
            fields.append(("_dst", ends.target))
        }
        for (key, column) in keys(value.type, entity.tables) {
            guard let property = entity.properties[key] else { continue }
            fields.append((column, property.sql))
        }
        let structure = writer.structure(fields)
        return unlessNull(whole.operand, structure)
    }

    /// With all that its tables have.
    private func whole(_ value: SQLValue) throws(Diagnostic) -> SQLValue {
        if let entity = value.entity, hasAll(entity, value.type) { return value }
        throw refusal("\(value.type.words) that is not bound to a variable, as a result", at: SourceRange(0, 0))
    }

    private func hasAll(_ entity: SQLValue.Entity, _ type: SQLType) -> Bool {
        keys(type, entity.tables).allSatisfy { entity.properties[$0.key] != nil }
            && (entity.table != nil || entity.tables.count <= 1) && (type == .node || entity.ends != nil)
    }

    /// Every key of the tables with its column, in the order of the tables.
    func keys(_ type: SQLType, _ tables: Set<Int>) -> [(key: String, column: String)] {
        var result: [(key: String, column: String)] = []
        var known: Set<String> = []
        for table in tables.sorted() {
            let columns = type == .node ? catalog.nodes[table].columns : catalog.relationships[table].columns
            for column in columns where known.insert(column.key).inserted { result.append((column.key, column.name)) }
        }
        return result
    }

    private func shownList(_ value: SQLValue, _ element: SQLType) throws(Diagnostic) -> String {
        guard compiler.dialect == .duckdb else { throw refusal("a list of nodes as a result", at: SourceRange(0, 0)) }
        let (unnested, all) = (alias("u"), alias("n"))
        let tables = Set(element == .node ? catalog.nodes.indices : catalog.relationships.indices)
        let source = relation(element, tables, keys: Set(keys(element, tables).map(\.key)), needsTable: true)
        var found = entityValue(element, alias: all, tables, keys: Set(keys(element, tables).map(\.key)))
        found.sql = "\(all).\(writer.quoted("_id"))"
        let shown = try shownEntity(found)
        return unlessNull(
            value.sql,
            "(SELECT coalesce(list(\(shown) ORDER BY \(unnested).i), []) FROM unnest(\(value.sql)) WITH ORDINALITY AS "
                + "\(unnested)(x, i) LEFT JOIN \(source) AS \(all) ON \(found.sql) = \(unnested).x)")
    }

    private func shownPath(_ value: SQLValue) throws(Diagnostic) -> String {
        let parts = try [("nodes", SQLType.node), ("relationships", .relationship)].map {
            (name, type) throws(Diagnostic) -> (name: String, sql: String) in
            let list = SQLValue(
                sql: writer.field(value.operand, name), type: .list(type), isAtom: true, depth: depth)
            return (name, try shownList(list, type))
        }
        return unlessNull(value.sql, writer.structure(parts))
    }
}

extension SQLType {
    /// Whether a property with values of several kinds stands in it.
    var holdsMixed: Bool {
        switch self {
        case .mixed: true
        case .list(let element): element.holdsMixed
        case .map(let fields): fields.contains { $0.type.holdsMixed }
        default: false
        }
    }

    /// Whether nodes, relationships or paths stand in it.
    var holdsEntities: Bool {
        switch self {
        case .node, .relationship, .path: true
        case .list(let element): element.holdsEntities
        case .map(let fields): fields.contains { $0.type.holdsEntities }
        default: false
        }
    }
}
