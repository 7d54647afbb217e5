import CypherSyntax
import PropertyGraph

/// The meaning of a type name in `IS :: TYPE`.
indirect enum TypeTest: Sendable {
    case any, nothing, null, propertyValue
    case boolean, string, integer, float
    case date, localTime, time, localDateTime, dateTime, duration, point
    case map, node, relationship, path
    case list(TypeTest)
    case union([TypeTest])
    case notNull(TypeTest)

    /// Nil for a name that is no type.
    init?(_ name: TypeName) {
        switch name {
        case .named(let word, let notNull):
            guard let plain = TypeTest.names[word] else { return nil }
            self = notNull ? .notNull(plain) : plain
        case .list(let element, let notNull):
            guard let inner = TypeTest(element) else { return nil }
            self = notNull ? .notNull(.list(inner)) : .list(inner)
        case .union(let members):
            let inner = members.compactMap(TypeTest.init)
            guard inner.count == members.count else { return nil }
            self = .union(inner)
        }
    }

    private static let names: [String: TypeTest] = [
        "ANY": .any, "ANY VALUE": .any, "NOTHING": .nothing, "NULL": .null, "PROPERTY VALUE": .propertyValue,
        "ANY PROPERTY VALUE": .propertyValue, "BOOL": .boolean, "BOOLEAN": .boolean, "STRING": .string,
        "VARCHAR": .string, "INT": .integer, "INTEGER": .integer, "INT64": .integer, "INTEGER64": .integer,
        "SIGNED INTEGER": .integer, "FLOAT": .float, "FLOAT64": .float, "DATE": .date, "LOCAL TIME": .localTime,
        "TIME WITHOUT TIME ZONE": .localTime, "TIME WITHOUT TIMEZONE": .localTime, "ZONED TIME": .time,
        "TIME WITH TIME ZONE": .time, "TIME WITH TIMEZONE": .time, "LOCAL DATETIME": .localDateTime,
        "TIMESTAMP WITHOUT TIME ZONE": .localDateTime, "TIMESTAMP WITHOUT TIMEZONE": .localDateTime,
        "ZONED DATETIME": .dateTime, "TIMESTAMP WITH TIME ZONE": .dateTime, "TIMESTAMP WITH TIMEZONE": .dateTime,
        "DURATION": .duration, "POINT": .point, "MAP": .map, "ANY MAP": .map, "NODE": .node, "ANY NODE": .node,
        "VERTEX": .node,
        "ANY VERTEX": .node, "RELATIONSHIP": .relationship, "ANY RELATIONSHIP": .relationship,
        "EDGE": .relationship, "ANY EDGE": .relationship, "PATH": .path, "ANY PATH": .path,
    ]

    /// Whether a value is of the type. Null is of every type but NOTHING and those that say NOT NULL.
    func matches(_ value: Value) -> Bool {
        switch (self, value) {
        case (.nothing, _): false
        case (.notNull(let inner), _): !value.isNull && inner.matches(value)
        case (.union(let members), _): members.contains { $0.matches(value) }
        case (_, .null), (.any, _): true
        case (.boolean, .boolean), (.string, .string), (.integer, .integer), (.float, .float), (.date, .date),
            (.localTime, .localTime), (.time, .time), (.localDateTime, .localDateTime), (.dateTime, .dateTime),
            (.duration, .duration), (.point, .point), (.map, .map), (.node, .node), (.relationship, .relationship),
            (.path, .path):
            true
        case (.list(let inner), .list(let elements)): elements.allSatisfy { inner.matches($0) }
        case (.propertyValue, _): value.isStorable
        default: false
        }
    }
}

extension Value {
    /// Whether a property can hold it.
    fileprivate var isStorable: Bool {
        switch self {
        case .null, .map, .node, .relationship, .path: return false
        case .list(let elements):
            guard let first = elements.first else { return true }
            return !first.isNested && elements.allSatisfy { $0.isStorable && $0.kindForPeople == first.kindForPeople }
        default: return true
        }
    }
}
