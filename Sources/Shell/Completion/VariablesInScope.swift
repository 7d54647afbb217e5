/// The variables that a statement has at its end, and what is known of them. It reads tokens, not a tree, for a statement
/// that is being typed has none.
struct VariablesInScope {
    /// Labels or types of a variable; empty where none are known.
    struct Kind: Hashable {
        var isRelationship = false
        var names: [String] = []
        /// The keys of a map that the statement itself makes.
        var keys: [String]?
    }

    private(set) var kinds: [String: Kind] = [:]
    private var order: [String] = []

    /// Names, the latest first.
    var names: [String] { order.reversed() }

    /// The labels that a node without any can have, by what stands next to it; nil where nothing is known. The index is that
    /// of its parenthesis.
    typealias Neighbours = (_ parenthesis: Int) -> [String]?

    /// No variables.
    init() {}

    mutating func add(_ name: String, _ kind: Kind = Kind()) {
        if kinds[name] == nil { order.append(name) }
        if kinds[name] == nil || !kind.names.isEmpty || kind.keys != nil { kinds[name] = kind }
    }

    /// What of it stays where only some names go on.
    func keeping(_ names: [String]) -> VariablesInScope {
        var kept = VariablesInScope()
        for name in names { if let kind = kinds[name] { kept.add(name, kind) } }
        return kept
    }
}
