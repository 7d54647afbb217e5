import CypherSemantics
import CypherSyntax
import PropertyGraph

extension OperatorDescription {
    /// A slot's variable.
    func name(_ slot: Slot) -> String {
        guard slot < slotNames.count, !slotNames[slot].isEmpty else { return "_\(slot)" }
        return slotNames[slot].quotedName
    }

    /// `(n:Label)`
    func node(_ slot: Slot?, _ label: LabelFilter) -> String {
        let labels = label == .any ? "" : ":" + text(label)
        return "(" + (slot.map(name) ?? "") + labels + ")"
    }

    private func text(_ label: LabelFilter, above: Int = 0) -> String {
        func enclose(_ text: String, _ strength: Int) -> String { strength < above ? "(" + text + ")" : text }
        switch label {
        case .any: return "%"
        case .none: return "(no such label)"
        case .label(let id): return graph.name(of: id).quotedName
        case .and(let operands): return enclose(operands.map { text($0, above: 2) }.joined(separator: "&"), 2)
        case .or(let operands): return enclose(operands.map { text($0, above: 1) }.joined(separator: "|"), 1)
        case .not(let operand): return "!" + text(operand, above: 3)
        }
    }

    /// `:A|B`
    func types(_ types: ExpandTypes) -> String {
        switch types {
        case .all: ""
        case .types([]): ":(no such type)"
        case .types(let ids): ":" + ids.map { graph.name(of: $0).quotedName }.joined(separator: "|")
        }
    }

    /// `(a)-[r:TYPE*1..3]->(b)`
    func pattern(
        _ from: String, _ relationship: Slot?, _ types: ExpandTypes, _ direction: ExpandDirection, _ to: String,
        _ length: String = ""
    ) -> String {
        let inner = (relationship.map(name) ?? "") + self.types(types) + length
        let brackets = inner.isEmpty ? "" : "[" + inner + "]"
        switch direction {
        case .outgoing: return from + "-" + brackets + "->" + to
        case .incoming: return from + "<-" + brackets + "-" + to
        case .both: return from + "-" + brackets + "-" + to
        }
    }

    /// `*1..3`, or `{1,3}` after a group.
    func length(_ minimum: Int, _ maximum: Int?, quantifier: Bool) -> String {
        let upper = maximum.map(String.init) ?? ""
        if quantifier { return "{\(minimum),\(upper)}" }
        return minimum == maximum ? "*\(minimum)" : "*\(minimum)..\(upper)"
    }

    /// What relationships must be different from.
    func different(_ others: [Slot]) -> String {
        others.isEmpty ? "" : " not " + others.map(name).joined(separator: ", ")
    }

    func property(_ slot: Slot, _ key: KeyID) -> String { name(slot) + "." + graph.name(of: key).quotedName }

    func bounds(_ bounds: RangeBounds, _ property: String) -> String {
        let printer = ExpressionPrinter()
        switch bounds {
        case .prefix(let value): return property + " STARTS WITH " + printer.print(value)
        case .contains(let value): return property + " CONTAINS " + printer.print(value)
        case .range(let lower, let includesLower, let upper, let includesUpper):
            let tests =
                (lower.map { [property + (includesLower ? " >= " : " > ") + printer.print($0)] } ?? [])
                + (upper.map { [property + (includesUpper ? " <= " : " < ") + printer.print($0)] } ?? [])
            return tests.joined(separator: " AND ")
        }
    }

    // MARK: Paths

    func details(of expand: VariableLength) -> String {
        let to = node(expand.to, expand.label)
        var text = pattern(
            node(expand.from, .any), expand.relationships, expand.types, expand.direction, to,
            length(expand.minimum, expand.maximum, quantifier: false))
        if !expand.predicates.isEmpty { text += " each " + list(expand.predicates, " AND ") }
        if expand.distinctEnds { text += " distinct ends" }
        return text + different(expand.distinctFrom)
    }

    func details(of path: ShortestPath) -> String {
        var text = text(path.selector) + " "
        text += pattern(
            node(path.from, .any), path.relationships, path.types, path.direction, node(path.to, .any),
            length(path.minimum, path.maximum, quantifier: false))
        if !path.predicates.isEmpty { text += " each " + list(path.predicates, " AND ") }
        if !path.pathPredicates.isEmpty { text += " path " + list(path.pathPredicates, " AND ") }
        return text
    }

    func text(_ selector: PathSelector) -> String {
        switch selector {
        case .all: "ALL"
        case .shortestPath: "SHORTEST 1"
        case .allShortestPaths, .allShortest: "ALL SHORTEST"
        case .any(let count): count == 1 ? "ANY" : "ANY \(count)"
        case .shortest(let count): "SHORTEST \(count)"
        case .shortestGroups(let count): "SHORTEST \(count) GROUPS"
        }
    }

    // MARK: Expressions

    func list(_ expressions: [BoundExpression], _ separator: String) -> String {
        expressions.map(ExpressionPrinter().print).joined(separator: separator)
    }

    func computed(_ item: BoundProjection.Computed) -> String {
        let text = ExpressionPrinter().print(item.expression)
        let name = name(item.variable.id)
        return text == name ? text : text + " AS " + name
    }

    func aggregate(_ aggregate: BoundAggregate) -> String {
        let arguments = (aggregate.distinct ? "DISTINCT " : "") + list(aggregate.arguments, ", ")
        let call = aggregate.function == "count(*)" ? "count(*)" : aggregate.function + "(" + arguments + ")"
        return call + " AS " + name(aggregate.variable.id)
    }

    func keys(_ keys: [SortSpecification]) -> String {
        keys.map { name($0.slot) + ($0.descending ? " DESC" : "") }.joined(separator: ", ")
    }

    // MARK: Writes

    func text(_ create: BoundCreate) -> String {
        let nodes = create.nodes.map { node in
            "(" + name(node.variable.id) + node.labels.map { ":" + $0.quotedName }.joined()
                + node.computedLabels.map { ":$(" + ExpressionPrinter().print($0) + ")" }.joined() + ")"
        }
        let relationships = create.relationships.map { relationship in
            "(" + name(relationship.start.id) + ")-[" + name(relationship.variable.id) + ":"
                + (relationship.type?.quotedName
                    ?? relationship.computedType.map { "$(" + ExpressionPrinter().print($0) + ")" } ?? "") + "]->("
                + name(relationship.end.id) + ")"
        }
        return (nodes + relationships).joined(separator: ", ")
    }

    func text(_ item: BoundSetItem) -> String {
        let printer = ExpressionPrinter()
        switch item {
        case .property(let target, let key, let value):
            return printer.print(target) + "." + key.quotedName + " = " + printer.print(value)
        case .dynamicProperty(let target, let key, let value):
            return printer.print(target) + "[" + printer.print(key) + "] = " + printer.print(value)
        case .replace(let target, let value): return printer.print(target) + " = " + printer.print(value)
        case .merge(let target, let value): return printer.print(target) + " += " + printer.print(value)
        case .labels(let target, let labels):
            return printer.print(target) + labels.map { ":" + $0.quotedName }.joined()
        case .computedLabels(let target, let names): return printer.print(target) + ":$(" + printer.print(names) + ")"
        }
    }

    func text(_ item: BoundRemoveItem) -> String {
        let printer = ExpressionPrinter()
        switch item {
        case .property(let target, let key): return printer.print(target) + "." + key.quotedName
        case .labels(let target, let labels): return printer.print(target) + labels.map { ":" + $0.quotedName }.joined()
        case .computedLabels(let target, let names): return printer.print(target) + ":$(" + printer.print(names) + ")"
        }
    }

    func text(_ command: SchemaCommand) -> String {
        switch command {
        case .createIndex(let index): return "CREATE INDEX " + declared(index.name, index.labels, index.keys)
        case .dropIndex(let name, _): return "DROP INDEX " + text(name)
        case .createConstraint(let constraint):
            return "CREATE CONSTRAINT " + declared(constraint.name, [constraint.label], constraint.keys)
        case .dropConstraint(let name, _): return "DROP CONSTRAINT " + text(name)
        case .show(let shown, _, _, _, _): return "SHOW " + shown.list.rawValue.uppercased()
        }
    }

    private func declared(_ name: SchemaName?, _ labels: [Name], _ keys: [Name]) -> String {
        (name.map { text($0) + " " } ?? "") + "on :" + labels.map(\.text.quotedName).joined(separator: "|") + "("
            + keys.map(\.text.quotedName).joined(separator: ", ") + ")"
    }

    private func text(_ name: SchemaName) -> String { (name.isParameter ? "$" : "") + name.name.text.quotedName }
}
