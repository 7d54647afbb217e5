/// One path of a pattern: `name = SELECTOR (a)-[r]->(b) …`.
public struct PathPattern: Hashable, Sendable {
    /// The path variable.
    public var variable: Name?
    /// `ANY SHORTEST`, `shortestPath(…)`, …
    public var selector: PathSelector
    /// `TRAIL`, `ACYCLIC`, …; nil where none is written.
    public var mode: PathMode?
    /// Nodes and what lies between them, in order of writing. Never empty; begins and ends with a node or a
    /// quantified group, and a relationship always stands between two nodes.
    public var elements: [PatternElement]
    /// The path variable inside parentheses: `SHORTEST 1 (p = (a)-->+(b) WHERE …)`.
    public var innerVariable: Name?
    /// The WHERE inside parentheses: paths that do not fulfil it are none to choose from.
    public var predicate: Expression?
    /// Where it stands.
    public var range: SourceRange

    /// Makes a path pattern.
    public init(
        variable: Name? = nil, selector: PathSelector = .all, mode: PathMode? = nil, elements: [PatternElement],
        innerVariable: Name? = nil, predicate: Expression? = nil, range: SourceRange
    ) {
        self.variable = variable
        self.selector = selector
        self.mode = mode
        self.elements = elements
        self.innerVariable = innerVariable
        self.predicate = predicate
        self.range = range
    }

    /// Whether a node or relationship of it has a name, which may be one from before.
    public func names(_ name: String) -> Bool { elements.contains { $0.names(name) } }

    /// Equality without regard to places.
    public static func == (a: PathPattern, b: PathPattern) -> Bool {
        a.variable == b.variable && a.selector == b.selector && a.mode == b.mode && a.elements == b.elements
            && a.innerVariable == b.innerVariable && a.predicate == b.predicate
    }

    /// Hashes what equality compares.
    public func hash(into hasher: inout Hasher) {
        hasher.combine(variable)
        hasher.combine(elements)
    }
}

/// Which of the matching paths are wanted.
public enum PathSelector: Hashable, Sendable {
    /// Every path.
    case all
    /// `shortestPath((a)-[…]-(b))`, Cypher's own form.
    case shortestPath
    /// `allShortestPaths(…)`
    case allShortestPaths
    /// `ANY` / `ANY k`
    case any(PathCount)
    /// `ANY SHORTEST` is `shortest(1)`; `SHORTEST k`.
    case shortest(PathCount)
    /// `ALL SHORTEST`
    case allShortest
    /// `SHORTEST k GROUPS`
    case shortestGroups(PathCount)

    /// How many paths or groups of paths it names.
    public var count: PathCount? {
        switch self {
        case .any(let count), .shortest(let count), .shortestGroups(let count): count
        case .all, .shortestPath, .allShortestPaths, .allShortest: nil
        }
    }
}

/// How many paths a selector wants.
public enum PathCount: Hashable, Sendable, ExpressibleByIntegerLiteral, CustomStringConvertible {
    case number(Int)
    /// `SHORTEST $k`
    case parameter(Name)

    /// A number that is written.
    public init(integerLiteral value: Int) { self = .number(value) }

    /// As it is written, where the name of a parameter needs no quotes.
    public var description: String {
        switch self {
        case .number(let number): "\(number)"
        case .parameter(let name): "$\(name.text)"
        }
    }
}

/// What a path may meet again (GQL).
public enum PathMode: String, Hashable, Sendable, CaseIterable {
    /// Anything.
    case walk
    /// No relationship.
    case trail
    /// No node.
    case acyclic
    /// No node, but that the last may be the first.
    case simple
}

/// A part of a path pattern.
public enum PatternElement: Hashable, Sendable {
    case node(NodePattern)
    case relationship(RelationshipPattern)
    /// `((a)-[:R]->(b) WHERE p){1,4}`
    case quantified(QuantifiedPattern)

    fileprivate func names(_ name: String) -> Bool {
        switch self {
        case .node(let pattern): pattern.variable?.text == name
        case .relationship(let pattern): pattern.variable?.text == name
        case .quantified(let pattern): pattern.elements.contains { $0.names(name) }
        }
    }
}

/// `(n:Label {key: value} WHERE predicate)`
public struct NodePattern: Hashable, Sendable {
    /// The node variable.
    public var variable: Name?
    /// Its labels.
    public var labels: LabelExpression?
    /// A map or a parameter.
    public var properties: Expression?
    /// The inline WHERE.
    public var predicate: Expression?
    /// Where it stands.
    public var range: SourceRange

    /// Equality without regard to places.
    public static func == (a: NodePattern, b: NodePattern) -> Bool {
        a.variable == b.variable && a.labels == b.labels && a.properties == b.properties && a.predicate == b.predicate
    }

    /// Hashes what equality compares.
    public func hash(into hasher: inout Hasher) {
        hasher.combine(variable)
        hasher.combine(labels)
        hasher.combine(properties)
    }
}

/// `-[r:TYPE *1..3 {key: value} WHERE predicate]->`
public struct RelationshipPattern: Hashable, Sendable {
    /// The relationship variable.
    public var variable: Name?
    /// Its types.
    public var types: LabelExpression?
    /// A map or a parameter.
    public var properties: Expression?
    /// The inline WHERE.
    public var predicate: Expression?
    /// The arrow.
    public var direction: Direction
    /// `*`, `*2`, `*1..3`: variable length, bound to a list of relationships. A quantifier after the arrow
    /// (`-[r]->+`, `->{1,3}`) stands here too.
    public var length: Length?
    /// Where it stands.
    public var range: SourceRange

    /// Which way the relationship points, seen from left to right.
    public enum Direction: Hashable, Sendable { case outgoing, incoming, undirected }

    /// Bounds of a variable length; `nil` where none is written.
    public struct Length: Hashable, Sendable {
        /// At least.
        public var minimum: Int?
        /// At most.
        public var maximum: Int?
        /// Written as a GQL quantifier (`+`, `*`, `{m,n}`) after the arrow.
        public var isQuantifier: Bool
        /// Makes bounds.
        public init(minimum: Int?, maximum: Int?, isQuantifier: Bool = false) {
            self.minimum = minimum
            self.maximum = maximum
            self.isQuantifier = isQuantifier
        }
    }

    /// Equality without regard to places.
    public static func == (a: RelationshipPattern, b: RelationshipPattern) -> Bool {
        a.variable == b.variable && a.types == b.types && a.properties == b.properties && a.predicate == b.predicate
            && a.direction == b.direction && a.length == b.length
    }

    /// Hashes what equality compares.
    public func hash(into hasher: inout Hasher) {
        hasher.combine(variable)
        hasher.combine(types)
        hasher.combine(direction)
    }
}

/// A parenthesised path with a quantifier (GQL): its variables are lists outside it.
public struct QuantifiedPattern: Hashable, Sendable {
    /// The inner path: nodes and relationships, beginning and ending with a node.
    public var elements: [PatternElement]
    /// The inner WHERE.
    public var predicate: Expression?
    /// At least; 0 for `*`, 1 for `+`.
    public var minimum: Int
    /// At most; `nil` where unbounded.
    public var maximum: Int?
    /// Where it stands.
    public var range: SourceRange

    /// Equality without regard to places.
    public static func == (a: QuantifiedPattern, b: QuantifiedPattern) -> Bool {
        a.elements == b.elements && a.predicate == b.predicate && a.minimum == b.minimum && a.maximum == b.maximum
    }

    /// Hashes what equality compares.
    public func hash(into hasher: inout Hasher) {
        hasher.combine(elements)
        hasher.combine(minimum)
        hasher.combine(maximum)
    }
}
