import CypherSemantics
import CypherSyntax
import PropertyGraph

/// What every part of the planner needs while it plans one statement.
final class PlanningContext {
    let graph: Graph
    let options: PlannerOptions
    /// Whether the statement has an updating clause: what the graph has now may change before it is read.
    let writes: Bool
    /// Asked whether to go on.
    let watch: CompilationWatch
    private(set) var slotCount: Int
    private(set) var slotNames: [String]
    /// Labels of the nodes in slots, as the patterns that bind them ask; later patterns may rely on them.
    var labels: [Slot: [LabelID]] = [:]
    /// Nodes that may be in slots, by trial, for estimates.
    var samples: [Slot: Trial] = [:]
    /// Labels that nodes in slots have by the counts, for estimates.
    var inferredLabels: [Slot: LabelID] = [:]
    /// Chooses instead of the costs, where the options ask for it.
    var chance: SplitMix64?

    init(graph: Graph, options: PlannerOptions, writes: Bool, variableCount: Int, watch: CompilationWatch) {
        self.watch = watch
        self.graph = graph
        self.options = options
        self.writes = writes
        chance = options.chanceSeed.map { SplitMix64(seed: $0) }
        slotCount = variableCount
        slotNames = Array(repeating: "", count: variableCount)
    }

    /// Whether a rule is on.
    func enabled(_ rule: OptimizerRule) -> Bool {
        options.disabledRules.isEmpty || !options.disabledRules.contains(rule.rawValue)
    }

    /// Whether what the counts say of the graph holds while the statement runs.
    var trustsCounts: Bool { !writes && graph.hasExactEndCounts }

    /// A variable that the query does not have.
    func newVariable(_ name: String, type: CypherType = .any) -> Variable {
        let variable = Variable(id: slotCount, name: "  " + name, type: type)
        slotCount += 1
        slotNames.append(name)
        return variable
    }

    /// Remembers the name of a slot, for EXPLAIN.
    func note(_ variable: Variable) {
        if variable.id < slotNames.count { slotNames[variable.id] = variable.isAnonymous ? "" : variable.name }
    }

    // MARK: Names of the graph

    /// The test that a label expression makes, or nil where only an expression can make it.
    func filter(_ labels: LabelExpression?) -> LabelFilter? {
        guard let labels else { return .any }
        switch labels {
        case .label(let name): return graph.findLabel(name.text).map(LabelFilter.label) ?? LabelFilter.none
        case .wildcard, .computed: return nil
        case .not(let operand): return filter(operand).map(LabelFilter.not)
        case .and(let a, let b):
            guard let a = filter(a), let b = filter(b) else { return nil }
            return .and([a, b])
        case .or(let a, let b):
            guard let a = filter(a), let b = filter(b) else { return nil }
            return .or([a, b])
        }
    }

    /// The types that a type expression allows.
    func types(_ expression: LabelExpression?) -> ExpandTypes {
        guard let expression, expression != .wildcard else { return .all }
        var listed: [TypeID] = []
        if collectTypes(expression, into: &listed) { return .types(listed) }
        return .types(
            (0..<UInt32(graph.typeCount)).map { TypeID($0) }.filter {
                Self.allows(expression, type: graph.name(of: $0))
            })
    }

    private func collectTypes(_ expression: LabelExpression, into types: inout [TypeID]) -> Bool {
        switch expression {
        case .label(let name):
            if let type = graph.findType(name.text), !types.contains(type) { types.append(type) }
            return true
        case .or(let a, let b): return collectTypes(a, into: &types) && collectTypes(b, into: &types)
        default: return false
        }
    }

    private static func allows(_ expression: LabelExpression, type: String) -> Bool {
        switch expression {
        case .label(let name): name.text == type
        case .wildcard, .computed: true
        case .not(let operand): !allows(operand, type: type)
        case .and(let a, let b): allows(a, type: type) && allows(b, type: type)
        case .or(let a, let b): allows(a, type: type) || allows(b, type: type)
        }
    }
}

extension ExpandTypes {
    /// Whether one relationship may be of both.
    func overlaps(_ other: ExpandTypes) -> Bool {
        switch (self, other) {
        case (.all, .all): true
        case (.all, .types(let types)), (.types(let types), .all): !types.isEmpty
        case (.types(let a), .types(let b)): a.contains { b.contains($0) }
        }
    }
}

extension RelationshipPattern.Direction {
    /// Seen from the left node, or from the right where `reversed`.
    func expansion(reversed: Bool) -> ExpandDirection {
        switch self {
        case .undirected: .both
        case .outgoing: reversed ? .incoming : .outgoing
        case .incoming: reversed ? .outgoing : .incoming
        }
    }
}
