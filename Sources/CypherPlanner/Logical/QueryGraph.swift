public import CypherSemantics
import CypherSyntax

/// The pattern of one or more MATCH clauses as a graph of nodes, connections and predicates, without an order.
public struct QueryGraph: Sendable {
    /// Each pattern node once.
    public var nodes: [BoundNode]
    /// What joins them.
    public var connections: [Connection]
    /// Conjuncts; each is tested as soon as its variables are known.
    public var predicates: [BoundExpression]
    /// Comparisons that follow from the conjuncts: they need not be tested, but may help to find the rest.
    public var implied: [BoundExpression] = []
    /// Paths with a selector.
    public var selected: [BoundSelectedPath]
    /// Named paths, built at the end.
    public var paths: [BoundPath]
    /// How many MATCH clauses were merged.
    public var clauses: Int
    /// Whether a clause before it writes: then the rows that it starts from come first, however many there are.
    public var followsWrites = false
    /// What becomes of the rows.
    public var use = RowUse()

    /// A connection of the pattern and the MATCH clause that it stands in: relationships of one clause differ.
    public struct Connection: Sendable {
        /// As bound.
        public var connection: BoundConnection
        /// Index of the clause.
        public var clause: Int
    }

    /// The graph of one clause.
    public init(_ match: BoundMatch) {
        nodes = match.pattern.nodes
        // Where relationships may be met again, each stands in a clause of its own.
        let repeats = match.pattern.repeats
        connections = match.pattern.connections.enumerated().map {
            Connection(connection: $1, clause: repeats ? $0 : 0)
        }
        predicates = match.predicates.flatMap(\.conjuncts)
        selected = match.pattern.selected
        paths = match.pattern.paths
        clauses = repeats ? max(1, connections.count) : 1
        addEndsOfSelectedPaths()
    }

    /// Ends of selected paths are nodes of the graph, so that they are found before the path is searched.
    private mutating func addEndsOfSelectedPaths() {
        guard !selected.isEmpty else { return }
        var places = self.places
        for path in selected {
            for node in path.pattern.nodes where node.variable == path.from || node.variable == path.to {
                add(node, &places)
            }
        }
    }

    /// Where the nodes stand.
    private var places: [Variable: Int] {
        Dictionary(zip(nodes.map(\.variable), nodes.indices)) { first, _ in first }
    }

    /// Adds a node, or its labels where it stands there already.
    private mutating func add(_ node: BoundNode, _ places: inout [Variable: Int]) {
        if let index = places[node.variable] {
            nodes[index].labels = .both(nodes[index].labels, node.labels)
        } else {
            places[node.variable] = nodes.count
            nodes.append(node)
        }
    }

    /// Adds the pattern of a later MATCH that reads this one's variables.
    mutating func merge(_ other: QueryGraph) {
        var places = self.places
        for node in other.nodes { add(node, &places) }
        for connection in other.connections {
            connections.append(Connection(connection: connection.connection, clause: connection.clause + clauses))
        }
        predicates += other.predicates
        selected += other.selected
        paths += other.paths
        clauses += other.clauses
        followsWrites = followsWrites || other.followsWrites
    }

    /// `WHERE n:Label` is as good as `(n:Label)`.
    mutating func absorbLabelPredicates() {
        let places = self.places
        predicates.removeAll { predicate in
            guard case .hasLabels(let operand, let labels) = predicate.kind, let variable = operand.variable,
                let index = places[variable]
            else { return false }
            nodes[index].labels = .both(nodes[index].labels, labels)
            return true
        }
    }

    /// Slots that selected paths bind. A later clause's test of them comes after the choice of the paths, so it is not
    /// the same as one in this pattern's WHERE.
    var selectedSlots: SlotSet {
        var slots = SlotSet()
        for path in selected {
            if let variable = path.path?.variable { slots.insert(variable.id) }
            for connection in path.pattern.connections { slots.formUnion(connection.produced) }
            for node in path.pattern.nodes where !node.isBound { slots.insert(node.variable.id) }
        }
        return slots
    }

    /// Every slot that matching binds: nodes, relationships, lists and paths, those bound before excluded.
    var produced: SlotSet {
        var slots = SlotSet()
        for node in nodes where !node.isBound { slots.insert(node.variable.id) }
        for connection in connections { slots.formUnion(connection.connection.produced) }
        for path in paths { slots.insert(path.variable.id) }
        return slots.union(selectedSlots)
    }
}

extension BoundConnection {
    /// The slots of relationships and lists that it binds.
    var produced: [Slot] {
        switch kind {
        case .relationship(let relationship, let isBound): isBound ? [] : [relationship.variable.id]
        case .variableLength(let relationship, _, _, _, _, let isBound): isBound ? [] : [relationship.variable.id]
        case .quantified(_, _, _, _, _, _, let groups): groups.map(\.outer.id)
        }
    }
}

extension LabelExpression {
    /// Both, where both are written.
    static func both(_ a: LabelExpression?, _ b: LabelExpression?) -> LabelExpression? {
        guard let a else { return b }
        guard let b, a != b else { return a }
        return .and(a, b)
    }
}
