extension Value {
    /// What a comparison by `<`, `<=`, `>` or `>=` finds.
    public enum Comparison: Sendable {
        case less, equal, greater
        /// NaN is involved: every comparison is false.
        case unordered

        init(_ order: Int) { self = order < 0 ? .less : order > 0 ? .greater : .equal }
    }

    /// The language's comparison: nil (null) where either is null or the two are of types that do not compare.
    /// Numbers, strings, booleans, lists and temporal values of the same type compare.
    public func compare(_ other: Value) -> Comparison? {
        switch (self, other) {
        case (.boolean(let a), .boolean(let b)): return Comparison(Value.order(a, b))
        case (.integer(let a), .integer(let b)): return Comparison(Value.order(a, b))
        case (.float(let a), .float(let b)):
            if a.isNaN || b.isNaN { return .unordered }
            return Comparison(Value.order(a, b))
        case (.integer(let a), .float(let b)):
            return b.isNaN ? .unordered : Comparison(Numbers.compare(a, b))
        case (.float(let a), .integer(let b)):
            return a.isNaN ? .unordered : Comparison(-Numbers.compare(b, a))
        case (.string(let a), .string(let b)): return Comparison(CodePoints.compare(a, b))
        case (.list(let a), .list(let b)): return Value.compare(a, b)
        case (.date(let a), .date(let b)): return Comparison(Value.order(a, b))
        case (.localTime(let a), .localTime(let b)): return Comparison(Value.order(a, b))
        case (.time(let a), .time(let b)): return Comparison(Value.order(a, b))
        case (.localDateTime(let a), .localDateTime(let b)): return Comparison(Value.order(a, b))
        case (.dateTime(let a), .dateTime(let b)): return Comparison(Value.order(a, b))
        default: return nil
        }
    }

    /// Element by element; the first that is not equal decides, an unknown one makes the answer unknown.
    private static func compare(_ a: [Value], _ b: [Value]) -> Comparison? {
        for (x, y) in zip(a, b) {
            switch x.compare(y) {
            case .equal: continue
            case nil where x.equals(y) == true: continue
            case let decided: return decided
            }
        }
        return Comparison(a.count - b.count)
    }

    /// The total order of ORDER BY, ascending: below zero, zero or above zero. Types come in the order map, node,
    /// relationship, list, path, point, date and time, duration, string, boolean, number, NaN, null.
    public static func order(_ a: Value, _ b: Value) -> Int {
        switch (a, b) {
        case (.null, .null): return 0
        case (.integer(let x), .integer(let y)): return order(x, y)
        case (.float(let x), .float(let y)):
            if x.isNaN || y.isNaN { return order(x.isNaN, y.isNaN) }
            return order(x, y)
        case (.integer(let x), .float(let y)): return y.isNaN ? -1 : Numbers.compare(x, y)
        case (.float(let x), .integer(let y)): return x.isNaN ? 1 : -Numbers.compare(y, x)
        case (.string(let x), .string(let y)): return CodePoints.compare(x, y)
        case (.boolean(let x), .boolean(let y)): return order(x, y)
        case (.list(let x), .list(let y)): return order(x, y)
        case (.map(let x), .map(let y)): return order(x, y)
        case (.node(let x), .node(let y)): return order(x, y)
        case (.relationship(let x), .relationship(let y)): return order(x, y)
        case (.path(let x), .path(let y)): return order(x, y)
        case (.date(let x), .date(let y)): return order(x, y)
        case (.localTime(let x), .localTime(let y)): return order(x, y)
        case (.time(let x), .time(let y)): return order(x, y)
        case (.localDateTime(let x), .localDateTime(let y)): return order(x, y)
        case (.dateTime(let x), .dateTime(let y)): return order(x, y)
        case (.duration(let x), .duration(let y)): return CalendarDuration.order(x, y)
        case (.point(let x), .point(let y)): return PointValue.order(x, y)
        default: return order(a.typeRank, b.typeRank)
        }
    }

    private var typeRank: Int {
        switch self {
        case .map: 0
        case .node: 1
        case .relationship: 2
        case .list: 3
        case .path: 4
        case .point: 5
        case .dateTime: 6
        case .localDateTime: 7
        case .date: 8
        case .time: 9
        case .localTime: 10
        case .duration: 11
        case .string: 12
        case .boolean: 13
        case .integer, .float: 14
        case .null: 15
        }
    }

    private static func order<T: Comparable>(_ a: T, _ b: T) -> Int { a < b ? -1 : a > b ? 1 : 0 }

    private static func order(_ a: Bool, _ b: Bool) -> Int { (a ? 1 : 0) - (b ? 1 : 0) }

    private static func order(_ a: [Value], _ b: [Value]) -> Int {
        for (x, y) in zip(a, b) {
            let result = order(x, y)
            if result != 0 { return result }
        }
        return a.count - b.count
    }

    /// By size, then by sorted keys, then by the values in that order.
    private static func order(_ a: MapValue, _ b: MapValue) -> Int {
        if a.count != b.count { return a.count - b.count }
        let keysOfA = a.keys.sorted { CodePoints.compare($0, $1) < 0 }
        let keysOfB = b.keys.sorted { CodePoints.compare($0, $1) < 0 }
        for (x, y) in zip(keysOfA, keysOfB) {
            let result = CodePoints.compare(x, y)
            if result != 0 { return result }
        }
        for key in keysOfA {
            let result = order(a[key] ?? .null, b[key] ?? .null)
            if result != 0 { return result }
        }
        return 0
    }

    /// By the alternating nodes and relationships; a prefix comes first.
    private static func order(_ a: PathValue, _ b: PathValue) -> Int {
        for position in 0..<min(a.nodes.count, b.nodes.count) {
            let nodes = order(a.nodes[position], b.nodes[position])
            if nodes != 0 { return nodes }
            guard position < a.relationships.count, position < b.relationships.count else { break }
            let relationships = order(a.relationships[position], b.relationships[position])
            if relationships != 0 { return relationships }
        }
        return a.nodes.count - b.nodes.count
    }
}
