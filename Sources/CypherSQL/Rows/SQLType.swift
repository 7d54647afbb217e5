/// What an expression of SQL gives. A statement has a type for every expression, or it is refused: engines would else turn
/// one kind of value into another where Cypher does not.
indirect enum SQLType: Hashable {
    case null
    case boolean, integer, float, string
    case date, localTime, localDateTime, duration
    case list(SQLType)
    case map([MapField])
    /// The number of a node or relationship.
    case node, relationship
    /// A structure of the numbers of its nodes and relationships.
    case path
    /// A property with values of several kinds: nothing can be done with it, but ask whether it is null.
    case mixed

    /// An entry of a map.
    struct MapField: Hashable {
        let key: String
        let type: SQLType
    }

    init(_ type: ColumnType) {
        switch type {
        case .boolean: self = .boolean
        case .integer: self = .integer
        case .float: self = .float
        case .string: self = .string
        case .date: self = .date
        case .localTime: self = .localTime
        case .localDateTime: self = .localDateTime
        case .list(let element): self = .list(SQLType(element))
        case .mixed: self = .mixed
        }
    }

    var isNumber: Bool { self == .integer || self == .float }

    var isEntity: Bool { self == .node || self == .relationship }

    /// The elements' type, of a list.
    var element: SQLType? { if case .list(let element) = self { element } else { nil } }

    /// The type that holds values of both; nil where none does.
    func joined(_ other: SQLType) -> SQLType? {
        if self == other { return self }
        switch (self, other) {
        case (.null, _): return other
        case (_, .null): return self
        case (.list(let a), .list(let b)): return a.joined(b).map(SQLType.list)
        case (.map(let a), .map(let b)) where a.map(\.key) == b.map(\.key):
            var fields: [MapField] = []
            for (a, b) in zip(a, b) {
                guard let type = a.type.joined(b.type) else { return nil }
                fields.append(MapField(key: a.key, type: type))
            }
            return .map(fields)
        default: return nil
        }
    }

    /// As messages have it.
    var words: String {
        switch self {
        case .null: "null"
        case .boolean: "a boolean"
        case .integer: "an integer"
        case .float: "a float"
        case .string: "a string"
        case .date: "a date"
        case .localTime: "a local time"
        case .localDateTime: "a local datetime"
        case .duration: "a duration"
        case .list: "a list"
        case .map: "a map"
        case .node: "a node"
        case .relationship: "a relationship"
        case .path: "a path"
        case .mixed: "a property with values of several kinds"
        }
    }
}
