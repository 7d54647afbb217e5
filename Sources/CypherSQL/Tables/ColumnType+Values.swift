import PropertyGraph

extension ColumnType {
    /// The type of a value; nil for null.
    init?(of value: Value) {
        switch value {
        case .null: return nil
        case .boolean: self = .boolean
        case .integer: self = .integer
        case .float: self = .float
        case .string: self = .string
        case .date(let date): self = Self.isHeld(date) ? .date : .mixed
        case .localTime(let time): self = Self.isHeld(time) ? .localTime : .mixed
        case .localDateTime(let moment):
            self = Self.isHeld(moment.date) && Self.isHeld(moment.time) ? .localDateTime : .mixed
        case .list(let elements):
            var type: ColumnType?
            for element in elements {
                guard let own = ColumnType(of: element), own.isScalar, type == nil || type == own else {
                    self = .mixed
                    return
                }
                type = own
            }
            self = type.map(ColumnType.list) ?? .emptyList
        default: self = .mixed
        }
    }

    /// Of lists that have no elements.
    static let emptyList = ColumnType.list(.mixed)

    /// The type for values of both.
    func joined(_ other: ColumnType) -> ColumnType {
        switch (self, other) {
        case (.emptyList, .list): other
        case (.list, .emptyList): self
        default: self == other ? self : .mixed
        }
    }

    /// What a table has: what an empty list would hold is not known, and texts are as good as anything.
    var settled: ColumnType { self == .emptyList ? .list(.string) : self }

    /// Whether it is neither list nor mixed.
    private var isScalar: Bool {
        switch self {
        case .list, .mixed: false
        default: true
        }
    }

    /// Years that every engine reads and writes with four digits.
    private static func isHeld(_ date: CalendarDate) -> Bool { (1...9999).contains(date.year) }

    /// Engines count microseconds.
    private static func isHeld(_ time: LocalTime) -> Bool { time.nanosecondOfDay % 1000 == 0 }
}
