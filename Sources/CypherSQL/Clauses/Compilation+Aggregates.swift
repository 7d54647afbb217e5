import CypherSemantics
import CypherSyntax

extension Compilation {
    /// An aggregate over the rows of a group.
    func aggregate(_ aggregate: BoundAggregate, _ rows: Rows) throws(Diagnostic) -> SQLValue {
        if aggregate.function == "count(*)" { return SQLValue(sql: "count(*)", type: .integer, depth: depth) }
        let argument = aggregate.arguments[0]
        let value = try expression(argument, rows)
        let distinct = aggregate.distinct ? "DISTINCT " : ""
        func result(_ sql: String, _ type: SQLType) -> SQLValue { SQLValue(sql: sql, type: type, depth: depth) }
        if value.type.holdsMixed, aggregate.function != "count" {
            throw refusal("\(aggregate.function) of \(value.type.words)", at: argument.range)
        }
        if aggregate.distinct { try checkComparable(value.type, at: argument.range) }
        switch aggregate.function {
        case "count": return result("count(\(distinct)\(value.sql))", .integer)
        case "collect", "collect_list":
            let type = value.type
            if case .path = type { throw refusal("a list of paths", at: argument.range) }
            let order = rows.order.map { sortKey($0) }
            guard
                let list = writer.collected(
                    type == .null ? cast(value, to: .string) : value.sql, isDistinct: aggregate.distinct, order: order,
                    keepsNulls: false, type: type == .null ? .string : type)
            else { throw refusal("collecting in an order", at: argument.range) }
            var list_ = result(list, .list(type))
            list_.entity = value.entity.map { SQLValue.Entity(tables: $0.tables) }
            return list_
        case "sum":
            switch value.type {
            case .integer:
                return result(
                    "CAST(coalesce(sum(\(distinct)\(value.sql)), 0) AS \(writer.typeName(.integer)))", .integer)
            case .null: return .literal(writer.integer(0), .integer)
            default: throw refusal("the sum of \(value.type.words)", at: argument.range)
            }
        case "min", "max":
            switch value.type {
            case .integer, .string, .date, .localTime, .localDateTime, .boolean:
                return result("\(aggregate.function)(\(value.sql))", value.type)
            case .float:
                // A NaN is the greatest number in both.
                return result("\(aggregate.function)(\(value.sql))", value.type)
            case .null: return .null
            default: throw refusal("\(aggregate.function) of \(value.type.words)", at: argument.range)
            }
        default:
            throw refusal("`\(aggregate.function)`, whose last digits hang on the order of rows", at: argument.range)
        }
    }
}
