public import CypherSemantics
import CypherSyntax

/// Gathers what an expression reads. Ids are unique in a statement, so what is bound inside is taken away at the end.
struct VariableCollector {
    private(set) var mentioned: SlotSet = []
    private(set) var bound: SlotSet = []
    private(set) var subqueries: [BoundSubquery] = []

    /// The slots of the row that were read.
    var read: SlotSet { bound.isEmpty ? mentioned : mentioned.subtracting(bound) }

    mutating func visit(_ expression: BoundExpression?) {
        guard let expression else { return }
        switch expression.kind {
        case .variable(let variable): mentioned.insert(variable.id)
        case .listComprehension(let variable, _, _, _), .quantifier(_, let variable, _, _): bound.insert(variable.id)
        case .reduce(let accumulator, _, let variable, _, _):
            bound.insert(accumulator.id)
            bound.insert(variable.id)
        case .subquery(_, let subquery):
            subqueries.append(subquery)
            for variable in subquery.imports { mentioned.insert(variable.id) }
        case .path(let steps):
            for step in steps {
                switch step {
                case .node(let variable), .relationship(let variable), .relationships(let variable):
                    mentioned.insert(variable.id)
                case .group(let variables): for variable in variables { mentioned.insert(variable.id) }
                }
            }
        default: break
        }
        expression.forEachChild { visit($0) }
    }
}

extension BoundExpression {
    /// The slots of the row that it reads.
    public var reads: SlotSet {
        if case .variable(let variable) = kind { return [variable.id] }
        var collector = VariableCollector()
        collector.visit(self)
        return collector.read
    }

    /// Whether it holds a subquery.
    public var hasSubquery: Bool {
        var collector = VariableCollector()
        collector.visit(self)
        return !collector.subqueries.isEmpty
    }

    /// Whether it is the same in every row of a run: no variables and nothing volatile.
    public var isConstant: Bool { reads.isEmpty && !isVolatile && !hasSubquery }

    /// Whether two evaluations may differ.
    var isVolatile: Bool {
        if case .call(let name, _) = kind, Self.volatileFunctions.contains(name.lowercased()) { return true }
        var found = false
        forEachChild { if !found { found = $0.isVolatile } }
        return found
    }

    private static let volatileFunctions: Set<String> = ["rand", "randomuuid", "timestamp"]

    /// The operands of a conjunction, however nested; the expression itself where it is none.
    public var conjuncts: [BoundExpression] {
        guard case .and(let operands) = kind else { return [self] }
        return operands.flatMap(\.conjuncts)
    }

    /// The variable, where it is one.
    var variable: Variable? {
        if case .variable(let variable) = kind { return variable }
        return nil
    }

    /// An expression that reads a variable.
    static func read(_ variable: Variable) -> BoundExpression {
        BoundExpression(.variable(variable), type: variable.type, range: SourceRange(0, 0))
    }
}
