/// The variables that are known at a place of a statement, and what is known of them.
struct VariablesInScope: Sendable {
    /// Labels or types of a variable; empty where none are known. A list is as what is in it.
    struct Kind: Hashable, Sendable {
        var isRelationship = false
        var names: [String] = []
        /// The keys of a map that the statement itself makes.
        var fields: [Field]?
        /// Whether it has those of its labels besides: `n {.*, key: value}`.
        var hasOthers = false
    }

    /// A key of a map, with what stands behind it.
    struct Field: Hashable, Sendable {
        let name: String
        let kind: Kind
    }

    private(set) var kinds: [String: Kind] = [:]
    private var order: [String] = []

    /// Names, the latest first.
    var names: [String] { order.reversed() }

    /// Adds a variable; a name that is missing is none, nor is one of the parser's own, which begins with a blank.
    mutating func add(_ name: String, _ kind: Kind = Kind()) {
        guard !name.isEmpty, !name.hasPrefix(" ") else { return }
        if kinds[name] == nil { order.append(name) }
        if kinds[name] == nil || !kind.names.isEmpty || kind.fields != nil { kinds[name] = kind }
    }

    mutating func add(_ others: VariablesInScope) {
        for name in others.order { add(name, others.kinds[name] ?? Kind()) }
    }

    /// What of it stays where only some names go on.
    func keeping(_ names: [String]) -> VariablesInScope {
        var kept = VariablesInScope()
        for name in names { if let kind = kinds[name] { kept.add(name, kind) } }
        return kept
    }
}
