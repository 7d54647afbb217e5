import CypherSemantics
import CypherSyntax
import PropertyGraph

/// A query graph with everything numbered and resolved, as the search for an order needs it.
struct PatternGraph {
    var nodes: [Node] = []
    var edges: [Edge] = []
    var predicates: [Predicate] = []
    let query: QueryGraph
    /// Numbers of the predicates that read a node or an edge.
    private(set) var predicatesOfNode: [[Int]] = []
    private(set) var predicatesOfEdge: [[Int]] = []
    /// Pairs of slots of nodes that a predicate forces to be different, lower first.
    private(set) var separated: Set<SlotPair> = []
    /// Far ends of edges that nobody reads, by edge: their number alone matters.
    private(set) var countedEnds: [Int: Int] = [:]
    /// Node numbers by slot.
    private(set) var nodeNumbers: [Slot: Int] = [:]
    /// Edge numbers by the slots that they bind.
    private(set) var edgeNumbers: [Slot: Int] = [:]

    /// A pattern node.
    struct Node {
        var variable: Variable
        var labels: LabelExpression?
        /// The test its labels make; nil where only an expression can.
        var filter: LabelFilter?
        /// Labels that it certainly has.
        var known: [LabelID]
        /// The rarest label that it has or that the schema says it must have, for estimates.
        var estimated: LabelID?
        var isBound: Bool
        /// Nodes that fulfil what is asked of it alone, where some could be tried: for its degrees.
        var sample: Trial?
        /// Numbers of the edges at it.
        var edges: [Int] = []

        var slot: Slot { variable.id }
    }

    /// A connection between nodes.
    struct Edge {
        var from: Int
        var to: Int
        var connection: BoundConnection
        var clause: Int
        var types: ExpandTypes
        var direction: RelationshipPattern.Direction
        /// Slots that hold its relationships, one or a list.
        var relationships: [Slot]
        /// What conditions on a repeated relationship read: bound before the edge is followed.
        var needed = Needs()

        /// Whether it is one relationship that is not bound.
        var isPlain: Bool {
            if case .relationship(_, isBound: false) = connection.kind { return true }
            return false
        }

        /// The node at the other end.
        func other(_ node: Int) -> Int { node == from ? to : from }
    }

    /// What must be bound before an edge can be followed.
    struct Needs {
        var nodes = BitSet()
        var edges = BitSet()
        /// Slots of the input's rows are read.
        var input = false
    }

    /// A conjunct with what it needs.
    struct Predicate {
        var expression: BoundExpression
        var nodes: BitSet
        var edges: BitSet
        /// Reads a path, which is built last, or is different each time: tested at the end.
        var isLate: Bool
        var selectivity: Double
        /// Whether it follows from others.
        var isImplied = false
    }

    init(_ original: QueryGraph, context: PlanningContext) {
        var query = original
        query.absorbLabelPredicates()
        query.simplifyQuantified(in: context)
        self.query = query
        for node in query.nodes {
            var known = Self.knownLabels(node.labels, context: context)
            if node.isBound, let labels = context.labels[node.variable.id] { known += labels }
            nodeNumbers[node.variable.id] = nodes.count
            nodes.append(
                Node(
                    variable: node.variable, labels: node.labels, filter: context.filter(node.labels), known: known,
                    estimated: known.min { context.graph.count(label: $0) < context.graph.count(label: $1) },
                    isBound: node.isBound, sample: node.isBound ? context.samples[node.variable.id] : nil))
            if !node.isBound && !context.writes && !known.isEmpty { context.labels[node.variable.id] = known }
        }
        for connection in query.connections { addEdge(connection, context: context) }
        for index in edges.indices { edges[index].needed = needs(of: index) }
        for index in nodes.indices where nodes[index].estimated == nil {
            let slot = nodes[index].slot
            let label = inferredLabel(of: index, context: context) ?? context.inferredLabels[slot]
            nodes[index].estimated = label
            if !nodes[index].isBound, let label { context.inferredLabels[slot] = label }
        }
        predicatesOfNode = Array(repeating: [], count: nodes.count)
        predicatesOfEdge = Array(repeating: [], count: edges.count)
        let late = lateSlots
        for expression in query.predicates { addPredicate(expression, late: late, context: context) }
        for expression in query.implied {
            addPredicate(expression, late: late, context: context)
            predicates[predicates.count - 1].isImplied = true
            // What is kept of pairs is counted by the comparisons that it follows from.
            if predicates[predicates.count - 1].nodes.count > 1 { predicates[predicates.count - 1].selectivity = 1 }
        }
        if context.enabled(.countByDegree) { findCountedEnds(context: context) }
    }

    /// An end that has no other edge, of which neither node nor relationship is read or tested against others.
    private mutating func findCountedEnds(context: PlanningContext) {
        guard query.use.duplicates != .kept, var reads = query.use.reads else { return }
        for path in query.paths { reads.formUnion(path.computed.expression.reads) }
        for path in query.selected {
            reads.formUnion([path.from.id, path.to.id])
            for predicate in path.predicates { reads.formUnion(predicate.reads) }
            for connection in path.pattern.connections { reads.formUnion(connection.innerReads) }
        }
        for edge in edges { reads.formUnion(edge.connection.innerReads) }
        let uniqueness = RelationshipUniqueness(pattern: self, context: context)
        for (number, edge) in edges.enumerated() where edge.isPlain && edge.from != edge.to {
            guard !reads.contains(edge.relationships[0]),
                predicatesOfEdge[number].isEmpty,
                !edges.indices.contains(where: { $0 != number && uniqueness.mayBeEqual(number, $0) })
            else { continue }
            for end in [edge.to, edge.from] {
                let node = nodes[end]
                guard node.edges.count == 1, !node.isBound, node.filter != nil, !reads.contains(node.slot),
                    predicatesOfNode[end].isEmpty
                else { continue }
                countedEnds[number] = end
                break
            }
        }
    }

    /// Labels that stand in a conjunction.
    private static func knownLabels(_ labels: LabelExpression?, context: PlanningContext) -> [LabelID] {
        switch labels {
        case .label(let name): context.graph.findLabel(name.text).map { [$0] } ?? []
        case .and(let a, let b): knownLabels(a, context: context) + knownLabels(b, context: context)
        default: []
        }
    }

    private mutating func addEdge(_ item: QueryGraph.Connection, context: PlanningContext) {
        let connection = item.connection
        guard let from = nodeNumbers[connection.from.id], let to = nodeNumbers[connection.to.id] else { return }
        let number = edges.count
        var edge = Edge(
            from: from, to: to, connection: connection, clause: item.clause, types: .all, direction: .outgoing,
            relationships: [])
        switch connection.kind {
        case .relationship(let relationship, _), .variableLength(let relationship, _, _, _, _, _):
            edge.types = context.types(relationship.types)
            edge.direction = relationship.direction
            edge.relationships = [relationship.variable.id]
        case .quantified(let inner, let predicates, let first, let last, let minimum, let maximum, var groups):
            let innerSlots = inner.connections.compactMap(\.relationshipVariable)
            // Trail semantics need the lists of all inner relationships, named or not.
            for variable in innerSlots where !groups.contains(where: { $0.inner == variable }) {
                groups.append(
                    BoundConnection.Group(
                        inner: variable, outer: context.newVariable("relationships", type: .list(.relationship))))
            }
            edge.connection.kind = .quantified(
                inner, predicates: predicates, first: first, last: last, minimum: minimum, maximum: maximum,
                groups: groups)
            edge.relationships = groups.filter { innerSlots.contains($0.inner) }.map(\.outer.id)
        }
        edges.append(edge)
        for slot in edge.connection.produced { edgeNumbers[slot] = number }
        nodes[from].edges.append(number)
        if to != from { nodes[to].edges.append(number) }
    }

    private func needs(of number: Int) -> Needs {
        var needs = Needs()
        for slot in edges[number].connection.outerReads {
            if let node = nodeNumbers[slot] {
                needs.nodes.insert(node)
            } else if let edge = edgeNumbers[slot] {
                if edge != number { needs.edges.insert(edge) }
            } else {
                needs.input = true
            }
        }
        return needs
    }

    /// Slots that are known only when all connections are solved.
    private var lateSlots: SlotSet { query.selectedSlots.union(query.paths.map(\.variable.id)) }

    private mutating func addPredicate(_ expression: BoundExpression, late: SlotSet, context: PlanningContext) {
        var predicate = Predicate(
            expression: expression, nodes: BitSet(), edges: BitSet(), isLate: expression.isVolatile, selectivity: 1)
        for slot in expression.reads {
            if let number = nodeNumbers[slot] {
                predicate.nodes.insert(number)
                predicatesOfNode[number].append(predicates.count)
            } else if let number = edgeNumbers[slot] {
                predicate.edges.insert(number)
                predicatesOfEdge[number].append(predicates.count)
            } else if late.contains(slot) {
                predicate.isLate = true
            }
        }
        let model = CostModel(context: context)
        if let trial = model.trial(expression, label: { label(ofSlot: $0) }) {
            predicate.selectivity = trial.share
            note(trial, of: expression, context: context)
        } else {
            predicate.selectivity = model.selectivity(of: expression) { label(ofSlot: $0) }
        }
        predicates.append(predicate)
        if let pair = expression.separatedSlots { separated.insert(pair) }
    }

    /// Keeps the nodes that the most selective predicate finds.
    private mutating func note(_ trial: Trial, of expression: BoundExpression, context: PlanningContext) {
        guard !trial.hits.isEmpty, let slot = expression.reads.first, let number = nodeNumbers[slot],
            nodes[number].sample.map({ trial.share < $0.share }) ?? true
        else { return }
        nodes[number].sample = trial
        if !nodes[number].isBound { context.samples[slot] = trial }
    }

    private func label(ofSlot slot: Slot) -> LabelID? { nodeNumbers[slot].flatMap { nodes[$0].estimated } }

    /// Numbers of the equalities that read a node.
    func equalities(of node: Int) -> [Int] {
        predicatesOfNode[node].filter {
            if case .compare(.equal, _, _) = predicates[$0].expression.kind { return true }
            return false
        }
    }

    /// A label that every end of one of the node's relationships has, by the counts.
    private func inferredLabel(of node: Int, context: PlanningContext) -> LabelID? {
        guard context.trustsCounts else { return nil }
        for number in nodes[node].edges {
            let edge = edges[number]
            guard edge.isPlain, edge.direction != .undirected, case .types(let types) = edge.types, !types.isEmpty
            else { continue }
            let isSource = (edge.direction == .outgoing) == (edge.from == node)
            for index in 0..<UInt32(context.graph.labelCount) {
                let label = LabelID(index)
                let isCertain = types.allSatisfy {
                    let total = context.graph.count(type: $0)
                    return total > 0
                        && total
                            == (isSource
                                ? context.graph.count(source: label, type: $0, target: nil)
                                : context.graph.count(source: nil, type: $0, target: label))
                }
                if isCertain { return label }
            }
        }
        return nil
    }
}
