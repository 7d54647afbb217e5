import CypherSemantics
import CypherSyntax

/// Prints a bound tree compactly, for tests: `name#id` is a variable.
enum BoundPrinter {
    static func text(_ statement: BoundStatement) -> String {
        guard case .query(let query) = statement.body else { return "schema command" }
        var lines = lines(query, indent: "")
        if statement.writes { lines.append("writes") }
        if !statement.parameters.isEmpty {
            lines.append("parameters \(statement.parameters.sorted().joined(separator: ", "))")
        }
        return lines.joined(separator: "\n")
    }

    static func lines(_ query: BoundQuery, indent: String) -> [String] {
        var result: [String] = []
        for (index, branch) in query.branches.enumerated() {
            if index > 0 { result.append(indent + (query.unionAll[index - 1] ? "union all" : "union")) }
            for clause in branch { result += lines(clause, indent: indent) }
            if query.branches.count > 1 {
                result.append(indent + "out " + query.branchOutputs[index].map(name).joined(separator: ", "))
            }
        }
        let columns = query.columns.map { column in
            column.name == column.variable.name ? name(column.variable) : "\(name(column.variable)) AS \(column.name)"
        }
        if !columns.isEmpty { result.append(indent + "columns " + columns.joined(separator: ", ")) }
        return result
    }

    static func name(_ variable: Variable) -> String {
        "\(variable.isAnonymous ? "" : variable.name)#\(variable.id)"
    }

    // MARK: Clauses

    private static func lines(_ clause: BoundClause, indent: String) -> [String] {
        switch clause {
        case .match(let match): [indent + text(match)]
        case .unwind(let list, let variable): [indent + "unwind \(text(list)) AS \(name(variable))"]
        case .project(let projection): lines(projection).map { indent + $0 }
        case .create(let create): [indent + "create " + text(create)]
        case .merge(let merge):
            [indent + "merge " + text(merge.match), indent + "  create " + text(merge.create)]
                + merge.onCreate.map { indent + "  on create " + text($0) }
                + merge.onMatch.map { indent + "  on match " + text($0) }
        case .set(let items): [indent + "set " + items.map(text).joined(separator: ", ")]
        case .remove(let items):
            [
                indent + "remove "
                    + items.map {
                        switch $0 {
                        case .property(let entity, let key): "\(text(entity)).\(key)"
                        case .labels(let entity, let labels): "\(text(entity)):\(labels.joined(separator: ":"))"
                        case .computedLabels(let entity, let names): "\(text(entity)):$(\(text(names)))"
                        }
                    }.joined(separator: ", ")
            ]
        case .delete(let targets, let detach):
            [indent + (detach ? "detach delete " : "delete ") + targets.map(text).joined(separator: ", ")]
        case .foreach(let variable, let list, let clauses):
            [indent + "foreach \(name(variable)) in \(text(list))"]
                + clauses.flatMap { lines($0, indent: indent + "  ") }
        case .call(let call): [indent + text(call)]
        case .subquery(let subquery, let optional, let batches):
            [
                indent + (optional ? "optional " : "") + (batches == nil ? "" : "transactions ")
                    + "subquery imports [\(subquery.imports.map(name).joined(separator: ", "))]"
            ]
                + lines(subquery.query, indent: indent + "  ")
        case .loadCSV(let headers, let from, let variable, let terminator):
            [
                indent + "load csv \(headers ? "with headers " : "")\(text(from)) AS \(name(variable))"
                    + (terminator.map { " terminated by \(text($0))" } ?? "")
            ]
        }
    }

    private static func lines(_ projection: BoundProjection) -> [String] {
        var parts: [String] = []
        if projection.isAggregating {
            parts.append("group [\(projection.groups.map(text).joined(separator: ", "))]")
            let aggregates = projection.aggregates.map { aggregate in
                let arguments = aggregate.arguments.map(text).joined(separator: ", ")
                return
                    "\(name(aggregate.variable)) = \(aggregate.function)(\(aggregate.distinct ? "distinct " : "")\(arguments))"
            }
            parts.append("aggregate [\(aggregates.joined(separator: ", "))]")
        }
        let items = (projection.keepsAll ? ["*"] : []) + projection.items.map(text)
        parts.append("project \(projection.distinct ? "distinct " : "")[\(items.joined(separator: ", "))]")
        if !projection.orderBy.isEmpty {
            let keys = projection.orderBy.map { text($0.expression) + ($0.descending ? " desc" : "") }
            parts.append("order by \(keys.joined(separator: ", "))")
        }
        if let skip = projection.skip { parts.append("skip \(text(skip))") }
        if let limit = projection.limit { parts.append("limit \(text(limit))") }
        if let predicate = projection.predicate { parts.append("where \(text(predicate))") }
        return [parts.joined(separator: " ")]
    }

    private static func text(_ computed: BoundProjection.Computed) -> String {
        if case .variable(let variable) = computed.expression.kind, variable == computed.variable {
            return name(variable)
        }
        return "\(name(computed.variable)) = \(text(computed.expression))"
    }

    private static func text(_ call: BoundCall) -> String {
        let outputs = call.outputs.map { "\($0.index) AS \(name($0.variable))" }.joined(separator: ", ")
        return "call \(call.procedure)(\(call.arguments.map(text).joined(separator: ", ")))"
            + (outputs.isEmpty ? "" : " yield \(outputs)") + (call.predicate.map { " where \(text($0))" } ?? "")
            + (call.isVoid ? " void" : "")
    }

    private static func text(_ item: BoundSetItem) -> String {
        switch item {
        case .property(let entity, let key, let value): "\(text(entity)).\(key) = \(text(value))"
        case .dynamicProperty(let entity, let key, let value): "\(text(entity))[\(text(key))] = \(text(value))"
        case .replace(let entity, let value): "\(text(entity)) = \(text(value))"
        case .merge(let entity, let value): "\(text(entity)) += \(text(value))"
        case .labels(let entity, let labels): "\(text(entity)):\(labels.joined(separator: ":"))"
        case .computedLabels(let entity, let names): "\(text(entity)):$(\(text(names)))"
        }
    }

    private static func text(_ create: BoundCreate) -> String {
        let nodes = create.nodes.map { node in
            "(\(name(node.variable))\((node.labels + node.computedLabels.map { "$(\(text($0)))" }).map { ":" + $0 }.joined())\(node.properties.map { " " + text($0) } ?? ""))"
        }
        let relationships = create.relationships.map { relationship in
            "(\(name(relationship.start)))-[\(name(relationship.variable)):\(relationship.type ?? relationship.computedType.map { "$(\(text($0)))" } ?? "")"
                + "\(relationship.properties.map { " " + text($0) } ?? "")]->(\(name(relationship.end)))"
        }
        return (nodes + relationships + create.paths.map(text)).joined(separator: ", ")
    }

    // MARK: Patterns

    static func text(_ match: BoundMatch) -> String {
        (match.optional ? "optional match " : "match ") + text(match.pattern) + conditions(match.predicates)
    }

    private static func conditions(_ predicates: [BoundExpression]) -> String {
        predicates.isEmpty ? "" : " where " + predicates.map(text).joined(separator: " & ")
    }

    private static func text(_ pattern: BoundPattern) -> String {
        let nodes = pattern.nodes.map { node in
            "(\(name(node.variable))\(node.labels.map { ":" + text($0) } ?? "")\(node.isBound ? " bound" : ""))"
        }
        let selected = pattern.selected.map { path in
            "\(path.selector) from \(name(path.from)) to \(name(path.to)) {\(text(path.pattern))"
                + "\(conditions(path.predicates))}\(path.path.map { " " + text($0) } ?? "")"
        }
        return (nodes + pattern.connections.map(text) + pattern.paths.map(text) + selected).joined(separator: " ")
    }

    private static func text(_ path: BoundPath) -> String {
        "\(name(path.variable))=<\(path.steps.map(text).joined(separator: " "))>"
    }

    private static func text(_ step: BoundExpression.PathStep) -> String {
        switch step {
        case .node(let variable), .relationship(let variable): name(variable)
        case .relationships(let variable): name(variable) + "*"
        case .group(let variables): "{\(variables.map(name).joined(separator: " "))}"
        }
    }

    private static func text(_ connection: BoundConnection) -> String {
        let inner: String
        switch connection.kind {
        case .relationship(let relationship, let isBound):
            inner = arrow(relationship, isBound ? " bound" : "")
        case .variableLength(let relationship, let minimum, let maximum, let each, let predicates, let isBound):
            let length = "*\(minimum)..\(maximum.map(String.init) ?? "")"
            let tests = predicates.isEmpty ? "" : " each \(name(each))\(conditions(predicates))"
            inner = arrow(relationship, length + tests + (isBound ? " bound" : ""))
        case .quantified(let pattern, let predicates, let first, let last, let minimum, let maximum, let groups):
            let lists = groups.map { "\(name($0.inner)) to \(name($0.outer))" }.joined(separator: ", ")
            inner =
                "{\(text(pattern))\(conditions(predicates)) first \(name(first)) last \(name(last)) groups \(lists)}"
                + "\(minimum)..\(maximum.map(String.init) ?? "")"
        }
        return "\(name(connection.from))\(inner)\(name(connection.to))"
    }

    private static func arrow(_ relationship: BoundRelationship, _ suffix: String) -> String {
        let body = "[\(name(relationship.variable))\(relationship.types.map { ":" + text($0) } ?? "")\(suffix)]"
        return switch relationship.direction {
        case .outgoing: "-\(body)->"
        case .incoming: "<-\(body)-"
        case .undirected: "-\(body)-"
        }
    }

    static func text(_ labels: LabelExpression) -> String {
        switch labels {
        case .label(let name): name.text
        case .wildcard: "%"
        case .computed: "$(…)"
        case .not(let operand): "!\(text(operand))"
        case .and(let left, let right): "(\(text(left))&\(text(right)))"
        case .or(let left, let right): "(\(text(left))|\(text(right)))"
        }
    }
}
