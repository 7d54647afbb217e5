import CypherSyntax

extension StatementBinder {
    /// Notes the labels or types that an expression asks for.
    func use(_ labels: LabelExpression?, of kind: ReadName.Kind) {
        switch labels {
        case .label(let name)?: readNames.append(ReadName(kind, name))
        case .not(let operand)?: use(operand, of: kind)
        case .and(let left, let right)?, .or(let left, let right)?:
            use(left, of: kind)
            use(right, of: kind)
        case .wildcard?, .computed?, nil: break
        }
    }

    /// Notes the property keys of a pattern's map.
    func use(keysOf properties: Expression?) {
        guard case .map(let entries)? = properties?.kind else { return }
        for entry in entries { readNames.append(ReadName(.key, entry.key)) }
    }
}
