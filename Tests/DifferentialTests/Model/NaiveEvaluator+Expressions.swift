import CypherSyntax
import PropertyGraph

/// Expressions, one value at a time.
extension NaiveEvaluator {
    /// The value of an expression in a row; `group` holds the rows that its aggregates are over.
    func evaluate(_ expression: Expression, _ row: NaiveRow, group: [NaiveRow]? = nil) throws -> Value {
        func value(_ inner: Expression) throws -> Value { try evaluate(inner, row, group: group) }
        switch expression.kind {
        case .null: return .null
        case .boolean(let literal): return .boolean(literal)
        case .integer(let literal): return .integer(literal)
        case .float(let literal): return .float(literal)
        case .string(let literal): return .string(literal)
        case .variable(let name):
            guard let bound = row[name] else { throw NaiveError.unknown("variable \(name)") }
            return bound
        case .list(let items): return .list(try items.map(value))
        case .map(let entries): return .map(MapValue(try entries.map { ($0.key.text, try value($0.value)) }))
        case .property(let base, let key): return property(of: try value(base), key.text)
        case .subscript_(let list, let index): return try element(of: try value(list), at: try value(index))
        case .unary(.not, let inner): return Self.ternary(try truth(try value(inner)).map(!))
        case .unary(.minus, let inner): return try arithmetic(.subtract, .integer(0), try value(inner))
        case .unary(.plus, let inner): return try value(inner)
        case .binary(let operation, let a, let b): return try binary(operation, try value(a), try value(b))
        case .comparison(let operators, let operands):
            let values = try operands.map(value)
            return Self.ternary(
                Self.all(operators.indices.map { Self.compare(operators[$0], values[$0], values[$0 + 1]) }))
        case .and(let items):
            var result: Bool? = true
            for item in items {
                let next = try truth(try value(item))
                if next == false { return .boolean(false) }
                if next == nil { result = nil }
            }
            return Self.ternary(result)
        case .or(let items):
            var result: Bool? = false
            for item in items {
                let next = try truth(try value(item))
                if next == true { return .boolean(true) }
                if next == nil { result = nil }
            }
            return Self.ternary(result)
        case .isNull(let inner, let negated): return .boolean(try value(inner).isNull != negated)
        case .hasLabels(let inner, let labels):
            switch try value(inner) {
            case .null: return .null
            case .node(let id): return .boolean(try satisfies(labels, graph.nodes[Int(id.index)].labels, row))
            case .relationship(let id):
                return .boolean(try satisfies(labels, [graph.relationships[Int(id.index)].type], row))
            default: throw NaiveError.failure("labels of a value")
            }
        case .countStar: return .integer(Int64(group?.count ?? 0))
        case .call(let name, let distinct, let arguments):
            let called = name.text.lowercased()
            if let group, Self.aggregateNames.contains(called) {
                return try aggregate(called, distinct: distinct, arguments[0], group)
            }
            if called == "coalesce" {
                for argument in arguments {
                    let found = try value(argument)
                    if !found.isNull { return found }
                }
                return .null
            }
            return try call(called, try arguments.map(value))
        case .case_(let subject, let branches, let otherwise):
            let subject = try subject.map(value)
            for branch in branches {
                let condition = try value(branch.condition)
                let isChosen = try subject.map { $0.equals(condition) == true } ?? (truth(condition) == true)
                if isChosen { return try value(branch.result) }
            }
            return try otherwise.map(value) ?? .null
        default: return try nested(expression, row)
        }
    }

    /// Forms with variables of their own.
    private func nested(_ expression: Expression, _ row: NaiveRow) throws -> Value {
        switch expression.kind {
        case .listComprehension(let variable, let list, let predicate, let projection):
            guard let rows = try rows(for: variable, in: list, row) else { return .null }
            let kept = try rows.filter { row in try predicate.map { try isTrue($0, row) } ?? true }
            let element = projection ?? Expression(.variable(variable.text), variable.range)
            return .list(try kept.map { try evaluate(element, $0) })
        case .quantifier(let quantifier, let variable, let list, let predicate):
            guard let rows = try rows(for: variable, in: list, row) else { return .null }
            return Self.ternary(Self.quantify(quantifier, try rows.map { try truth(try evaluate(predicate, $0)) }))
        case .reduce(let accumulator, let initial, let variable, let list, let body):
            guard let rows = try rows(for: variable, in: list, row) else { return .null }
            return try rows.reduce(try evaluate(initial, row)) { sum, row in
                try evaluate(body, row.merging([accumulator.text: sum]) { $1 })
            }
        default: return try reading { try lookedUp(expression, row) }
        }
    }

    /// Forms that look through the graph.
    private func lookedUp(_ expression: Expression, _ row: NaiveRow) throws -> Value {
        switch expression.kind {
        case .pattern(let pattern): return .boolean(try !matches([pattern], predicate: nil, in: row).isEmpty)
        case .patternComprehension(let pattern, let predicate, let projection):
            return .list(try matches([pattern], predicate: predicate, in: row).map { try evaluate(projection, $0) })
        case .subquery(let kind, let subquery):
            let table =
                switch subquery {
                case .pattern(let patterns, let predicate):
                    NaiveTable(columns: [], rows: try matches(patterns, predicate: predicate, in: row))
                case .query(let query): try run(query, on: [row])
                }
            switch kind {
            case .exists: return .boolean(!table.rows.isEmpty)
            case .count: return .integer(Int64(table.rows.count))
            case .collect: return .list(table.rows.map { $0[table.columns?.first ?? ""] ?? .null })
            }
        default: throw NaiveError.unknown("\(expression.kind)")
        }
    }

    private func rows(for variable: Name, in list: Expression, _ row: NaiveRow) throws -> [NaiveRow]? {
        switch try evaluate(list, row) {
        case .null: return nil
        case .list(let values): return values.map { row.merging([variable.text: $0]) { $1 } }
        default: throw NaiveError.failure("not a list")
        }
    }

    func property(of value: Value, _ key: String) -> Value {
        switch value {
        case .node(let id): graph.nodes[Int(id.index)].properties[key] ?? .null
        case .relationship(let id): graph.relationships[Int(id.index)].properties[key] ?? .null
        case .map(let map): map[key] ?? .null
        default: .null
        }
    }

    private func element(of value: Value, at index: Value) throws -> Value {
        switch (value, index) {
        case (.null, _), (_, .null): return .null
        case (.list(let items), .integer(let index)):
            let position = index < 0 ? Int(index) + items.count : Int(index)
            return items.indices.contains(position) ? items[position] : .null
        case (_, .string(let key)): return property(of: value, key)
        default: throw NaiveError.failure("subscript")
        }
    }
}
