import CypherRuntime
import CypherSemantics
import CypherSyntax
import PropertyGraph

/// What is known of the kinds of expressions before a query runs.
struct KindFacts {
    /// Nil where properties may change.
    let graph: Graph?
    let parameters: [String: Value]

    /// The kinds that an expression may have; nil where they are not known.
    func kinds(of expression: BoundExpression) -> ValueKinds? {
        switch expression.kind {
        case .parameter(let name): return parameters[name].map { ValueKinds($0) }
        case .property(let base, let key): return kinds(of: base, key: key)
        default: return ValueKinds(expression.type)
        }
    }

    /// The first operand of a test of texts that cannot be a text, and what it is: a temporal value, a number or a truth value.
    func operandThatIsNoText(_ operands: BoundExpression...) -> (BoundExpression, ValueKinds)? {
        for operand in operands {
            guard let kinds = kinds(of: operand), !kinds.isEmpty else { continue }
            if kinds.isSubset(of: [.temporal, .number, .boolean]) { return (operand, kinds) }
        }
        return nil
    }

    /// The kinds of the elements of a list.
    func kinds(ofElementsOf expression: BoundExpression) -> ValueKinds? {
        switch expression.kind {
        case .list(let elements):
            var all: ValueKinds = []
            for element in elements {
                guard let kinds = kinds(of: element) else { return nil }
                all.formUnion(kinds)
            }
            return all
        case .constants(let list): return kinds(of: list)
        case .parameter(let name):
            guard case .list(let elements)? = parameters[name] else { return nil }
            return elements.reduce(into: []) { $0.formUnion(ValueKinds($1)) }
        default:
            guard case .list(let element) = expression.type else { return nil }
            return ValueKinds(element)
        }
    }

    private func kinds(of list: ConstantList) -> ValueKinds? {
        var all: ValueKinds = []
        for element in list.elements {
            switch element {
            case .null: return nil
            case .boolean: all.formUnion(.boolean)
            case .integer, .float: all.formUnion(.number)
            case .string: all.formUnion(.string)
            case .list, .map: all.formUnion(.other)
            }
        }
        return all
    }

    private func kinds(of base: BoundExpression, key: String) -> ValueKinds? {
        if case .parameter(let name) = base.kind, case .map(let map)? = parameters[name] {
            return map[key].map { ValueKinds($0) }
        }
        guard let graph, let id = graph.findKey(key) else { return nil }
        switch base.type {
        case .node: return graph.kinds(ofNodeProperty: id)
        case .relationship: return graph.kinds(ofRelationshipProperty: id)
        default: return nil
        }
    }
}

extension ValueKinds {
    /// The kind of a static type; nil where the type leaves it open.
    fileprivate init?(_ type: CypherType) {
        switch type {
        case .any, .null: return nil
        case .boolean: self = .boolean
        case .integer, .float, .number: self = .number
        case .string: self = .string
        case .date: self = .date
        case .localTime: self = .localTime
        case .time: self = .time
        case .localDateTime: self = .localDateTime
        case .dateTime: self = .dateTime
        case .duration: self = .duration
        case .point: self = .point
        case .list, .map, .node, .relationship, .path: self = .other
        }
    }
}
