import CypherSemantics
import CypherSyntax

extension Compilation {
    /// EXISTS, COUNT and COLLECT.
    func subquery(
        _ kind: Expression.SubqueryKind, _ subquery: BoundSubquery, _ rows: Rows, at range: SourceRange
    ) throws(Diagnostic) -> SQLValue {
        depth += 1
        defer { depth -= 1 }
        var inner = Rows()
        inner.values = rows.values
        let query = subquery.query
        do throws(Diagnostic) { try add(query, to: &inner) } catch {
            var error = error
            if error.range == SourceRange(0, 0) { error.range = range }
            throw error
        }
        switch kind {
        case .exists:
            let select = Select(from: inner.from, conditions: inner.conditions)
            return SQLValue(sql: "EXISTS (\(select.text(writer)))", type: .boolean, isAtom: true, depth: depth - 1)
        case .count:
            var select = Select(from: inner.from, conditions: inner.conditions)
            select.columns = [("count(*)", "n")]
            return SQLValue(sql: "(\(select.text(writer)))", type: .integer, isAtom: true, depth: depth - 1)
        case .collect: return try collected(query, inner, at: range)
        }
    }

    private func collected(_ query: BoundQuery, _ inner: Rows, at range: SourceRange) throws(Diagnostic) -> SQLValue {
        let value = inner.values[query.columns[0].variable.id]!
        let type: SQLType = value.type == .null ? .string : value.type
        if case .path = type { throw refusal("a list of paths", at: range) }
        let order = inner.order.map { sortKey($0) }
        guard
            let list = writer.collected(
                cast(value, to: type), isDistinct: false, order: order, keepsNulls: true, type: type)
        else { throw refusal("COLLECT", at: range) }
        var select = Select(from: inner.from, conditions: inner.conditions)
        select.columns = [(list, "list")]
        var result = SQLValue(sql: "(\(select.text(writer)))", type: .list(type), isAtom: true, depth: depth - 1)
        result.entity = value.entity.map { SQLValue.Entity(tables: $0.tables) }
        return result
    }
}
