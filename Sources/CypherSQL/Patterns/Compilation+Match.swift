import CypherPlanner
import CypherSemantics
import CypherSyntax

extension Compilation {
    /// MATCH and OPTIONAL MATCH.
    func add(_ match: BoundMatch, to rows: inout Rows) throws(Diagnostic) {
        guard match.optional else {
            var pattern = PatternJoin(match.pattern, match.predicates, self)
            try pattern.join(to: &rows)
            return
        }
        if rows.from.isEmpty { rows.from = [unit] }
        if try addOptional(match, to: &rows) { return }
        guard let lateral = writer.lateral else {
            throw refusal("this OPTIONAL MATCH", at: match.predicates.first?.range ?? SourceRange(0, 0))
        }
        depth += 1
        var inner = Rows()
        inner.values = rows.values
        var pattern = PatternJoin(match.pattern, match.predicates, self)
        do throws(Diagnostic) { try pattern.join(to: &inner) } catch {
            depth -= 1
            throw error
        }
        depth -= 1
        inner.values = inner.values.filter { rows.values[$0.key] == nil }
        let derived = derive(inner)
        rows.from.append("LEFT JOIN \(lateral) \(derived.from[0]) ON TRUE")
        rows.values.merge(derived.values) { $1 }
    }

    /// A pattern that needs nothing of the rows but to be joined to them: a table of its own. Whether it was one.
    private func addOptional(_ match: BoundMatch, to rows: inout Rows) throws(Diagnostic) -> Bool {
        guard match.pattern.selected.isEmpty, !match.predicates.contains(where: \.hasSubquery),
            match.pattern.connections.allSatisfy({
                if case .relationship(_, isBound: false) = $0.kind { true } else { false }
            })
        else { return false }
        let known = rows.values
        let outside = SlotSet(Array(known.keys))
        let own = match.predicates.filter { predicate in
            let reads = predicate.reads
            let bound = SlotSet(match.pattern.nodes.filter { $0.isBound }.map(\.variable.id))
            return reads.subtracting(bound).isDisjoint(with: outside) && reads.isDisjoint(with: bound)
        }
        var inner = Rows()
        var pattern = PatternJoin(match.pattern, own, self, apart: rows)
        try pattern.join(to: &inner)
        let derived = derive(inner)
        var conditions: [String] = []
        for node in match.pattern.nodes where node.isBound {
            conditions.append("\(derived.values[node.variable.id]!.sql) = \(known[node.variable.id]!.sql)")
        }
        rows.values.merge(derived.values) { outer, _ in outer }
        for predicate in match.predicates where !own.contains(predicate) {
            conditions.append(try condition(predicate, rows))
        }
        rows.from.append(
            "LEFT JOIN \(derived.from[0]) ON \(conditions.isEmpty ? "TRUE" : conditions.joined(separator: " AND "))")
        return true
    }
}

/// Joins the pattern of a MATCH to rows.
struct PatternJoin {
    let compilation: Compilation
    let pattern: BoundPattern
    var predicates: [BoundExpression]
    /// Where the pattern is to be a table of its own: the rows that it will be joined to.
    let apart: Rows?
    /// By node: the tables that it may stand in.
    private var domains: [Variable: Set<Int>] = [:]
    /// By connection.
    private var choices: [EdgeChoices] = []
    /// Relationships that differ from one another: numbers or lists of them, with their tables.
    private var met: [Met] = []

    struct Met {
        let sql: String
        let isList: Bool
        let tables: Set<Int>
        let depth: Int
    }

    init(_ pattern: BoundPattern, _ predicates: [BoundExpression], _ compilation: Compilation, apart: Rows? = nil) {
        (self.pattern, self.compilation, self.apart) = (pattern, compilation, apart)
        self.predicates = predicates.flatMap(\.conjuncts)
    }

    var writer: any SQLWriter { compilation.writer }

    /// All nodes, with the ends of selected paths.
    private var nodes: [BoundNode] {
        var nodes = pattern.nodes
        for path in pattern.selected {
            for node in path.pattern.nodes where [path.from, path.to].contains(node.variable) {
                if !nodes.contains(where: { $0.variable == node.variable }) { nodes.append(node) }
            }
        }
        return nodes
    }

    private func isBound(_ node: BoundNode) -> Bool { node.isBound && apart == nil }

    mutating func join(to rows: inout Rows) throws(Diagnostic) {
        try findDomains(rows)
        try narrow()
        for index in order(rows) { try join(connection: index, to: &rows) }
        for node in nodes { try place(node, in: &rows) }
        addUniqueness(&rows)
        for path in pattern.selected { try join(selected: path, to: &rows) }
        for path in pattern.paths { rows.values[path.variable.id] = try compilation.path(path.steps, rows) }
        try compilation.filter(predicates, &rows)
    }

    // MARK: Tables

    private mutating func findDomains(_ rows: Rows) throws(Diagnostic) {
        let all = Set(compilation.catalog.nodes.indices)
        for node in nodes {
            var domain = all
            if node.isBound, let known = (apart ?? rows).values[node.variable.id] {
                if known.type == .null { domain = [] } else if let entity = known.entity { domain = entity.tables }
            }
            domain = try domain.filterThrowing { table throws(Diagnostic) in
                try compilation.fits(table, .node, node.labels)
            }
            domains[node.variable] = domain
        }
        // `WHERE n:Label` is as good as `(n:Label)`.
        var rest: [BoundExpression] = []
        for predicate in predicates {
            guard case .hasLabels(let operand, let labels) = predicate.kind, let variable = operand.plainVariable,
                let domain = domains[variable],
                pattern.nodes.contains(where: { $0.variable == variable && !$0.isBound })
            else {
                rest.append(predicate)
                continue
            }
            domains[variable] = try domain.filterThrowing { table throws(Diagnostic) in
                try compilation.fits(table, .node, labels, at: predicate.range)
            }
        }
        predicates = rest
    }

    private mutating func narrow() throws(Diagnostic) {
        let all = Set(compilation.catalog.relationships.indices)
        for connection in pattern.connections {
            guard let relationship = connection.relationship else {
                throw compilation.refusal("a quantified path pattern", at: SourceRange(0, 0))
            }
            let tables = try all.filterThrowing { table throws(Diagnostic) in
                try compilation.fits(table, .relationship, relationship.types)
            }
            choices.append(EdgeChoices(tables, relationship.direction, in: compilation.catalog))
        }
        var hasChanged = true
        while hasChanged {
            hasChanged = false
            for (index, connection) in pattern.connections.enumerated() {
                guard case .relationship = connection.kind else { continue }
                if choices[index].keep(left: domains[connection.from]!, right: domains[connection.to]!) {
                    hasChanged = true
                }
                for (node, ends) in [(connection.from, choices[index].lefts), (connection.to, choices[index].rights)]
                where !domains[node]!.isSubset(of: ends) {
                    domains[node]!.formIntersection(ends)
                    hasChanged = true
                }
            }
        }
    }

    // MARK: Order

    /// Connections so that each has an end that is known before, single relationships first.
    private func order(_ rows: Rows) -> [Int] {
        var known = Set(pattern.nodes.filter(isBound).map(\.variable))
        var left = Array(pattern.connections.indices)
        var result: [Int] = []
        while !left.isEmpty {
            func rank(_ index: Int) -> Int {
                let connection = pattern.connections[index]
                let touches = known.contains(connection.from) || known.contains(connection.to)
                return (touches ? 0 : 1) + (connection.isSingle ? 0 : 2)
            }
            let next = left.min { (rank($0), $0) < (rank($1), $1) }!
            left.removeAll { $0 == next }
            result.append(next)
            known.insert(pattern.connections[next].from)
            known.insert(pattern.connections[next].to)
        }
        return result
    }

    // MARK: Joins

    private mutating func join(connection index: Int, to rows: inout Rows) throws(Diagnostic) {
        let connection = pattern.connections[index]
        switch connection.kind {
        case .relationship(let relationship, let isBound):
            let slot = relationship.variable.id
            let tables = choices[index].tables
            let keys = compilation.wantedKeys(slot, .relationship, tables)
            let edges = compilation.edges(
                choices[index], keys: keys, needsTable: compilation.wantsTable(slot), alias: compilation.alias("r"))
            var conditions: [(sql: String, depth: Int)] = []
            if isBound {
                let known = rows.values[slot]!
                conditions.append(("\(edges.value.sql) = \(known.sql)", known.depth))
            } else {
                rows.values[slot] = edges.value
            }
            meet(connection.from, edges.from, &rows, &conditions)
            meet(connection.to, edges.to, &rows, &conditions)
            let own = conditions.filter { $0.depth == compilation.depth }.map(\.sql)
            rows.join(edges.source, on: own)
            rows.conditions += conditions.filter { $0.depth != compilation.depth }.map(\.sql)
            if !connection.repeats, !pattern.repeats {
                met.append(Met(sql: edges.value.sql, isList: false, tables: tables, depth: compilation.depth))
            }
            try fetchNodes([connection.from, connection.to], &rows)
        case .variableLength: try joinWalk(index, to: &rows)
        case .quantified: throw compilation.refusal("a quantified path pattern", at: SourceRange(0, 0))
        }
    }

    /// A node at the end of a relationship: the same as is known, or known from now on.
    func meet(_ node: Variable, _ sql: String, _ rows: inout Rows, _ conditions: inout [(sql: String, depth: Int)]) {
        if let known = rows.values[node.id] {
            conditions.append(("\(sql) = \(known.sql)", known.depth))
        } else {
            var value = SQLValue.column(sql, .node, depth: compilation.depth)
            value.entity = SQLValue.Entity(tables: domains[node]!)
            rows.values[node.id] = value
        }
    }

    /// Joins the tables of nodes of which more than the number is wanted.
    func fetchNodes(_ nodes: [Variable], _ rows: inout Rows) throws(Diagnostic) {
        for node in nodes {
            guard let known = rows.values[node.id], known.entity?.table == nil,
                !pattern.nodes.contains(where: { $0.variable == node && isBound($0) })
            else { continue }
            let tables = domains[node]!
            let keys = compilation.wantedKeys(node.id, .node, tables)
            if keys.isEmpty && (!compilation.wantsTable(node.id) || tables.count == 1) {
                if tables.count == 1 { rows.values[node.id]!.entity!.table = "\(tables.first!)" }
                continue
            }
            joinNode(node, on: known, &rows)
        }
    }

    private func joinNode(_ node: Variable, on known: SQLValue?, _ rows: inout Rows) {
        let tables = domains[node]!
        let keys = compilation.wantedKeys(node.id, .node, tables)
        let alias = compilation.alias("n")
        let source = compilation.relation(.node, tables, keys: keys, needsTable: compilation.wantsTable(node.id))
        var found = compilation.entityValue(.node, alias: alias, tables, keys: keys)
        if !compilation.wantsTable(node.id) && tables.count > 1 { found.entity!.table = nil }
        if let known {
            let condition = "\(found.sql) = \(known.sql)"
            if known.depth == compilation.depth {
                rows.join("\(source) AS \(alias)", on: [condition])
            } else {
                rows.join("\(source) AS \(alias)", on: [])
                rows.conditions.append(condition)
            }
            // The number is at hand already: it is the same.
            found.sql = known.sql
            found.depth = known.depth
        } else {
            rows.join("\(source) AS \(alias)", on: [])
        }
        rows.values[node.id] = found
    }

    /// Nodes that no relationship has found, and those of earlier clauses that must be what this one says.
    private func place(_ node: BoundNode, in rows: inout Rows) throws(Diagnostic) {
        guard let known = rows.values[node.variable.id] else { return joinNode(node.variable, on: nil, &rows) }
        guard isBound(node) else { return }
        let all = known.entity?.tables ?? Set(compilation.catalog.nodes.indices)
        let isTold = pattern.connections.contains {
            $0.isSingle && ($0.from == node.variable || $0.to == node.variable)
        }
        if isTold { return }
        if domains[node.variable] == all || domains[node.variable]!.isEmpty {
            rows.conditions.append(domains[node.variable]!.isEmpty ? "FALSE" : "\(known.sql) IS NOT NULL")
        } else if let table = known.entity?.table {
            let numbers = domains[node.variable]!.sorted().map { "\($0)" }.joined(separator: ", ")
            rows.conditions.append("\(table) IN (\(numbers))")
        } else {
            let alias = compilation.alias("n")
            let source = compilation.relation(.node, domains[node.variable]!, keys: [], needsTable: false)
            rows.join("\(source) AS \(alias)", on: [])
            rows.conditions.append("\(alias).\(writer.quoted("_id")) = \(known.sql)")
        }
    }

    /// Relationships of one MATCH differ.
    private func addUniqueness(_ rows: inout Rows) {
        for (index, a) in met.enumerated() {
            for b in met.dropFirst(index + 1) where !a.tables.isDisjoint(with: b.tables) {
                switch (a.isList, b.isList) {
                case (false, false): rows.conditions.append("\(a.sql) <> \(b.sql)")
                case (true, false): rows.conditions.append("NOT \(writer.holds(a.sql, b.sql))")
                case (false, true): rows.conditions.append("NOT \(writer.holds(b.sql, a.sql))")
                case (true, true): rows.conditions.append("NOT \(writer.overlaps(a.sql, b.sql))")
                }
            }
        }
    }

    // MARK: Other connections

    private mutating func joinWalk(_ index: Int, to rows: inout Rows) throws(Diagnostic) {
        let connection = pattern.connections[index]
        guard case .variableLength(let relationship, _, _, _, _, let isBound) = connection.kind else { return }
        guard !isBound else {
            throw compilation.refusal("a list of relationships that an earlier clause bound", at: SourceRange(0, 0))
        }
        if rows.values[connection.from.id] == nil && rows.values[connection.to.id] == nil {
            joinNode(connection.from, on: nil, &rows)
        }
        let walk = Walk(connection, choices[index], compilation, isTrail: !connection.repeats && !pattern.repeats)
        let found = try walk.join(to: &rows, wantsNodes: wantsNodes(of: relationship.variable))
        rows.values[relationship.variable.id] = found.relationships
        if !connection.repeats, !pattern.repeats {
            met.append(
                Met(
                    sql: found.relationships.sql, isList: true, tables: choices[index].tables, depth: compilation.depth)
            )
        }
        var conditions: [(sql: String, depth: Int)] = []
        let isNew = rows.values[found.end.id] == nil
        meet(found.end, found.endSQL, &rows, &conditions)
        rows.conditions += conditions.map(\.sql)
        if isNew { try checkEnd(found.end, of: index, &rows) }
    }

    /// The last node of a walk is one of those that the pattern asks for.
    private func checkEnd(_ node: Variable, of index: Int, _ rows: inout Rows) throws(Diagnostic) {
        let all = Set(compilation.catalog.nodes.indices)
        let keys = compilation.wantedKeys(node.id, .node, domains[node]!)
        if domains[node]! != all || !keys.isEmpty || compilation.wantsTable(node.id) {
            joinNode(node, on: rows.values[node.id], &rows)
        }
    }

    /// Whether a named path needs the nodes on the way of a walk.
    private func wantsNodes(of variable: Variable) -> Bool {
        pattern.paths.contains { path in
            path.steps.contains(.relationships(variable))
                && (compilation.demand.wholes.contains(path.variable.id)
                    || compilation.demand.paths.contains(path.variable.id))
        }
    }

}

extension BoundConnection {
    /// The relationship, but of a quantified path.
    var relationship: BoundRelationship? {
        switch kind {
        case .relationship(let relationship, _), .variableLength(let relationship, _, _, _, _, _): relationship
        case .quantified: nil
        }
    }

    /// Whether it is one relationship.
    var isSingle: Bool { if case .relationship = kind { true } else { false } }
}

extension Set {
    /// Elements that pass a test that may fail.
    func filterThrowing<E: Error>(_ test: (Element) throws(E) -> Bool) throws(E) -> Set<Element> {
        var result: Set<Element> = []
        for element in self where try test(element) { result.insert(element) }
        return result
    }
}
