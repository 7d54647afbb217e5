import CypherSyntax

/// A pattern while it is bound: first every element is declared, then the expressions in it are bound, so that they
/// see all of the pattern's variables.
final class PatternBuilder {
    /// Variables with smaller ids were bound before the pattern.
    let baseline: Int
    /// Whether names that are not bound yet are declared; else they are errors (a pattern used as a predicate).
    let declares: Bool
    /// REPEATABLE ELEMENTS: relationships of the pattern may be the same.
    let repeats: Bool
    private(set) var nodes: [BoundNode] = []
    private var nodePlaces: [Variable: Int] = [:]
    var connections: [BoundConnection] = []
    var paths: [BoundPath] = []
    var selected: [BoundSelectedPath] = []
    /// Labels that the pattern asks of its nodes.
    var labels: [Variable: [Name]] = [:]
    /// Expressions of the pattern that are still to be bound.
    var pending: [Pending] = []
    /// Conditions on whole paths, still to be bound.
    var conditions: [Expression] = []
    /// Relationships whose names are declared, but whose right node is being declared first.
    var announced: Set<Variable> = []
    /// Bound property maps and inline WHEREs.
    var predicates: [BoundExpression] = []

    /// An expression inside the pattern.
    struct Pending {
        /// What it says something about.
        var subject: Variable
        /// A property map.
        var properties: Expression?
        /// An inline WHERE.
        var predicate: Expression?
        /// Labels or types whose names are computed.
        var labels: LabelExpression?
        /// The name by which the subject is known in `predicate`, where that differs from the scope's.
        var nameInside: String?
        /// Variables from this id on are declared behind it in the pattern.
        var laterFrom: Int?
        /// Whether it belongs to a connection (its index) rather than to the whole pattern.
        var connection: Int?
    }

    init(baseline: Int, declares: Bool = true, repeats: Bool = false) {
        self.baseline = baseline
        self.declares = declares
        self.repeats = repeats
    }

    /// Whether a variable was bound before the pattern.
    func isBound(_ variable: Variable) -> Bool { variable.id < baseline }

    /// Adds a node, or its labels where it stands in the pattern already.
    func addNode(_ variable: Variable, labels: LabelExpression?, isBound: Bool) {
        guard let place = nodePlaces[variable] else {
            nodePlaces[variable] = nodes.count
            nodes.append(BoundNode(variable: variable, labels: labels, isBound: isBound))
            return
        }
        guard let labels else { return }
        nodes[place].labels = nodes[place].labels.map { .and($0, labels) } ?? labels
    }

    var pattern: BoundPattern {
        BoundPattern(
            nodes: nodes, connections: connections.map { $0.repeating(repeats) }, paths: paths, selected: selected,
            repeats: repeats)
    }
}

extension BoundConnection {
    /// The same, as it may or may not meet a relationship again.
    func repeating(_ repeats: Bool) -> BoundConnection {
        var connection = self
        connection.repeats = repeats
        return connection
    }
}
