import CypherSemantics
import CypherSyntax

extension Compilation {
    func negated(_ operand: BoundExpression, _ rows: Rows) throws(Diagnostic) -> SQLValue {
        let value = try expression(operand, rows)
        switch value.type {
        case .integer:
            return SQLValue(sql: "\(writer.integer(0)) - \(value.operand)", type: .integer, depth: value.depth)
        case .float: return SQLValue(sql: "-\(value.operand)", type: .float, depth: value.depth)
        case .null: return .null
        default: throw refusal("minus of \(value.type.words)", at: operand.range)
        }
    }

    // MARK: Arithmetic, texts and lists

    func binary(
        _ kind: Expression.BinaryOperator, _ a: SQLValue, _ b: SQLValue, _ right: BoundExpression, at range: SourceRange
    ) throws(Diagnostic) -> SQLValue {
        if kind == .in_ { return try contained(a, in: b, right, at: range) }
        if a.type == .null || b.type == .null { return .null }
        func result(_ sql: String, _ type: SQLType) -> SQLValue {
            SQLValue(sql: sql, type: type, depth: max(a.depth, b.depth))
        }
        switch (kind, a.type, b.type) {
        case (.startsWith, .string, .string): return result(writer.startsWith(a.sql, b.sql), .boolean)
        case (.endsWith, .string, .string): return result(writer.endsWith(a.sql, b.sql), .boolean)
        case (.contains, .string, .string): return result(writer.contains(a.sql, b.sql), .boolean)
        case (.matches, .string, .string):
            guard case .string(let pattern) = right.kind, PortablePattern.isPortable(pattern) else {
                throw refusal("a regular expression that engines may read in different ways", at: right.range)
            }
            return result(writer.matches(a.sql, b.sql), .boolean)
        case (.startsWith, _, _), (.endsWith, _, _), (.contains, _, _): return .null
        case (.add, .string, .string), (.concatenate, .string, .string):
            return result("\(a.operand) || \(b.operand)", .string)
        case (.add, .string, .integer), (.add, .integer, .string):
            return result("\(cast(a, to: .string)) || \(cast(b, to: .string))", .string)
        case (.add, .list(let x), .list(let y)), (.concatenate, .list(let x), .list(let y)):
            guard let element = x.joined(y) else { throw refusal("joining lists of different kinds", at: range) }
            let lists = (cast(a, to: .list(element)), cast(b, to: .list(element)))
            return nullable(writer.concatenated(lists.0, lists.1), [a, b], .list(element))
        case (.add, .list(let x), let y) where x.joined(y) == x && y.element == nil:
            return nullable(writer.appended(a.sql, cast(b, to: x)), [a], .list(x))
        case (.add, let x, .list(let y)) where y.joined(x) == y && x.element == nil:
            return nullable(writer.prepended(b.sql, cast(a, to: y)), [b], .list(y))
        default: return try arithmetic(kind, a, b, at: range)
        }
    }

    /// Null where one of the values is: not every function of every engine says so.
    private func nullable(_ sql: String, _ values: [SQLValue], _ type: SQLType) -> SQLValue {
        let tests = values.filter { !$0.isConstant }.map { "\($0.operand) IS NULL" }
        let text = tests.isEmpty ? sql : "CASE WHEN \(tests.joined(separator: " OR ")) THEN NULL ELSE \(sql) END"
        return SQLValue(sql: text, type: type, isAtom: true, depth: depth)
    }

    private func arithmetic(
        _ kind: Expression.BinaryOperator, _ a: SQLValue, _ b: SQLValue, at range: SourceRange
    ) throws(Diagnostic) -> SQLValue {
        guard a.type.isNumber, b.type.isNumber else {
            throw refusal("`\(kind.rawValue)` between \(a.type.words) and \(b.type.words)", at: range)
        }
        let isWhole = a.type == .integer && b.type == .integer
        let type: SQLType = isWhole ? .integer : .float
        let (x, y) = isWhole ? (a.operand, b.operand) : (real(a), real(b))
        let sql: String
        switch kind {
        case .add, .subtract, .multiply: sql = "\(x) \(kind.rawValue) \(y)"
        case .divide:
            guard isWhole || compiler.dialect == .duckdb else { throw refusal("division of floats", at: range) }
            sql = isWhole ? writer.quotient(x, y) : "\(x) / \(y)"
        case .modulo:
            guard isWhole || compiler.dialect == .duckdb else { throw refusal("a remainder of floats", at: range) }
            sql = "\(x) % \(y)"
        case .power: return SQLValue(sql: "power(\(real(a)), \(real(b)))", type: .float, isAtom: true, depth: depth)
        default: throw refusal("`\(kind.rawValue)` between \(a.type.words) and \(b.type.words)", at: range)
        }
        return SQLValue(sql: sql, type: type, depth: max(a.depth, b.depth))
    }

    /// A number as a float.
    func real(_ value: SQLValue) -> String {
        value.type == .float ? value.operand : "CAST(\(value.sql) AS \(writer.typeName(.float)))"
    }

    // MARK: Comparison

    func compare(
        _ comparison: Expression.ComparisonOperator, _ a: SQLValue, _ b: SQLValue, at range: SourceRange
    ) throws(Diagnostic) -> SQLValue {
        if a.type == .null || b.type == .null { return .null }
        let isEquality = comparison == .equal || comparison == .notEqual
        let depth = max(a.depth, b.depth)
        switch (a.type, b.type) {
        case (.integer, .integer), (.string, .string), (.boolean, .boolean), (.date, .date), (.localTime, .localTime),
            (.localDateTime, .localDateTime):
            return SQLValue(
                sql: "\(bare(a, beside: b)) \(comparison.rawValue) \(bare(b, beside: a))", type: .boolean, depth: depth)
        case (.float, .float), (.integer, .float), (.float, .integer):
            return SQLValue(
                sql: try compareReal(comparison, a, b, at: range), type: .boolean, isAtom: true, depth: depth)
        case (.node, .node), (.relationship, .relationship):
            guard isEquality else { return .null }
            return SQLValue(sql: "\(a.operand) \(comparison.rawValue) \(b.operand)", type: .boolean, depth: depth)
        case (.list(let x), .list(let y)):
            guard isEquality, let element = x.joined(y), element.isPlain, element != .float else {
                throw refusal("comparing lists of \(x.words)", at: range)
            }
            return equalLists(a, b, isNegated: comparison == .notEqual)
        case (.map, .map), (.path, .path), (.mixed, _), (_, .mixed), (.duration, .duration):
            throw refusal("comparing \(a.type.words) with \(b.type.words)", at: range)
        default:
            guard isEquality else {
                return SQLValue(
                    sql: "CAST(NULL AS \(writer.typeName(.boolean)))", type: .boolean, isAtom: true, depth: depth)
            }
            // Values of different kinds are not equal; null stays null.
            let truth = comparison == .equal ? "FALSE" : "TRUE"
            return SQLValue(
                sql: "CASE WHEN \(a.operand) IS NOT NULL AND \(b.operand) IS NOT NULL THEN \(truth) END",
                type: .boolean, isAtom: true, depth: depth)
        }
    }

    /// A literal beside a column needs no type.
    private func bare(_ value: SQLValue, beside other: SQLValue) -> String {
        guard let number = value.integer, other.integer == nil, number >= 0 else { return value.operand }
        return "\(number)"
    }

    /// Numbers by value: a NaN is equal to nothing, and whole numbers keep all their digits.
    private func compareReal(
        _ comparison: Expression.ComparisonOperator, _ a: SQLValue, _ b: SQLValue, at range: SourceRange
    ) throws(Diagnostic) -> String {
        func isSmall(_ value: SQLValue) -> Bool { value.integer.map { abs($0) <= 1 << 53 } ?? false }
        let isMixed = a.type != b.type
        if isMixed, !(a.type == .integer ? isSmall(a) : isSmall(b)) {
            guard compiler.dialect == .duckdb else { throw refusal("comparing integers with floats", at: range) }
        }
        let (x, y) = (real(a), real(b))
        let nans = [a, b].filter { $0.type == .float && !$0.isConstant }.map { writer.isNaN($0.sql) }
        var text = "\(x) \(comparison.rawValue) \(y)"
        if isMixed, !isSmall(a), !isSmall(b) {
            // Where they are the same as floats, the float is whole: then it is compared with all digits.
            let whole = [a, b].map { "CAST(\($0.sql) AS HUGEINT)" }
            text =
                "CASE WHEN \(x) = \(y) AND isfinite(\(x)) AND isfinite(\(y)) "
                + "THEN \(whole[0]) \(comparison.rawValue) \(whole[1]) ELSE \(text) END"
        }
        guard !nans.isEmpty else { return "(\(text))" }
        let truth = comparison == .notEqual ? "TRUE" : "FALSE"
        return "CASE WHEN \(nans.joined(separator: " OR ")) THEN "
            + "CASE WHEN \(a.operand) IS NOT NULL AND \(b.operand) IS NOT NULL THEN \(truth) END ELSE \(text) END"
    }

    /// Lists are equal where all elements are; a null among equal ones leaves it open.
    private func equalLists(_ a: SQLValue, _ b: SQLValue, isNegated: Bool) -> SQLValue {
        let (x, y) = (a.sql, b.sql)
        let (yes, no) = isNegated ? ("FALSE", "TRUE") : ("TRUE", "FALSE")
        func nulls(_ list: String) -> String { "\(writer.count(writer.filtered(list, "e", "e IS NULL"))) > 0" }
        let differ: String
        switch compiler.dialect {
        case .duckdb: differ = "len(list_filter(list_zip(\(x), \(y)), lambda e: e[1] <> e[2])) > 0"
        case .spark: differ = "exists(arrays_zip(\(x), \(y)), e -> coalesce(e[0] <> e[1], false))"
        }
        let text =
            "CASE WHEN \(a.operand) IS NULL OR \(b.operand) IS NULL THEN NULL "
            + "WHEN \(writer.count(x)) <> \(writer.count(y)) THEN \(no) WHEN \(differ) THEN \(no) "
            + "WHEN \(nulls(x)) OR \(nulls(y)) THEN NULL ELSE \(yes) END"
        return SQLValue(sql: text, type: .boolean, isAtom: true, depth: depth)
    }

    // MARK: IN

    private func contained(
        _ value: SQLValue, in list: SQLValue, _ written: BoundExpression, at range: SourceRange
    ) throws(Diagnostic) -> SQLValue {
        if list.type == .null { return .null }
        guard let element = list.type.element else { throw refusal("IN \(list.type.words)", at: range) }
        guard value.type == .null || value.type == element || element == .null else {
            if value.type.isPlain, element.isPlain, !(value.type.isNumber && element.isNumber) {
                // Of another kind than all elements; only nulls leave it open.
                return SQLValue(
                    sql: membership(value, list, found: nil), type: .boolean, isAtom: true, depth: depth)
            }
            throw refusal("\(value.type.words) IN a list of \(element.words)", at: range)
        }
        guard element.isPlain, element != .float else { throw refusal("IN a list of \(element.words)", at: range) }
        let found = value.type == .null || element == .null ? nil : writer.holds(list.sql, value.sql)
        return SQLValue(sql: membership(value, list, found: found), type: .boolean, isAtom: true, depth: depth)
    }

    private func membership(_ value: SQLValue, _ list: SQLValue, found: String?) -> String {
        let hasNull = "\(writer.count(writer.filtered(list.sql, "e", "e IS NULL"))) > 0"
        return "CASE WHEN \(list.operand) IS NULL THEN NULL WHEN \(writer.count(list.sql)) = 0 THEN FALSE "
            + "WHEN \(value.operand) IS NULL THEN NULL "
            + (found.map { "WHEN \($0) THEN TRUE " } ?? "") + "WHEN \(hasNull) THEN NULL ELSE FALSE END"
    }
}

extension SQLType {
    /// Whether equality in SQL is equality in Cypher, but for nulls and NaN.
    var isPlain: Bool {
        switch self {
        case .null, .boolean, .integer, .float, .string, .date, .localTime, .localDateTime, .node, .relationship: true
        default: false
        }
    }
}
