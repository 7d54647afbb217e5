import CypherPlanner
import CypherSemantics
import CypherSyntax
import PropertyGraph

extension Compilation {
    /// An expression over the values of rows.
    func expression(_ expression: BoundExpression, _ rows: Rows) throws(Diagnostic) -> SQLValue {
        if let value = try constant(expression) { return value }
        switch expression.kind {
        case .null, .boolean, .integer, .float, .string: return .null
        case .parameter(let name): return try parameter(name, at: expression.range)
        case .variable(let variable):
            guard let value = rows.values[variable.id] else {
                throw refusal("the variable `\(variable.name)` here", at: expression.range)
            }
            return value
        case .constants(let constants):
            let items = constants.elements.map { BoundExpression($0, at: expression.range) }
            return try list(items, rows, at: expression.range)
        case .list(let items): return try list(items, rows, at: expression.range)
        case .map(let entries): return try map(entries, rows, at: expression.range)
        case .property(let operand, let key): return try property(operand, key, rows, at: expression.range)
        case .subscript_(let list, let index): return try subscripted(list, index, rows, at: expression.range)
        case .slice(let list, let from, let to): return try slice(list, from, to, rows, at: expression.range)
        case .not(let operand):
            let value = try boolean(operand, rows)
            return SQLValue(sql: "NOT \(value.operand)", type: .boolean, depth: value.depth)
        case .negate(let operand): return try negated(operand, rows)
        case .and(let operands): return try connective(operands, "AND", rows)
        case .or(let operands): return try connective(operands, "OR", rows)
        case .xor(let a, let b):
            let (a, b) = (try boolean(a, rows), try boolean(b, rows))
            return SQLValue(sql: "\(a.operand) <> \(b.operand)", type: .boolean, depth: depth)
        case .compare(let comparison, let a, let b):
            return try compare(comparison, self.expression(a, rows), self.expression(b, rows), at: expression.range)
        case .binary(let binary, let a, let b):
            return try self.binary(binary, self.expression(a, rows), self.expression(b, rows), b, at: expression.range)
        case .isNull(let operand, let negated):
            let value = try self.expression(operand, rows)
            return SQLValue(
                sql: "\(value.operand) IS \(negated ? "NOT " : "")NULL", type: .boolean, depth: value.depth)
        case .isTyped: throw refusal("a test of a type", at: expression.range)
        case .hasLabels(let operand, let labels):
            let value = try self.expression(operand, rows)
            guard value.type.isEntity else {
                if value.type == .null { return .null }
                throw refusal("a test of labels of \(value.type.words)", at: expression.range)
            }
            return try hasLabels(value, labels, at: expression.range)
        case .call(let name, let arguments): return try call(name, arguments, rows, at: expression.range)
        case .case_(let subject, let branches, let otherwise):
            return try choice(subject, branches, otherwise, rows, at: expression.range)
        case .listComprehension(let variable, let list, let predicate, let projection):
            return try comprehension(variable, list, predicate, projection, rows, at: expression.range)
        case .quantifier(let quantifier, let variable, let list, let predicate):
            return try quantified(quantifier, variable, list, predicate, rows, at: expression.range)
        case .reduce: throw refusal("`reduce`", at: expression.range)
        case .subquery(let kind, let subquery): return try self.subquery(kind, subquery, rows, at: expression.range)
        case .path(let steps): return try path(steps, rows)
        case .mapWithAll: throw refusal("a map of all properties", at: expression.range)
        }
    }

    private func parameter(_ name: String, at range: SourceRange) throws(Diagnostic) -> SQLValue {
        guard let text = writer.parameter(name) else { throw refusal("a parameter with this name", at: range) }
        guard let known = compiler.parameters[name], let literal = try literal(known, at: range) else {
            throw Diagnostic(
                .unsupported, code: "ParameterType", at: range,
                message: "the type of the parameter `$\(name)` is not known, which SQL has to know",
                hints: ["give an example of its value: -p \(name)=…"])
        }
        return SQLValue(
            sql: "CAST(\(text) AS \(writer.typeName(literal.type)))", type: literal.type, isAtom: true, isConstant: true
        )
    }

    // MARK: Constants

    /// The value of an expression that reads no row.
    private func constant(_ expression: BoundExpression) throws(Diagnostic) -> SQLValue? {
        switch expression.kind {
        case .null: return .null
        case .boolean(let truth): return try literal(.boolean(truth), at: expression.range)
        case .integer(let number): return try literal(.integer(number), at: expression.range)
        case .float(let number): return try literal(.float(number), at: expression.range)
        case .string(let text): return try literal(.string(text), at: expression.range)
        case .parameter, .variable, .subquery, .path: return nil
        default:
            guard expression.isConstant, !expression.readsParameter, let value = compiler.fold(expression) else {
                return nil
            }
            return try literal(value, at: expression.range)
        }
    }

    /// A value as it is written; nil where only its parts could be.
    func literal(_ value: Value, at range: SourceRange) throws(Diagnostic) -> SQLValue? {
        switch value {
        case .null: return .null
        case .boolean(let truth): return .literal(truth ? "TRUE" : "FALSE", .boolean)
        case .integer(let number):
            var literal = SQLValue.literal(writer.integer(number), .integer)
            literal.integer = number
            return literal
        case .float(let number): return .literal(writer.float(number), .float)
        case .string(let text):
            guard let sql = writer.text(text) else { throw refusal("this text", at: range) }
            return .literal(sql, .string)
        case .list(let elements): return try literal(elements, at: range)
        case .map(let map): return try literal(map, at: range)
        case .date, .localTime, .localDateTime: return try temporal(value, at: range)
        case .time, .dateTime: throw refusal("a value with a time zone", at: range)
        case .duration: throw refusal("a duration", at: range)
        case .point: throw refusal("a point", at: range)
        case .node, .relationship, .path: return nil
        }
    }

    private func temporal(_ value: Value, at range: SourceRange) throws(Diagnostic) -> SQLValue {
        guard let type = ColumnType(of: value), type != .mixed else {
            throw refusal("a year outside 1 to 9999, or less than a microsecond", at: range)
        }
        let sqlType = SQLType(type)
        return .literal("CAST('\(value.dataText(in: Graph()))' AS \(writer.typeName(sqlType)))", sqlType)
    }

    private func literal(_ elements: [Value], at range: SourceRange) throws(Diagnostic) -> SQLValue? {
        var values: [SQLValue] = []
        var type = SQLType.null
        for element in elements {
            guard let value = try literal(element, at: range) else { return nil }
            guard let joined = type.joined(value.type) else {
                throw refusal("a list of \(type.words) and \(value.type.words)", at: range)
            }
            values.append(value)
            type = joined
        }
        return .literal(writer.list(values.map { cast($0, to: type) }, of: type), .list(type))
    }

    private func literal(_ map: MapValue, at range: SourceRange) throws(Diagnostic) -> SQLValue? {
        var fields: [(key: String, value: SQLValue)] = []
        for (key, value) in zip(map.keys, map.values) {
            guard let value = try literal(value, at: range) else { return nil }
            fields.append((key, value))
        }
        return try structure(fields, at: range)
    }

    // MARK: Lists and maps

    private func list(_ items: [BoundExpression], _ rows: Rows, at range: SourceRange) throws(Diagnostic) -> SQLValue {
        var values: [SQLValue] = []
        var type = SQLType.null
        for item in items {
            let value = try expression(item, rows)
            guard let joined = type.joined(value.type), !joined.holdsMixed else {
                throw refusal("a list of \(type.words) and \(value.type.words)", at: item.range)
            }
            values.append(value)
            type = joined
        }
        var result = SQLValue(
            sql: writer.list(values.map { cast($0, to: type) }, of: type), type: .list(type), isAtom: true, depth: depth
        )
        result.isConstant = values.allSatisfy(\.isConstant)
        return result
    }

    private func map(
        _ entries: [BoundExpression.Entry], _ rows: Rows, at range: SourceRange
    ) throws(Diagnostic) -> SQLValue {
        var fields: [(key: String, value: SQLValue)] = []
        for entry in entries {
            let value = try expression(entry.value, rows)
            guard !value.type.holdsMixed else { throw refusal("a map with \(value.type.words)", at: entry.value.range) }
            fields.removeAll { $0.key == entry.key }
            fields.append((entry.key, value))
        }
        return try structure(fields, at: range)
    }

    private func structure(_ fields: [(key: String, value: SQLValue)], at range: SourceRange) throws(Diagnostic)
        -> SQLValue
    {
        guard !fields.isEmpty else { throw refusal("an empty map", at: range) }
        guard Set(fields.map { $0.key.lowercased() }).count == fields.count, !fields.contains(where: { $0.key.isEmpty })
        else { throw refusal("a map whose keys differ in case alone, or are empty", at: range) }
        let sorted = fields.sorted { $0.key < $1.key }
        let type = SQLType.map(sorted.map { .init(key: $0.key, type: $0.value.type) })
        var result = SQLValue(
            sql: writer.structure(
                sorted.map { ($0.key, $0.value.type == .null ? cast($0.value, to: .string) : $0.value.sql) }),
            type: type, isAtom: true, depth: depth)
        result.isConstant = fields.allSatisfy(\.value.isConstant)
        return result
    }

    // MARK: Properties

    private func property(
        _ operand: BoundExpression, _ key: String, _ rows: Rows, at range: SourceRange
    ) throws(Diagnostic) -> SQLValue {
        let value = try expression(operand, rows)
        switch value.type {
        case .null: return .null
        case .node, .relationship: return try property(of: value, key, at: range)
        case .map(let fields):
            guard let field = fields.first(where: { $0.key == key }) else { return .null }
            return SQLValue(
                sql: writer.field(value.operand, key), type: field.type, isAtom: value.isAtom, depth: value.depth)
        case .date, .localDateTime, .localTime: return try component(key, of: value, at: range)
        default: throw refusal("the property `\(key)` of \(value.type.words)", at: range)
        }
    }

    private func property(of value: SQLValue, _ key: String, at range: SourceRange) throws(Diagnostic) -> SQLValue {
        let entity = value.entity
        if let known = entity?.properties[key], key != "nodes" || value.type.isEntity { return known }
        let all = Set(value.type == .node ? catalog.nodes.indices : catalog.relationships.indices)
        let tables = entity?.tables ?? all
        guard let type = propertyType(key, value.type, tables) else { return .null }
        let table = alias("p")
        let source = relation(value.type, tables, keys: [key], needsTable: true)
        let found = entityValue(value.type, alias: table, tables, keys: [key])
        return SQLValue(
            sql: "(SELECT any_value(\(found.entity!.properties[key]!.sql)) FROM \(source) AS \(table) "
                + "WHERE \(found.sql) = \(value.sql))", type: type, isAtom: true, depth: depth)
    }

    /// A part of a date or time.
    private func component(_ key: String, of value: SQLValue, at range: SourceRange) throws(Diagnostic) -> SQLValue {
        let dates = ["year": "year", "quarter": "quarter", "month": "month", "week": "week", "day": "day"]
        let times = ["hour": "hour", "minute": "minute"]
        let part = value.type == .localTime ? times[key] : value.type == .date ? dates[key] : dates[key] ?? times[key]
        guard let part else { throw refusal("the part `\(key)` of \(value.type.words)", at: range) }
        return SQLValue(
            sql: "CAST(extract(\(part) FROM \(value.sql)) AS \(writer.typeName(.integer)))", type: .integer,
            isAtom: true,
            depth: value.depth)
    }

    // MARK: Truth

    /// An operand that must be a boolean.
    func boolean(_ expression: BoundExpression, _ rows: Rows) throws(Diagnostic) -> SQLValue {
        let value = try self.expression(expression, rows)
        switch value.type {
        case .boolean: return value
        case .null: return SQLValue(sql: "CAST(NULL AS \(writer.typeName(.boolean)))", type: .boolean, isAtom: true)
        default: throw refusal("\(value.type.words) as a truth", at: expression.range)
        }
    }

    private func connective(_ operands: [BoundExpression], _ word: String, _ rows: Rows) throws(Diagnostic) -> SQLValue
    {
        var parts: [String] = []
        for operand in operands { parts.append(try boolean(operand, rows).operand) }
        return SQLValue(sql: parts.joined(separator: " \(word) "), type: .boolean, depth: depth)
    }

    private func choice(
        _ subject: BoundExpression?, _ branches: [BoundExpression.Branch], _ otherwise: BoundExpression?, _ rows: Rows,
        at range: SourceRange
    ) throws(Diagnostic) -> SQLValue {
        let subject = try subject.map { subject throws(Diagnostic) in try expression(subject, rows) }
        var parts: [(condition: String, value: SQLValue)] = []
        for branch in branches {
            var condition: SQLValue
            if let subject {
                // A null is not the same as a null.
                condition = try compare(.equal, subject, expression(branch.condition, rows), at: branch.condition.range)
                if condition.type == .null { condition = .literal("FALSE", .boolean) }
            } else {
                condition = try boolean(branch.condition, rows)
            }
            parts.append((condition.sql, try expression(branch.result, rows)))
        }
        let last = try otherwise.map { otherwise throws(Diagnostic) in try expression(otherwise, rows) } ?? .null
        var type = last.type
        for part in parts {
            guard let joined = type.joined(part.value.type), !joined.isEntity, !joined.holdsMixed else {
                throw refusal("a CASE that gives \(type.words) or \(part.value.type.words)", at: range)
            }
            type = joined
        }
        guard type != .null else { return .null }
        let whens = parts.map { "WHEN \($0.condition) THEN \(cast($0.value, to: type))" }.joined(separator: " ")
        return SQLValue(
            sql: "CASE \(whens) ELSE \(cast(last, to: type)) END", type: type, isAtom: true, depth: depth)
    }

    // MARK: Paths

    /// A path of what the rows have.
    func path(_ steps: [BoundExpression.PathStep], _ rows: Rows) throws(Diagnostic) -> SQLValue {
        var nodes: [String] = []
        var relationships: [String] = []
        var isNodeKnown = false
        var hasNodes = true
        for step in steps {
            switch step {
            case .node(let variable):
                if !isNodeKnown { nodes.append(writer.list([rows.values[variable.id]!.sql], of: .node)) }
                isNodeKnown = false
            case .relationship(let variable):
                relationships.append(writer.list([rows.values[variable.id]!.sql], of: .relationship))
            case .relationships(let variable):
                let list = rows.values[variable.id]!
                relationships.append(list.sql)
                if let way = list.entity?.properties["nodes"] {
                    nodes.append(writer.tail(way.sql))
                    isNodeKnown = true
                } else {
                    hasNodes = false
                }
            case .group: throw refusal("a path over a quantified pattern", at: SourceRange(0, 0))
            }
        }
        func joined(_ lists: [String], _ type: SQLType) -> String {
            lists.isEmpty
                ? writer.list([], of: type) : lists.dropFirst().reduce(lists[0]) { writer.concatenated($0, $1) }
        }
        let structure = writer.structure([
            ("nodes", hasNodes ? joined(nodes, .node) : "CAST(NULL AS \(writer.typeName(.list(.node))))"),
            ("relationships", joined(relationships, .relationship)),
        ])
        return SQLValue(sql: structure, type: .path, isAtom: true, depth: depth)
    }
}

extension BoundExpression {
    /// Whether a parameter stands anywhere in it.
    var readsParameter: Bool {
        if case .parameter = kind { return true }
        var found = false
        forEachChild { if !found { found = $0.readsParameter } }
        return found
    }
}
