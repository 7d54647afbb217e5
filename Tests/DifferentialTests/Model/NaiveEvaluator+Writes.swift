import CypherSyntax
import PropertyGraph

/// Clauses that write: each is done for all rows before the next begins.
extension NaiveEvaluator {
    func write(_ clause: Clause.Kind, _ rows: [NaiveRow]) throws -> [NaiveRow] {
        switch clause {
        case .create(let patterns): return try rows.map { try create(patterns, $0) }
        case .merge(let pattern, let onCreate, let onMatch):
            return try rows.flatMap { row -> [NaiveRow] in
                try refuseNulls(pattern, row)
                let found = try matches([pattern], predicate: nil, in: row)
                for match in found { try onMatch.forEach { try set($0, match) } }
                if !found.isEmpty { return found }
                let made = try create([pattern], row)
                try onCreate.forEach { try set($0, made) }
                return [made]
            }
        case .set(let items):
            for row in rows { try items.forEach { try set($0, row) } }
        case .remove(let items):
            for row in rows { for item in items { try remove(item, row) } }
        case .delete(let expressions, let detach): try delete(expressions, detach: detach, rows)
        case .foreach(let variable, let list, let clauses):
            let earlier = before
            for row in rows {
                before = earlier
                guard case .list(let values) = try evaluate(list, row) else { continue }
                for value in values {
                    var inner = [row.merging([variable.text: value]) { $1 }]
                    for clause in clauses {
                        before = graph
                        inner = try write(clause.kind, inner)
                    }
                }
            }
        default: throw NaiveError.unknown("clause")
        }
        return rows
    }

    /// MERGE can neither find nor make what has a null property.
    private func refuseNulls(_ pattern: PathPattern, _ row: NaiveRow) throws {
        for element in pattern.elements {
            let map: Expression?
            switch element {
            case .node(let node): map = node.properties
            case .relationship(let step): map = step.properties
            case .quantified: map = nil
            }
            guard case .map(let entries)? = map?.kind else { continue }
            if try entries.contains(where: { try evaluate($0.value, row).isNull }) { throw NaiveError.failure("null") }
        }
    }

    private func create(_ patterns: [PathPattern], _ row: NaiveRow) throws -> NaiveRow {
        var row = row
        for pattern in patterns {
            var previous: (node: Int, step: RelationshipPattern)?
            var here = 0
            for element in pattern.elements {
                switch element {
                case .node(let node):
                    here = try createNode(node, &row)
                    if let (start, step) = previous { try createRelationship(step, start, here, &row) }
                case .relationship(let step): previous = (here, step)
                case .quantified: throw NaiveError.unknown("group")
                }
            }
        }
        return row
    }

    private func createNode(_ pattern: NodePattern, _ row: inout NaiveRow) throws -> Int {
        if let name = pattern.variable?.text, let bound = row[name] {
            guard case .node(let id) = bound else { throw NaiveError.failure("null in CREATE") }
            return Int(id.index)
        }
        var labels: Set<String> = []
        if let expression = pattern.labels { try collect(expression, row, &labels) }
        graph.nodes.append(.init(labels: labels, properties: try properties(pattern.properties, row)))
        let index = graph.nodes.count - 1
        if let name = pattern.variable?.text { row[name] = .node(NodeID(UInt32(index))) }
        return index
    }

    private func createRelationship(
        _ step: RelationshipPattern, _ start: Int, _ end: Int, _ row: inout NaiveRow
    ) throws {
        let type: String
        switch step.types {
        case .label(let name)?: type = name.text
        case .computed(let expression, any: false)?: type = try names(of: expression, row)[0]
        default: throw NaiveError.unknown("type")
        }
        let (source, target) = step.direction == .incoming ? (end, start) : (start, end)
        graph.relationships.append(
            .init(type: type, source: source, target: target, properties: try properties(step.properties, row)))
        if let name = step.variable?.text {
            row[name] = .relationship(RelationshipID(UInt32(graph.relationships.count - 1)))
        }
    }

    private func collect(_ expression: LabelExpression, _ row: NaiveRow, _ labels: inout Set<String>) throws {
        switch expression {
        case .label(let name): labels.insert(name.text)
        case .and(let a, let b):
            try collect(a, row, &labels)
            try collect(b, row, &labels)
        case .computed(let expression, any: false): labels.formUnion(try names(of: expression, row))
        default: break
        }
    }

    private func properties(_ expression: Expression?, _ row: NaiveRow) throws -> [String: Value] {
        guard let expression, case .map(let entries) = expression.kind else { return [:] }
        var result: [String: Value] = [:]
        for entry in entries {
            let value = try evaluate(entry.value, row)
            if !value.isNull { result[entry.key.text] = value }
        }
        return result
    }

    private func set(_ item: SetItem, _ row: NaiveRow) throws {
        switch item {
        case .property(let target, let key, let value):
            let value = try evaluate(value, row)
            try update(try evaluate(target, row)) { $0[key.text] = value.isNull ? nil : value }
        case .replace(let name, let value): try assign(name, value, row, keeping: false)
        case .merge(let name, let value): try assign(name, value, row, keeping: true)
        case .labels(let name, let labels):
            if case .node(let id)? = row[name.text] {
                graph.nodes[Int(id.index)].labels.formUnion(try labels.flatMap { try names($0, row) })
            }
        case .dynamicProperty: throw NaiveError.unknown("dynamic property")
        }
    }

    private func assign(_ name: Name, _ value: Expression, _ row: NaiveRow, keeping: Bool) throws {
        let entries: [(String, Value)]
        switch try evaluate(value, row) {
        case .map(let map): entries = Array(zip(map.keys, map.values))
        case .node(let id): entries = graph.nodes[Int(id.index)].properties.map { ($0.key, $0.value) }
        default: throw NaiveError.unknown("assignment")
        }
        try update(row[name.text] ?? .null) { properties in
            if !keeping { properties = [:] }
            for (key, value) in entries { properties[key] = value.isNull ? nil : value }
        }
    }

    private func remove(_ item: RemoveItem, _ row: NaiveRow) throws {
        switch item {
        case .property(let target, let key): try update(try evaluate(target, row)) { $0[key.text] = nil }
        case .dynamicProperty: throw NaiveError.unknown("dynamic property")
        case .labels(let name, let labels):
            if case .node(let id)? = row[name.text] {
                graph.nodes[Int(id.index)].labels.subtract(try labels.flatMap { try names($0, row) })
            }
        }
    }

    private func names(_ label: LabelName, _ row: NaiveRow) throws -> [String] {
        switch label {
        case .written(let name): return [name.text]
        case .computed(let expression): return try names(of: expression, row)
        }
    }

    /// The names in a string or a list of strings.
    func names(of expression: Expression, _ row: NaiveRow) throws -> [String] {
        switch try evaluate(expression, row) {
        case .string(let name): return [name]
        case .list(let values):
            return try values.map {
                guard case .string(let name) = $0 else { throw NaiveError.failure("a label that is no string") }
                return name
            }
        default: throw NaiveError.failure("a label that is no string")
        }
    }

    private func update(_ entity: Value, _ change: (inout [String: Value]) -> Void) throws {
        switch entity {
        case .null: break
        case .node(let id): change(&graph.nodes[Int(id.index)].properties)
        case .relationship(let id): change(&graph.relationships[Int(id.index)].properties)
        default: throw NaiveError.failure("not an entity")
        }
    }

    private func delete(_ expressions: [Expression], detach: Bool, _ rows: [NaiveRow]) throws {
        var nodes: Set<Int> = []
        for row in rows {
            for expression in expressions {
                switch try evaluate(expression, row) {
                case .null: break
                case .node(let id): nodes.insert(Int(id.index))
                case .relationship(let id): graph.relationships[Int(id.index)].isAlive = false
                default: throw NaiveError.unknown("DELETE")
                }
            }
        }
        for index in graph.aliveRelationships {
            let relationship = graph.relationships[index]
            guard nodes.contains(relationship.source) || nodes.contains(relationship.target) else { continue }
            if !detach { throw NaiveError.failure("connected node") }
            graph.relationships[index].isAlive = false
        }
        for node in nodes { graph.nodes[node].isAlive = false }
    }
}
