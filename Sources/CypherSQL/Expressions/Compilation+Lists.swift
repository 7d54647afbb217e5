import CypherPlanner
import CypherSemantics
import CypherSyntax

extension Compilation {
    func subscripted(
        _ operand: BoundExpression, _ index: BoundExpression, _ rows: Rows, at range: SourceRange
    ) throws(Diagnostic) -> SQLValue {
        let (list, place) = (try expression(operand, rows), try expression(index, rows))
        if list.type == .null || place.type == .null { return .null }
        guard let element = list.type.element, place.type == .integer else {
            throw refusal("\(list.type.words) at \(place.type.words)", at: range)
        }
        var result = SQLValue(sql: writer.element(list.sql, place.operand), type: element, isAtom: true, depth: depth)
        if element.isEntity { result.entity = list.entity.map { SQLValue.Entity(tables: $0.tables) } }
        return result
    }

    /// `list[from..to]`, where both places are written and counted from the start.
    func slice(
        _ operand: BoundExpression, _ from: BoundExpression?, _ to: BoundExpression?, _ rows: Rows,
        at range: SourceRange
    ) throws(Diagnostic) -> SQLValue {
        let list = try expression(operand, rows)
        if list.type == .null { return .null }
        var places: [Int64?] = []
        for place in [from, to] {
            guard let place else {
                places.append(nil)
                continue
            }
            let value = try expression(place, rows)
            guard let number = value.integer, (0..<Int64(Int32.max)).contains(number) else {
                throw refusal(
                    "a slice of a list between places that are not written, or counted from its end", at: range)
            }
            places.append(number)
        }
        guard list.type.element != nil else { throw refusal("a slice of \(list.type.words)", at: range) }
        var result = SQLValue(
            sql: writer.slice(list.operand, from: places[0] ?? 0, to: places[1]), type: list.type, isAtom: true,
            depth: depth)
        result.entity = list.entity.map { SQLValue.Entity(tables: $0.tables) }
        return result
    }

    /// `[x IN list WHERE p | e]`.
    func comprehension(
        _ variable: Variable, _ list: BoundExpression, _ predicate: BoundExpression?, _ projection: BoundExpression?,
        _ rows: Rows, at range: SourceRange
    ) throws(Diagnostic) -> SQLValue {
        let source = try expression(list, rows)
        if source.type == .null { return .null }
        guard let element = source.type.element else { throw refusal("a list of \(source.type.words)", at: list.range) }
        let name = alias("x")
        let inner = try lambda(variable, name, element, source, rows, [predicate, projection], at: range)
        var result = SQLValue(sql: source.sql, type: source.type, isAtom: true, depth: depth)
        result.entity = source.entity.map { SQLValue.Entity(tables: $0.tables) }
        if let predicate { result.sql = writer.filtered(result.sql, name, try condition(predicate, inner)) }
        if let projection {
            let value = try expression(projection, inner)
            result.sql = writer.mapped(result.sql, name, value.type == .null ? cast(value, to: .string) : value.sql)
            result.type = .list(value.type == .null ? .string : value.type)
            result.entity = value.entity
        }
        return result
    }

    /// `all`, `any`, `none`, `single`: with nulls for what is not known.
    func quantified(
        _ quantifier: Expression.Quantifier, _ variable: Variable, _ list: BoundExpression,
        _ predicate: BoundExpression, _ rows: Rows, at range: SourceRange
    ) throws(Diagnostic) -> SQLValue {
        let source = try expression(list, rows)
        if source.type == .null { return .null }
        guard let element = source.type.element else { throw refusal("a list of \(source.type.words)", at: list.range) }
        let name = alias("x")
        let inner = try lambda(variable, name, element, source, rows, [predicate], at: range)
        let test = try boolean(predicate, inner).operand
        func number(_ test: String) -> String { writer.count(writer.filtered(source.sql, name, test)) }
        let (yes, no, open) = (number(test), number("NOT \(test)"), number("\(test) IS NULL"))
        let text =
            switch quantifier {
            case .all: "WHEN \(no) > 0 THEN FALSE WHEN \(open) > 0 THEN NULL ELSE TRUE"
            case .any: "WHEN \(yes) > 0 THEN TRUE WHEN \(open) > 0 THEN NULL ELSE FALSE"
            case .none: "WHEN \(yes) > 0 THEN FALSE WHEN \(open) > 0 THEN NULL ELSE TRUE"
            case .single: "WHEN \(yes) > 1 THEN FALSE WHEN \(open) > 0 THEN NULL ELSE \(yes) = 1"
            }
        return SQLValue(
            sql: "CASE WHEN \(source.operand) IS NULL THEN NULL \(text) END", type: .boolean, isAtom: true, depth: depth
        )
    }

    /// The rows with an element of a list; what an engine cannot compute in a list is refused.
    private func lambda(
        _ variable: Variable, _ name: String, _ element: SQLType, _ source: SQLValue, _ rows: Rows,
        _ bodies: [BoundExpression?], at range: SourceRange
    ) throws(Diagnostic) -> Rows {
        for case let body? in bodies where body.hasSubquery || element.isEntity && body.readsParts(of: variable) {
            throw refusal("a subquery or a property of a node inside a list", at: body.range)
        }
        var inner = rows
        var value = SQLValue.column(name, element, depth: depth)
        if element.isEntity { value.entity = source.entity.map { SQLValue.Entity(tables: $0.tables) } }
        inner.values[variable.id] = value
        return inner
    }
}

extension BoundExpression {
    /// Whether more than the identity of a variable's node is read.
    fileprivate func readsParts(of variable: Variable) -> Bool {
        switch kind {
        case .property(let operand, _), .hasLabels(let operand, _):
            if operand.plainVariable == variable { return true }
        case .call(_, let arguments): if arguments.contains(where: { $0.plainVariable == variable }) { return true }
        default: break
        }
        var found = false
        forEachChild { if !found { found = $0.readsParts(of: variable) } }
        return found
    }
}
