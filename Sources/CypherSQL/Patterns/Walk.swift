import CypherSemantics
import CypherSyntax

/// A relationship of variable length: walks along tables of relationships, from the end that is known.
struct Walk {
    let connection: BoundConnection
    let compilation: Compilation
    private let choices: EdgeChoices
    private let isTrail: Bool
    private let relationship: BoundRelationship
    private let minimum: Int
    private let maximum: Int?
    private let each: Variable
    private let predicates: [BoundExpression]

    /// What was found.
    struct Found {
        /// The list of relationships, from left to right.
        let relationships: SQLValue
        /// The node at the other end.
        let end: Variable
        let endSQL: String
    }

    /// Longer ones are a recursive query.
    private static let unrolled = 4

    init(_ connection: BoundConnection, _ choices: EdgeChoices, _ compilation: Compilation, isTrail: Bool) {
        guard
            case .variableLength(let relationship, let minimum, let maximum, let each, let predicates, _) =
                connection.kind
        else { preconditionFailure("no walk") }
        (self.connection, self.compilation, self.isTrail) = (connection, compilation, isTrail)
        (self.relationship, self.minimum, self.maximum) = (relationship, minimum, maximum)
        (self.each, self.predicates, self.choices) = (each, predicates, choices)
    }

    private var writer: any SQLWriter { compilation.writer }

    /// Joins the walks to the rows, in which one of the ends is known.
    func join(to rows: inout Rows, wantsNodes: Bool) throws(Diagnostic) -> Found {
        let isBackwards = rows.values[connection.from.id] == nil
        let (start, end) = isBackwards ? (connection.to, connection.from) : (connection.from, connection.to)
        let known = rows.values[start.id]!
        let table = compilation.alias("w")
        let isLateral = writer.recursesLaterally
        let body = try text(
            start: isLateral ? known.sql : nil, isBackwards: isBackwards, wantsNodes: wantsNodes, rows)
        if rows.from.isEmpty { rows.from = [compilation.unit] }
        if isLateral, let lateral = writer.lateral {
            rows.from.append("CROSS JOIN \(lateral) (\(body)) AS \(table)")
        } else {
            rows.join("(\(body)) AS \(table)", on: ["\(table).\(writer.quoted("_start")) = \(known.sql)"])
        }
        var relationships = SQLValue.column(
            "\(table).\(writer.quoted("_seen"))", .list(.relationship), depth: compilation.depth)
        relationships.entity = SQLValue.Entity(tables: choices.tables)
        if wantsNodes {
            relationships.entity!.properties["nodes"] = .column(
                "\(table).\(writer.quoted("_nodes"))", .list(.node), depth: compilation.depth)
        }
        return Found(
            relationships: relationships, end: end, endSQL: "\(table).\(writer.quoted("_end"))")
    }

    /// Walks from a node, or from every node where none is told, with columns `_start`, `_end`, `_seen` and `_nodes`.
    private func text(start: String?, isBackwards: Bool, wantsNodes: Bool, _ rows: Rows) throws(Diagnostic) -> String {
        let step = try Step(self, isBackwards: isBackwards, wantsNodes: wantsNodes, rows)
        guard let maximum, maximum <= Self.unrolled else { return recursive(step, start: start) }
        guard minimum <= maximum else { return "\(step.first(start)) WHERE FALSE" }
        return (minimum...maximum).map { unrolled(step, start: start, length: $0) }.joined(separator: "\nUNION ALL\n")
    }

    private func unrolled(_ step: Step, start: String?, length: Int) -> String {
        var text = step.first(start)
        for number in 0..<length {
            let table = "s\(number)"
            text = step.next("(\(text)) AS \(table)", table: table)
        }
        return text
    }

    private func recursive(_ step: Step, start: String?) -> String {
        let table = compilation.alias("v")
        let columns = ["_start", "_end", "_seen"] + (step.wantsNodes ? ["_nodes"] : [])
        let list = columns.map(writer.quoted).joined(separator: ", ")
        let seen = "\(table).\(writer.quoted("_seen"))"
        var next = step.next(table, table: table)
        if let maximum { next += " AND \(writer.count(seen)) < \(maximum)" }
        return """
            WITH RECURSIVE \(table)(\(list)) AS (
            \(step.first(start))
            UNION ALL
            \(next)
            ) SELECT * FROM \(table) WHERE \(writer.count(seen)) >= \(minimum)
            """
    }

    /// One relationship of a walk.
    private struct Step {
        let walk: Walk
        let edges: Compilation.Edges
        let conditions: [String]
        let isBackwards: Bool
        let wantsNodes: Bool

        private var writer: any SQLWriter { walk.compilation.writer }

        init(_ walk: Walk, isBackwards: Bool, wantsNodes: Bool, _ rows: Rows) throws(Diagnostic) {
            (self.walk, self.isBackwards, self.wantsNodes) = (walk, isBackwards, wantsNodes)
            let compilation = walk.compilation
            let choices = isBackwards ? walk.choices.reversed : walk.choices
            let keys = compilation.wantedKeys(walk.each.id, .relationship, choices.tables)
            edges = compilation.edges(
                choices, keys: keys, needsTable: compilation.wantsTable(walk.each.id), alias: compilation.alias("r"))
            var inner = Rows()
            inner.values = rows.values
            inner.values[walk.each.id] = edges.value
            compilation.depth += 1
            defer { compilation.depth -= 1 }
            var conditions: [String] = []
            for predicate in walk.predicates { conditions.append(try compilation.condition(predicate, inner)) }
            self.conditions = conditions
        }

        /// The walk of no relationships.
        func first(_ start: String?) -> String {
            let compilation = walk.compilation
            var select = Select()
            var node = start
            if start == nil {
                let all = Set(compilation.catalog.nodes.indices)
                select.from = ["\(compilation.relation(.node, all, keys: [], needsTable: false)) AS a"]
                node = "a.\(writer.quoted("_id"))"
            }
            select.columns = [
                (node!, "_start"), (node!, "_end"), (writer.list([], of: .relationship), "_seen"),
            ]
            if wantsNodes { select.columns.append((writer.list([node!], of: .node), "_nodes")) }
            return select.text(writer)
        }

        /// A walk with one more relationship.
        func next(_ source: String, table: String) -> String {
            func column(_ name: String) -> String { "\(table).\(writer.quoted(name))" }
            func extended(_ list: String, _ value: String) -> String {
                isBackwards ? writer.prepended(list, value) : writer.appended(list, value)
            }
            var select = Select(from: [source])
            select.from.append("JOIN \(edges.source) ON \(edges.from) = \(column("_end"))")
            select.columns = [
                (column("_start"), "_start"), (edges.to, "_end"), (extended(column("_seen"), edges.value.sql), "_seen"),
            ]
            if wantsNodes { select.columns.append((extended(column("_nodes"), edges.to), "_nodes")) }
            select.conditions = conditions
            if walk.isTrail {
                select.conditions.append("NOT \(writer.holds(column("_seen"), edges.value.sql))")
            } else if conditions.isEmpty {
                select.conditions.append("TRUE")
            }
            return select.text(writer)
        }
    }
}
