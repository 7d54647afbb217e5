import CypherPlanner
import CypherSemantics
import CypherSyntax

/// Shortest paths by breadth: of which the length is one, whatever path is taken.
extension PatternJoin {
    /// Keeps the rows between whose ends there is a path, with its length.
    mutating func join(selected path: BoundSelectedPath, to rows: inout Rows) throws(Diagnostic) {
        let place = path.place
        let isOne: Bool =
            switch path.selector {
            case .shortestPath, .any(1), .shortest(1): true
            default: false
            }
        guard isOne, path.pattern.connections.count == 1, path.predicates.isEmpty,
            case .variableLength(let relationship, let minimum, let maximum, let each, let inner, false) =
                path.pattern.connections[0].kind, minimum == 1
        else { throw compilation.refusal("a path with this selector", at: place) }
        if let variable = path.path?.variable,
            compilation.demand.paths.contains(variable.id) || compilation.demand.wholes.contains(variable.id)
        {
            throw compilation.refusal("more of a shortest path than its length", at: place)
        }
        guard compilation.depth == 0, compilation.compiler.dialect == .duckdb, apart == nil else {
            throw compilation.refusal("a shortest path here", at: place)
        }
        // What needs no path narrows the search.
        let late = Set([path.path?.variable.id, relationship.variable.id].compactMap { $0 })
        try compilation.filter(predicates.filter { SlotSet(Array(late)).isDisjoint(with: $0.reads) }, &rows)
        predicates.removeAll { SlotSet(Array(late)).isDisjoint(with: $0.reads) }
        let search = Search(
            from: path.pattern.connections[0].from, to: path.pattern.connections[0].to, maximum: maximum)
        let step = try edges(relationship, each, inner, rows)
        rows = join(search, step, rows)
        let length = SQLValue.column("\(rows.from[0].alias).\(writer.quoted("_length"))", .integer, depth: 0)
        if let variable = path.path?.variable {
            var value = SQLValue.column(length.sql, .path, depth: 0)
            value.entity = SQLValue.Entity(tables: [], properties: ["length": length])
            rows.values[variable.id] = value
        }
    }

    /// What is searched for.
    struct Search {
        let from: Variable
        let to: Variable
        let maximum: Int?
    }

    /// Legs of the paths: pairs of nodes.
    private func edges(
        _ relationship: BoundRelationship, _ each: Variable, _ predicates: [BoundExpression], _ rows: Rows
    ) throws(Diagnostic) -> String {
        let all = Set(compilation.catalog.relationships.indices)
        let tables = try all.filterThrowing { table throws(Diagnostic) in
            try compilation.fits(table, .relationship, relationship.types)
        }
        let choices = EdgeChoices(tables, relationship.direction, in: compilation.catalog)
        let keys = compilation.wantedKeys(each.id, .relationship, tables)
        let edges = compilation.edges(
            choices, keys: keys, needsTable: compilation.wantsTable(each.id), alias: compilation.alias("r"))
        var inner = Rows()
        inner.values = rows.values
        inner.values[each.id] = edges.value
        try compilation.filter(predicates, &inner)
        var select = Select(from: [edges.source], conditions: inner.conditions)
        select.columns = [(edges.from, "a"), (edges.to, "b")]
        return select.text(writer)
    }

    /// A search from all pairs of ends at once, each until it is there.
    private func join(_ search: Search, _ step: String, _ rows: Rows) -> Rows {
        let derived = compilation.derive(rows)
        let pairs = derived.from[0].alias
        let (leg, found, table) = (compilation.alias("leg"), compilation.alias("found"), compilation.alias())
        let (from, to) = (derived.values[search.from.id]!.sql, derived.values[search.to.id]!.sql)
        let limit = search.maximum.map { " AND s.depth < \($0)" } ?? ""
        // Whoever has both ends in one node goes round: such pairs have no shortest path here.
        let text = """
            (WITH RECURSIVE \(pairs) AS MATERIALIZED (SELECT * FROM \(derived.from[0])),
            \(leg) AS (\(step)),
            \(found)(a, b, node, depth) USING KEY (a, b, node) AS (
            SELECT DISTINCT \(from), \(to), \(from), 0 FROM \(pairs) WHERE \(from) <> \(to)
            UNION
            SELECT DISTINCT s.a, s.b, l.b, s.depth + 1
            FROM \(found) AS s
            JOIN \(leg) AS l ON l.a = s.node
            LEFT JOIN recurring.\(found) AS seen ON seen.a = s.a AND seen.b = s.b AND seen.node = l.b
            WHERE seen.node IS NULL\(limit)
            AND NOT EXISTS (SELECT 1 FROM recurring.\(found) AS t WHERE t.a = s.a AND t.b = s.b AND t.node = s.b)
            )
            SELECT \(pairs).*, CAST(f.depth AS BIGINT) AS "_length"
            FROM \(pairs) JOIN \(found) AS f ON f.a = \(from) AND f.b = \(to) AND f.node = \(to)) AS \(table)
            """
        var result = derived.renamed(pairs, to: table)
        result.from = [text]
        return result
    }
}

extension BoundSelectedPath {
    /// Where it stands, as near as is known.
    fileprivate var place: SourceRange { predicates.first?.range ?? SourceRange(0, 0) }
}

extension String {
    /// The alias of a table in FROM, which stands last.
    fileprivate var alias: String { String(self[(lastIndex(of: " ").map { index(after: $0) } ?? startIndex)...]) }
}

extension Rows {
    /// With the columns of one derived table read from another.
    fileprivate func renamed(_ table: String, to other: String) -> Rows {
        func renamed(_ sql: String) -> String {
            sql.hasPrefix("\(table).") ? "\(other).\(sql.dropFirst(table.utf8.count + 1))" : sql
        }
        func renamed(_ value: SQLValue) -> SQLValue {
            var value = value
            value.sql = renamed(value.sql)
            guard let entity = value.entity else { return value }
            value.entity!.table = entity.table.map(renamed)
            value.entity!.properties = entity.properties.mapValues { renamed($0) }
            value.entity!.ends = entity.ends.map { (renamed($0.source), renamed($0.target)) }
            return value
        }
        var result = self
        result.values = values.mapValues { renamed($0) }
        result.order = order.map { SortColumn(value: renamed($0.value), descending: $0.descending) }
        return result
    }
}
