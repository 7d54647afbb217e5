import CypherSyntax
import PropertyGraph

/// Operators, three-valued logic and functions.
extension NaiveEvaluator {
    func isTrue(_ expression: Expression, _ row: NaiveRow) throws -> Bool {
        try truth(try evaluate(expression, row)) == true
    }

    func truth(_ value: Value) throws -> Bool? {
        switch value {
        case .null: return nil
        case .boolean(let truth): return truth
        default: throw NaiveError.failure("not a boolean")
        }
    }

    static func ternary(_ truth: Bool?) -> Value { truth.map(Value.boolean) ?? .null }

    static func all(_ items: [Bool?]) -> Bool? { items.contains(false) ? false : items.contains(nil) ? nil : true }

    static func quantify(_ quantifier: Expression.Quantifier, _ items: [Bool?]) -> Bool? {
        switch quantifier {
        case .all: return all(items)
        case .any: return items.contains(true) ? true : items.contains(nil) ? nil : false
        case .none: return items.contains(true) ? false : items.contains(nil) ? nil : true
        case .single:
            let count = items.filter { $0 == true }.count
            return count > 1 ? false : items.contains(nil) ? nil : count == 1
        }
    }

    static func compare(_ operation: Expression.ComparisonOperator, _ a: Value, _ b: Value) -> Bool? {
        switch operation {
        case .equal: return a.equals(b)
        case .notEqual: return a.equals(b).map(!)
        default:
            guard let order = a.compare(b) else { return nil }
            switch (operation, order) {
            case (_, .unordered): return false
            case (.less, .less), (.lessOrEqual, .less), (.lessOrEqual, .equal): return true
            case (.greater, .greater), (.greaterOrEqual, .greater), (.greaterOrEqual, .equal): return true
            default: return false
            }
        }
    }

    func binary(_ operation: Expression.BinaryOperator, _ a: Value, _ b: Value) throws -> Value {
        switch operation {
        case .xor:
            guard let a = try truth(a), let b = try truth(b) else { return .null }
            return .boolean(a != b)
        case .in_:
            if b.isNull { return .null }
            guard case .list(let items) = b else { throw NaiveError.failure("IN") }
            return Self.ternary(Self.quantify(.any, items.map { a.equals($0) }))
        case .startsWith, .endsWith, .contains:
            guard case .string(let text) = a, case .string(let part) = b else { return .null }
            let (whole, piece) = (Array(text.unicodeScalars), Array(part.unicodeScalars))
            switch operation {
            case .startsWith: return .boolean(whole.starts(with: piece))
            case .endsWith: return .boolean(whole.reversed().starts(with: piece.reversed()))
            default: return .boolean((0...whole.count).contains { whole[$0...].starts(with: piece) })
            }
        default: return try arithmetic(operation, a, b)
        }
    }

    func arithmetic(_ operation: Expression.BinaryOperator, _ a: Value, _ b: Value) throws -> Value {
        switch (a, b) {
        case (.null, _), (_, .null): return .null
        case (.list(let x), .list(let y)) where operation == .add: return .list(x + y)
        case (.list(let x), _) where operation == .add: return .list(x + [b])
        case (_, .list(let y)) where operation == .add: return .list([a] + y)
        case (.string(let x), .string(let y)) where operation == .add: return .string(x + y)
        case (.string(let x), .integer(let y)) where operation == .add: return .string("\(x)\(y)")
        case (.integer(let x), .string(let y)) where operation == .add: return .string("\(x)\(y)")
        case (.string(let x), .float) where operation == .add: return .string(x + b.literal(in: Graph()))
        case (.float, .string(let y)) where operation == .add: return .string(a.literal(in: Graph()) + y)
        case (.integer(let x), .integer(let y)) where operation != .power:
            let result: (partialValue: Int64, overflow: Bool)
            switch operation {
            case .add: result = x.addingReportingOverflow(y)
            case .subtract: result = x.subtractingReportingOverflow(y)
            case .multiply: result = x.multipliedReportingOverflow(by: y)
            case .divide: result = x.dividedReportingOverflow(by: y)
            case .modulo: result = x.remainderReportingOverflow(dividingBy: y)
            default: throw NaiveError.unknown("\(operation)")
            }
            if result.overflow { throw NaiveError.failure("overflow or division by zero") }
            return .integer(result.partialValue)
        default:
            guard let x = Self.number(a), let y = Self.number(b) else { throw NaiveError.failure("\(operation)") }
            switch operation {
            case .add: return .float(x + y)
            case .subtract: return .float(x - y)
            case .multiply: return .float(x * y)
            case .divide: return .float(x / y)
            case .modulo: return .float(x.truncatingRemainder(dividingBy: y))
            default: throw NaiveError.unknown("\(operation)")
            }
        }
    }

    static func number(_ value: Value) -> Double? {
        switch value {
        case .integer(let number): Double(number)
        case .float(let number): number
        default: nil
        }
    }

    func call(_ name: String, _ arguments: [Value]) throws -> Value {
        if arguments.contains(where: \.isNull) { return .null }
        switch (name, arguments[0]) {
        case ("size", .list(let items)): return .integer(Int64(items.count))
        case ("size", .string(let text)): return .integer(Int64(text.unicodeScalars.count))
        case ("head", .list(let items)): return items.first ?? .null
        case ("last", .list(let items)): return items.last ?? .null
        case ("tail", .list(let items)): return .list(Array(items.dropFirst()))
        case ("reverse", .list(let items)): return .list(items.reversed())
        case ("labels", .node(let id)): return .list(node(id).labels.sorted().map { .string($0) })
        case ("keys", .node(let id)): return .list(node(id).properties.keys.sorted().map { .string($0) })
        case ("properties", .node(let id)): return .map(MapValue(node(id).properties.map { ($0.key, $0.value) }))
        case ("type", .relationship(let id)): return .string(relationship(id).type)
        case ("startnode", .relationship(let id)): return .node(NodeID(UInt32(relationship(id).source)))
        case ("endnode", .relationship(let id)): return .node(NodeID(UInt32(relationship(id).target)))
        case ("length", .path(let path)): return .integer(Int64(path.relationships.count))
        case ("nodes", .path(let path)): return .list(path.nodes.map(Value.node))
        case ("relationships", .path(let path)): return .list(path.relationships.map(Value.relationship))
        case ("abs", .integer(let number)): return .integer(abs(number))
        case ("abs", .float(let number)): return .float(abs(number))
        case ("toupper", .string(let text)): return .string(text.uppercased())
        case ("tostring", .integer(let number)): return .string("\(number)")
        case ("tostring", .boolean(let truth)): return .string("\(truth)")
        case ("tostring", .string): return arguments[0]
        case ("tointeger", .integer): return arguments[0]
        case ("range", .integer(let lower)):
            guard arguments.count == 2, case .integer(let upper) = arguments[1] else { break }
            return .list(lower > upper ? [] : (lower...upper).map(Value.integer))
        default: break
        }
        throw NaiveError.failure("function \(name)")
    }

    private func node(_ id: NodeID) -> ModelGraph.Node { graph.nodes[Int(id.index)] }
    private func relationship(_ id: RelationshipID) -> ModelGraph.Relationship { graph.relationships[Int(id.index)] }
}
