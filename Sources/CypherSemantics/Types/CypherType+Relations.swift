extension CypherType {
    /// Whether a value of this static type may be of `other`, as far as can be known: unknown and null always may.
    func mayBe(_ other: CypherType) -> Bool {
        switch (self, other) {
        case (.any, _), (.null, _), (_, .any): true
        case (.integer, .number), (.float, .number), (.number, .integer), (.number, .float): true
        // An integer goes wherever a float is asked for.
        case (.integer, .float): true
        case (.list(let a), .list(let b)): a.mayBe(b)
        default: self == other
        }
    }

    /// Whether a value may be of one of `others`.
    func mayBe(oneOf others: [CypherType]) -> Bool { others.contains { mayBe($0) } }

    /// The narrowest type that holds both.
    func union(_ other: CypherType) -> CypherType {
        if self == other { return self }
        switch (self, other) {
        case (.null, let type), (let type, .null): return type
        case (.list(let a), .list(let b)): return .list(a.union(b))
        default: return isNumeric && other.isNumeric ? .number : .any
        }
    }

    var isNumeric: Bool {
        switch self {
        case .integer, .float, .number: true
        default: false
        }
    }

    var isUnknown: Bool { self == .any || self == .null }

    /// A point in time or a part of one; not a duration.
    var isInstant: Bool {
        switch self {
        case .date, .localTime, .time, .localDateTime, .dateTime: true
        default: false
        }
    }

    /// What a list of this type, or a value that may be one, has as elements.
    var element: CypherType {
        if case .list(let element) = self { return element }
        return .any
    }

    var isList: Bool {
        if case .list = self { return true }
        return false
    }

    /// As shown to people.
    var name: String {
        switch self {
        case .any: "any value"
        case .null: "null"
        case .boolean: "a boolean"
        case .integer: "an integer"
        case .float: "a float"
        case .number: "a number"
        case .string: "a string"
        case .list: "a list"
        case .map: "a map"
        case .node: "a node"
        case .relationship: "a relationship"
        case .path: "a path"
        case .date: "a date"
        case .localTime: "a local time"
        case .time: "a time"
        case .localDateTime: "a local datetime"
        case .dateTime: "a datetime"
        case .duration: "a duration"
        case .point: "a point"
        }
    }

    /// `a, b or c`
    static func names(of types: [CypherType]) -> String {
        var names = types.filter { !$0.isInstant }.map(\.name)
        let instants = types.filter(\.isInstant)
        names += instants.count > 2 ? ["a date or time"] : instants.map(\.name)
        guard names.count > 1 else { return names.first ?? "" }
        return names.dropLast().joined(separator: ", ") + " or " + names[names.count - 1]
    }
}
