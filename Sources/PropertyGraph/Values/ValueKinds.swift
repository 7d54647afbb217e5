/// Kinds of value, as a set: what a property holds, or a list.
public struct ValueKinds: OptionSet, Hashable, Sendable {
    /// The bits of the set.
    public let rawValue: UInt16
    /// A set of those bits.
    public init(rawValue: UInt16) { self.rawValue = rawValue }

    /// Truth values.
    public static let boolean = ValueKinds(rawValue: 1)
    /// Integers and floats, which compare.
    public static let number = ValueKinds(rawValue: 2)
    /// Texts.
    public static let string = ValueKinds(rawValue: 4)
    /// Dates.
    public static let date = ValueKinds(rawValue: 8)
    /// Times of day.
    public static let localTime = ValueKinds(rawValue: 16)
    /// Times of day with an offset.
    public static let time = ValueKinds(rawValue: 32)
    /// Dates with a time.
    public static let localDateTime = ValueKinds(rawValue: 64)
    /// Dates with a time and a zone.
    public static let dateTime = ValueKinds(rawValue: 128)
    /// Durations.
    public static let duration = ValueKinds(rawValue: 256)
    /// Places.
    public static let point = ValueKinds(rawValue: 1024)
    /// Lists, maps and entities.
    public static let other = ValueKinds(rawValue: 512)

    /// Every kind of temporal value.
    public static let temporal: ValueKinds = [.date, .localTime, .time, .localDateTime, .dateTime, .duration]

    /// The kind of one value; the empty set for null.
    public init(_ value: Value) {
        switch value {
        case .null: self = []
        case .boolean: self = .boolean
        case .integer, .float: self = .number
        case .string: self = .string
        case .date: self = .date
        case .localTime: self = .localTime
        case .time: self = .time
        case .localDateTime: self = .localDateTime
        case .dateTime: self = .dateTime
        case .duration: self = .duration
        case .point: self = .point
        case .list, .map, .node, .relationship, .path: self = .other
        }
    }

    /// Whether no value of these kinds can be equal to, or compared with, one of the others, though one might expect it: a
    /// temporal value and a text, or two kinds of temporal value.
    public func clashes(with other: ValueKinds) -> Bool {
        guard !isEmpty, !other.isEmpty, isDisjoint(with: other) else { return false }
        let allowed: ValueKinds = [.temporal, .string]
        return isSubset(of: allowed) && other.isSubset(of: allowed)
            && !(isDisjoint(with: .temporal) && other.isDisjoint(with: .temporal))
    }

    /// The name of the first kind, as messages have it.
    public var name: String {
        let names: [(ValueKinds, String)] = [
            (.date, "DATE"), (.localTime, "LOCAL TIME"), (.time, "ZONED TIME"), (.localDateTime, "LOCAL DATETIME"),
            (.dateTime, "ZONED DATETIME"), (.duration, "DURATION"), (.string, "STRING"), (.number, "number"),
            (.boolean, "BOOLEAN"), (.point, "POINT"),
        ]
        return names.first { !isDisjoint(with: $0.0) }?.1 ?? "value"
    }

    /// The function that makes a value of the first kind of a text or of another moment; nil where there is none.
    public var constructor: String? {
        let names: [(ValueKinds, String)] = [
            (.date, "date"), (.localTime, "localtime"), (.time, "time"), (.localDateTime, "localdatetime"),
            (.dateTime, "datetime"), (.duration, "duration"),
        ]
        return names.first { !isDisjoint(with: $0.0) }?.1
    }
}

extension Graph {
    /// The kinds of value that a property of nodes has, all labels together; nil where finding out would take a look at too
    /// many values.
    public func kinds(ofNodeProperty key: KeyID) -> ValueKinds? { nodeProperties.kinds(of: key) }

    /// As ``kinds(ofNodeProperty:)``, of relationships.
    public func kinds(ofRelationshipProperty key: KeyID) -> ValueKinds? { relationshipProperties.kinds(of: key) }
}

extension PropertyStore {
    /// Values that are looked at one by one, at most.
    private static let lookLimit = 1 << 12

    /// The kinds in all blocks. Columns of one kind tell it at once.
    func kinds(of key: KeyID) -> ValueKinds? {
        var kinds: ValueKinds = []
        var looked = 0
        for block in blocks {
            guard let column = block.column(key) else { continue }
            switch column.kind {
            case .integer, .float: kinds.insert(.number)
            case .date: kinds.insert(.date)
            case .boolean: kinds.insert(.boolean)
            case .string: kinds.insert(.string)
            case .mixed:
                looked += column.boxed.count
                guard looked <= Self.lookLimit else { return nil }
                for value in column.boxed { kinds.formUnion(ValueKinds(value)) }
            }
        }
        return kinds
    }
}
