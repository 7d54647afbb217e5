import CypherSemantics

extension Effects {
    /// What an expression reads, its operands and subqueries included.
    mutating func add(_ expression: BoundExpression) {
        addOwn(expression)
        expression.forEachChild { add($0) }
    }

    /// What an expression reads, without its operands.
    mutating func addOwn(_ expression: BoundExpression) {
        switch expression.kind {
        case .property(_, let key): keys.names.insert(key)
        case .subscript_(let operand, _):
            if case .list = operand.type {} else { keys.all = true }
        case .mapWithAll: keys.all = true
        case .hasLabels(_, let labels): labelTests.addTested(labels)
        case .call(let name, _): addCall(name.lowercased())
        case .subquery(_, let subquery): add(subquery.query)
        case .null, .boolean, .integer, .float, .string, .constants, .parameter, .variable, .list, .map, .slice, .not,
            .negate, .and, .or, .xor, .compare, .binary, .isNull, .isTyped, .case_, .listComprehension, .quantifier,
            .reduce, .path:
            break
        }
    }

    /// What a function reads. One in a namespace of its own may look through the graph, but for those of values alone.
    private mutating func addCall(_ name: String) {
        switch name {
        case "labels", "hasAllLabels", "hasAnyLabel": labelTests.all = true
        case "properties", "keys": keys.all = true
        default:
            guard let dot = name.firstIndex(of: "."), !Self.namespacesOfValues.contains(String(name[..<dot])) else {
                return
            }
            readEverything()
        }
    }

    private static let namespacesOfValues: Set<String> = [
        "date", "time", "localtime", "datetime", "localdatetime", "duration", "text", "coll",
    ]
}
