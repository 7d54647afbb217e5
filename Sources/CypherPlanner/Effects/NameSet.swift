import CypherSyntax

/// Names that are read or written; `all` where they cannot be listed.
struct NameSet {
    var all = false
    var names: Set<String> = []

    var isEmpty: Bool { !all && names.isEmpty }

    /// Every name.
    static let everything = NameSet(all: true)

    func overlaps(_ other: NameSet) -> Bool {
        if all { return !other.isEmpty }
        if other.all { return !isEmpty }
        return !names.isDisjoint(with: other.names)
    }

    mutating func formUnion(_ other: NameSet) {
        all = all || other.all
        names.formUnion(other.names)
    }

    /// The names whose presence on a node or relationship can change whether a label expression is true.
    mutating func addTested(_ labels: LabelExpression) {
        switch labels {
        case .label(let name): names.insert(name.text)
        case .wildcard, .computed: all = true
        case .not(let operand): addTested(operand)
        case .and(let a, let b), .or(let a, let b):
            addTested(a)
            addTested(b)
        }
    }

    /// Types of which a relationship has one if a type expression is true of it.
    static func types(_ expression: LabelExpression?) -> NameSet {
        switch expression {
        case .label(let name)?: return NameSet(names: [name.text])
        case .wildcard?, .computed?, .not?, nil: return .everything
        case .and(let a, let b)?:
            let first = types(a)
            return first.all ? types(b) : first
        case .or(let a, let b)?:
            var either = types(a)
            either.formUnion(types(b))
            return either
        }
    }
}
