import CypherSyntax

/// What stands behind a dot.
extension Completer {
    /// The keys of a value; of a name that is no variable, the functions that begin with it, from their beginning.
    func key(
        of owner: Expression, _ kind: VariablesInScope.Kind, _ scope: VariablesInScope, _ text: TypedText
    ) -> Completion {
        if let path = Self.path(owner), let first = path.first, scope.kinds[first] == nil {
            let prefix = path.map { $0 + "." }.joined()
            let found = functions(prefix: prefix)
            if !found.isEmpty { return Completion(typed: prefix + text.word, candidates: found) }
            return Completion(typed: text.word, candidates: path.count == 1 ? words(schema.keys) : [])
        }
        return Completion(typed: text.word, candidates: words(keys(of: owner, kind, scope)))
    }

    /// The names of `a.b.c`; nil for what is no path from a name on.
    private static func path(_ expression: Expression) -> [String]? {
        switch expression.kind {
        case .variable(let name): [name]
        case .property(let owner, let key): path(owner).map { $0 + [key.text] }
        default: nil
        }
    }

    private func keys(
        of owner: Expression, _ kind: VariablesInScope.Kind, _ scope: VariablesInScope
    ) -> [String] {
        switch owner.kind {
        case .call(let name, _, _) where !SchemaNames.components(ofFunction: name.text).isEmpty:
            return SchemaNames.components(ofFunction: name.text)
        case .property(let base, let key) where kind == .init() && Self.path(base) != nil:
            // Of what the graph has there nothing but moments and maps have keys.
            guard case .variable(let name) = base.kind else { return [] }
            return components(of: key.text, scope.kinds[name] ?? .init())
        default: return keys(kind)
        }
    }

    private func components(of key: String, _ kind: VariablesInScope.Kind) -> [String] {
        guard !kind.isRelationship, kind.fields == nil else { return [] }
        let labels = kind.names.isEmpty ? schema.labels : kind.names
        return labels.lazy.map { schema.components(of: key, ofLabel: $0) }.first { !$0.isEmpty } ?? []
    }

    func keys(_ kind: VariablesInScope.Kind) -> [String] {
        let own = kind.fields?.map(\.name) ?? []
        if kind.fields != nil, !kind.hasOthers { return own }
        guard !kind.names.isEmpty else { return own + (kind.isRelationship ? schema.relationshipKeys : schema.keys) }
        let known = kind.names.flatMap { kind.isRelationship ? schema.keys(ofType: $0) : schema.keys(ofLabel: $0) }
        return own + (known.isEmpty ? schema.keys : Set(known).sorted())
    }
}
