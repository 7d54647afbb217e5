import CypherSyntax

extension StatementBinder {
    /// `SET items`
    func bindSet(_ items: [SetItem], in scope: Scope) throws(Diagnostic) -> [BoundSetItem] {
        if !items.isEmpty { writes = true }
        let context = ExpressionContext(scope: scope)
        var result: [BoundSetItem] = []
        for item in items {
            switch item {
            case .property(let target, let key, let value):
                let entity = try bindEntity(target, by: "SET", in: context)
                result.append(.property(entity, key: key.text, value: try bind(value, in: context)))
            case .dynamicProperty(let target, let key, let value):
                let entity = try bindEntity(target, by: "SET", in: context)
                let boundKey = try bind(key, in: context)
                try require(boundKey, oneOf: [.string], by: "the key in `[…]`")
                result.append(.dynamicProperty(entity, key: boundKey, value: try bind(value, in: context)))
            case .replace(let name, let value):
                let entity = try bindEntity(name, by: "SET", in: context)
                result.append(.replace(entity, value: try bindPropertySource(value, in: context)))
            case .merge(let name, let value):
                let entity = try bindEntity(name, by: "SET", in: context)
                result.append(.merge(entity, value: try bindPropertySource(value, in: context)))
            case .labels(let name, let labels):
                let node = try bindNode(name, by: "SET", in: context)
                let (written, computed) = try parted(labels, in: context)
                if !written.isEmpty { result.append(.labels(node, written)) }
                for names in computed { result.append(.computedLabels(node, names)) }
            }
        }
        return result
    }

    /// `REMOVE items`. A property whose key is computed is set to null.
    func bindRemove(_ items: [RemoveItem], in scope: Scope) throws(Diagnostic) -> [BoundClause] {
        writes = true
        let context = ExpressionContext(scope: scope)
        var result: [BoundClause] = []
        var group: [BoundRemoveItem] = []
        for item in items {
            switch item {
            case .property(let target, let key):
                group.append(.property(try bindEntity(target, by: "REMOVE", in: context), key: key.text))
            case .labels(let name, let labels):
                let node = try bindNode(name, by: "REMOVE", in: context)
                let (written, computed) = try parted(labels, in: context)
                if !written.isEmpty { group.append(.labels(node, written)) }
                for names in computed { group.append(.computedLabels(node, names)) }
            case .dynamicProperty(let target, let key):
                if !group.isEmpty { result.append(.remove(group)) }
                group = []
                let entity = try bindEntity(target, by: "REMOVE", in: context)
                let boundKey = try bind(key, in: context)
                try require(boundKey, oneOf: [.string], by: "the key in `[…]`")
                let null = BoundExpression(.null, type: .any, range: key.range)
                result.append(.set([.dynamicProperty(entity, key: boundKey, value: null)]))
            }
        }
        if !group.isEmpty { result.append(.remove(group)) }
        return result
    }

    private func parted(
        _ labels: [LabelName], in context: ExpressionContext
    ) throws(Diagnostic) -> (written: [String], computed: [BoundExpression]) {
        var result: (written: [String], computed: [BoundExpression]) = ([], [])
        for label in labels {
            switch label {
            case .written(let name): result.written.append(name.text)
            case .computed(let names):
                computesNames = true
                result.computed.append(try bindNames(names, in: context))
            }
        }
        return result
    }

    private func bindEntity(
        _ target: Expression, by word: String, in context: ExpressionContext
    ) throws(Diagnostic) -> BoundExpression {
        let entity = try bind(target, in: context)
        try require(entity, oneOf: [.node, .relationship], by: word)
        try refuseValue(entity, by: word)
        return entity
    }

    /// Reports the literal null, and a property of a node or relationship: neither is ever something that has properties.
    private func refuseValue(_ entity: BoundExpression, by word: String) throws(Diagnostic) {
        let what: String
        switch entity.kind {
        case .null: what = "null has no properties"
        case .property(let owner, let key) where owner.type == .node || owner.type == .relationship:
            what = "the property `\(key)` holds a value, which has no properties of its own"
        default: return
        }
        try report(
            Diagnostic(
                code: "InvalidArgumentType", at: entity.range, message: "\(word) needs a node or relationship: \(what)",
                hints: ["name the node in MATCH, and write \(word) n.key"]))
    }

    private func bindEntity(
        _ name: Name, by word: String, in context: ExpressionContext
    ) throws(Diagnostic) -> BoundExpression {
        try bindEntity(Expression(.variable(name.text), name.range), by: word, in: context)
    }

    private func bindNode(
        _ name: Name, by word: String, in context: ExpressionContext
    ) throws(Diagnostic) -> BoundExpression {
        let node = try bindVariable(name, in: context)
        try require(node, oneOf: [.node], by: "\(word) of a label")
        return node
    }

    /// The right side of `n = …` and `n += …`.
    private func bindPropertySource(
        _ value: Expression, in context: ExpressionContext
    ) throws(Diagnostic) -> BoundExpression {
        let bound = try bind(value, in: context)
        if statement.version == 25, bound.type == .node || bound.type == .relationship {
            try report(
                Diagnostic(
                    code: "InvalidArgumentType", at: bound.range,
                    message: "SET of all properties needs a map in Cypher 25, but this is \(bound.type.name)",
                    hints: ["write properties(\(Printer.print(value))), or leave CYPHER 25 out"]))
        }
        try require(bound, oneOf: [.map, .node, .relationship], by: "SET of all properties")
        return bound
    }

    /// `[DETACH] DELETE targets`
    func bindDelete(
        _ targets: [Expression], detach: Bool, in scope: Scope
    ) throws(Diagnostic) -> BoundClause {
        writes = true
        let context = ExpressionContext(scope: scope)
        var result: [BoundExpression] = []
        for target in targets {
            if case .hasLabels = target.kind {
                try report(
                    Diagnostic(
                        code: "InvalidDelete", at: target.range,
                        message: "DELETE removes nodes, relationships and paths, not labels",
                        hints: ["use REMOVE to take a label away"]))
            }
            let bound = try bind(target, in: context)
            if case .hasLabels = target.kind {
            } else {
                try require(bound, oneOf: [.node, .relationship, .path], by: "DELETE")
            }
            result.append(bound)
        }
        return .delete(result, detach: detach)
    }

    /// `FOREACH (name IN list | clauses)`
    func bindForeach(
        _ name: Name, _ list: Expression, _ body: [Clause], in scope: Scope
    ) throws(Diagnostic) -> BoundClause {
        writes = true
        let boundList = try bind(list, in: ExpressionContext(scope: scope))
        try require(boundList, oneOf: [.list(.any)], by: "FOREACH")
        var inner = scope
        let variable = try declareNew(name, boundList.type.element, in: &inner)
        var clauses: [BoundClause] = []
        for clause in body {
            if clause.isUpdating {
                clauses += try nested(at: clause.range) { () throws(Diagnostic) in try bindClause(clause, in: &inner) }
            } else {
                try report(
                    Diagnostic(
                        code: "InvalidClauseComposition", at: clause.range,
                        message: "FOREACH can only hold clauses that change the graph",
                        hints: ["use UNWIND or CALL { … } to read as well"]))
            }
        }
        return .foreach(variable, list: boundList, clauses)
    }
}
