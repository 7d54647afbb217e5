import CypherSyntax

/// What to write where a value is of another type than is wanted.
extension CypherType {
    /// How to come from this type to one of those that are wanted, the likeliest first.
    func remedies(towards wanted: [CypherType]) -> [String] {
        wanted.lazy.compactMap(remedy(towards:)).first.map { [$0] } ?? []
    }

    private func remedy(towards wanted: CypherType) -> String? {
        switch (self, wanted) {
        case (.path, .list), (.path, .string): "length(p) counts a path's relationships, nodes(p) lists its nodes"
        case (.path, .node): "nodes(p) lists a path's nodes: nodes(p)[0] is the first"
        case (.path, .relationship): "relationships(p) lists a path's relationships"
        case (.map, .number): "take an entry of it: m.key; maps are joined by a{.*, key: value}"
        case (.list, .path), (.string, .path): "size(x) counts the elements of a list and the characters of a text"
        case (.node, .boolean), (.relationship, .boolean):
            "ask for a label, n:Label, for a property, n.key = value, or x IS NOT NULL"
        case (.string, .boolean): "compare it, such as x = 'a', or convert it: toBoolean(x)"
        case (_, .boolean): isNumeric ? "compare it, such as x > 0" : "compare it, such as x = y, or x IS NOT NULL"
        case (.string, .integer), (.boolean, .integer): "convert it: toInteger(x)"
        case (.float, .integer), (.number, .integer): "convert it: toInteger(x), or toInteger(round(x))"
        case (.string, .float), (.string, .number): "convert it: toInteger(x) or toFloat(x)"
        case (.boolean, .number), (.boolean, .float): "convert it: toInteger(x), or CASE WHEN x THEN 1 ELSE 0 END"
        case (.list, .integer), (.list, .number), (.list, .float):
            "take an element, list[0], count them, size(list), or work on each: [x IN list | …]"
        case (.list, .string): "take an element, list[0], or join them: string.join(list, ', ')"
        case (.list(_), .node), (.list(_), .relationship), (.list(_), .map):
            "take an element, list[0], or UNWIND list AS x"
        case (.duration, .integer), (.duration, .number), (.duration, .float): "take a part of it: d.days, d.seconds"
        case (_, .integer), (_, .number), (_, .float):
            isInstant ? "take a part of it: d.year, d.month, t.hour" : isElement ? "take a property of it: n.key" : nil
        case (_, .string):
            isElement
                ? "take a property of it: n.key, or labels(n), type(r)"
                : self == .map ? "take an entry of it: m.key" : "convert it: toString(x)"
        case (.string, .list): "split(s, ',') makes a list of a text, substring(s, 0, 1) takes a part of it"
        case (.map, .list): "keys(m) lists its keys, [k IN keys(m) | m[k]] its values"
        case (_, .list): "a list of one is [x]"
        case (_, .map): isElement ? nil : "a map is {key: value}"
        case (.map, .node), (.map, .relationship): "a map has no labels: find its node with MATCH (n {key: m.key})"
        case (_, .node): "a node is a variable of MATCH: MATCH (n)"
        case (_, .relationship): "a relationship is a variable of MATCH: MATCH ()-[r]->()"
        case (_, .path): "a path is named in MATCH: MATCH p = (a)-->(b)"
        case (_, .point): "a point is point({x: 1, y: 2}) or point({longitude: 35.5, latitude: 33.9})"
        case (_, .duration): "a duration is duration('P1D') or duration({days: 1})"
        case (.string, _): wanted.isInstant ? "convert it: date(x), datetime(x), time(x)" : nil
        case (_, .date), (_, .dateTime), (_, .localDateTime):
            "a date is date('2024-05-31'), a moment datetime('2024-05-31T08:30Z')"
        case (_, .time), (_, .localTime): "a time is localtime('08:30'), or time('08:30+03:00')"
        default: nil
        }
    }

    /// What two types that an operator cannot join want.
    func remedies(joining other: CypherType, by operation: Expression.BinaryOperator) -> [String] {
        if isInstant && other.isInstant { return ["the time between two moments is duration.between(a, b)"] }
        if isInstant && other.isNumeric || isNumeric && other.isInstant {
            return ["add a duration: d + duration({days: 1})"]
        }
        if self == .duration || other == .duration {
            return ["durations are added to dates and durations, times a number"]
        }
        if operation == .concatenate { return ["|| joins two texts or two lists: a || toString(b), a || [b]"] }
        return []
    }

    /// Whether it is a node or a relationship.
    private var isElement: Bool { self == .node || self == .relationship }
}
