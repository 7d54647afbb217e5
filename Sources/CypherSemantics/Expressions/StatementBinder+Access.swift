import CypherSyntax

extension StatementBinder {
    /// Reports a property of something that has none. On a path the error is one of syntax, on a plain value one of type.
    func checkHasProperties(_ base: BoundExpression, _ key: Name) throws(Diagnostic) {
        let types: [CypherType] = [
            .node, .relationship, .map, .date, .localTime, .time, .localDateTime, .dateTime, .duration, .point,
        ]
        guard !base.type.mayBe(oneOf: types) else { return }
        let hint =
            switch base.type {
            case .path: "use nodes(path), relationships(path) or length(path)"
            case .list: "take an element first, or use [x IN list | x.\(key.text)]"
            case .string: "texts have functions: size(s), toUpper(s), substring(s, 0, 3), date(s).year"
            default: "properties are those of nodes, relationships, maps, dates and points"
            }
        try report(
            Diagnostic(
                base.type == .path ? .syntaxError : .typeError, code: "InvalidArgumentType", at: base.range,
                message: "\(base.type.name) has no properties, so `.\(key.text)` cannot be read",
                hints: [hint]))
    }

    /// `e[index]`
    func bindSubscript(
        _ base: BoundExpression, _ index: Expression, _ range: SourceRange, in context: ExpressionContext
    ) throws(Diagnostic) -> BoundExpression {
        let boundIndex = try bind(index, in: context)
        try require(base, oneOf: [.list(.any), .map, .node, .relationship], by: "`[…]`", as: .typeError)
        if base.type.isList {
            try require(boundIndex, oneOf: [.integer], by: "an index of a list", as: .typeError)
        }
        return BoundExpression(
            .subscript_(base, index: boundIndex), type: base.type.element, range: range)
    }

    /// `e[from..to]`
    func bindSlice(
        _ base: BoundExpression, _ from: Expression?, _ to: Expression?, _ range: SourceRange,
        in context: ExpressionContext
    ) throws(Diagnostic) -> BoundExpression {
        try require(base, oneOf: [.list(.any)], by: "`[… .. …]`", as: .typeError)
        let lower = try bind(optional: from, in: context)
        let upper = try bind(optional: to, in: context)
        for bound in [lower, upper] {
            if let bound { try require(bound, oneOf: [.integer], by: "A bound of a slice", as: .typeError) }
        }
        let type: CypherType = base.type.isList ? base.type : .any
        return BoundExpression(.slice(base, from: lower, to: upper), type: type, range: range)
    }

    /// `n {.name, .*, key: value, variable}`; of null it is null. What is no variable is worked out once: the projection is
    /// that of the one element of a list.
    func bindMapProjection(
        _ base: Expression, _ items: [Expression.MapProjectionItem], _ range: SourceRange, in context: ExpressionContext
    ) throws(Diagnostic) -> BoundExpression {
        let bound = try bind(base, in: context)
        if case .variable = bound.kind { return try bindMapProjection(of: bound, items, range, in: context) }
        let element = makeAnonymous(bound.type)
        let read = BoundExpression(.variable(element), type: bound.type, range: base.range)
        let projection = try bindMapProjection(of: read, items, range, in: context)
        let one = BoundExpression(.list([bound]), type: .list(bound.type), range: base.range)
        let list = BoundExpression(
            .listComprehension(element, list: one, predicate: nil, projection: projection), type: .list(.map),
            range: range)
        let first = BoundExpression(.integer(0), type: .integer, range: range)
        return BoundExpression(.subscript_(list, index: first), type: .map, range: range)
    }

    private func bindMapProjection(
        of bound: BoundExpression, _ items: [Expression.MapProjectionItem], _ range: SourceRange,
        in context: ExpressionContext
    ) throws(Diagnostic) -> BoundExpression {
        try require(bound, oneOf: [.node, .relationship, .map], by: "A map projection")
        var entries: [BoundExpression.Entry] = []
        var hasAll = false
        for item in items {
            switch item {
            case .property(let key):
                let value = BoundExpression(.property(bound, key: key.text), type: .any, range: key.range)
                entries.append(.init(key: key.text, value: value))
            case .allProperties: hasAll = true
            case .entry(let entry):
                entries.append(.init(key: entry.key.text, value: try bind(entry.value, in: context)))
            case .variable(let name):
                entries.append(.init(key: name.text, value: try bindVariable(name, in: context)))
            }
        }
        let map = BoundExpression(hasAll ? .mapWithAll(bound, entries) : .map(entries), type: .map, range: range)
        let isNull = BoundExpression(.isNull(bound, negated: false), type: .boolean, range: bound.range)
        let null = BoundExpression(.null, type: .null, range: bound.range)
        return BoundExpression(
            .case_(subject: nil, [.init(condition: isNull, result: null)], otherwise: map), type: .map, range: range)
    }

    /// Reports a type name that the language does not have.
    func check(_ type: TypeName, at range: SourceRange) throws(Diagnostic) {
        switch type {
        case .named(let name, _):
            guard !Self.typeNames.contains(name) else { return }
            try report(
                Diagnostic(
                    code: "UnknownType", at: range, message: "there is no type `\(name)`",
                    hints: Suggestions.hints(for: name, among: Self.typeNames)))
        case .list(let element, _): try check(element, at: range)
        case .union(let types): for type in types { try check(type, at: range) }
        }
    }

    private static let typeNames: Set<String> = [
        "ANY", "ANY VALUE", "PROPERTY VALUE", "ANY PROPERTY VALUE", "NOTHING", "NULL", "BOOL", "BOOLEAN", "VARCHAR",
        "STRING", "INT", "INTEGER", "SIGNED INTEGER", "INT8", "INT16", "INT32", "INT64", "INTEGER8", "INTEGER16",
        "INTEGER32", "INTEGER64", "FLOAT", "FLOAT32", "FLOAT64", "NUMBER", "DATE", "LOCAL TIME",
        "TIME WITHOUT TIME ZONE",
        "TIME WITHOUT TIMEZONE", "ZONED TIME", "TIME", "TIME WITH TIME ZONE", "TIME WITH TIMEZONE", "LOCAL DATETIME",
        "TIMESTAMP WITHOUT TIME ZONE", "TIMESTAMP WITHOUT TIMEZONE", "ZONED DATETIME", "DATETIME", "TIMESTAMP",
        "TIMESTAMP WITH TIME ZONE", "TIMESTAMP WITH TIMEZONE", "DURATION", "POINT", "NODE", "ANY NODE", "VERTEX",
        "ANY VERTEX", "RELATIONSHIP", "ANY RELATIONSHIP", "EDGE", "ANY EDGE", "MAP", "ANY MAP", "LIST", "ARRAY", "PATH",
    ]
}
