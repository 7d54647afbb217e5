import PropertyGraph

/// The fields of a map that a temporal value is made of, such as `{year: 1984, week: 10, dayOfWeek: 3}`.
struct TemporalFields {
    /// Numeric fields.
    enum Field: Int, CaseIterable {
        case year, quarter, month, week, dayOfWeek, dayOfQuarter, ordinalDay, day
        case hour, minute, second, millisecond, microsecond, nanosecond
        case epochSeconds, epochMillis

        /// As in a map.
        var name: String { Field.names[rawValue] }

        /// The unit that it counts; nil where none is as short or it counts from the epoch.
        var unit: TemporalUnit? {
            switch self {
            case .year: .year
            case .quarter: .quarter
            case .month: .month
            case .week: .week
            case .dayOfWeek, .dayOfQuarter, .ordinalDay, .day: .day
            case .hour: .hour
            case .minute: .minute
            case .second: .second
            case .millisecond: .millisecond
            case .microsecond: .microsecond
            case .nanosecond, .epochSeconds, .epochMillis: nil
            }
        }

        init?(_ name: String) {
            guard let index = Field.names.firstIndex(of: name) else { return nil }
            self.init(rawValue: index)
        }

        private static let names = [
            "year", "quarter", "month", "week", "dayOfWeek", "dayOfQuarter", "ordinalDay", "day", "hour", "minute",
            "second", "millisecond", "microsecond", "nanosecond", "epochSeconds", "epochMillis",
        ]
    }

    /// Some of the fields.
    struct FieldSet {
        var bits: UInt32 = 0
        init(_ fields: [Field]) { for field in fields { bits |= 1 << UInt32(field.rawValue) } }
    }

    /// The function, for messages.
    let function: String
    /// By field; which of them are given is in `given`.
    private var numbers: [Int64] = []
    private var given = FieldSet([])
    /// The values that parts are taken from.
    private(set) var date: TemporalInstant?
    private(set) var time: TemporalInstant?
    private(set) var dateTime: TemporalInstant?
    /// The zone asked for.
    private(set) var zone: Zone?

    /// No fields.
    init(function: String) { self.function = function }

    /// Reads a map; nil where one of its values is null.
    init?(_ map: MapValue, function: String) throws(ExecutionError) {
        self.function = function
        for (key, value) in zip(map.keys, map.values) {
            if value.isNull { return nil }
            switch key {
            case "date": date = try TemporalFields.source(value, key, function)
            case "time": time = try TemporalFields.source(value, key, function)
            case "datetime": dateTime = try TemporalFields.source(value, key, function)
            case "timezone": zone = try TemporalFields.zone(value, function)
            default:
                guard let field = Field(key) else {
                    let known = Field.allCases.map(\.name).joined(separator: ", ")
                    throw .invalid("\(function)() knows no field `\(key)`; there are \(known), timezone")
                }
                guard case .integer(let number) = value else {
                    throw .typeError(
                        detail: "InvalidArgumentValue",
                        message: "`\(key)` of \(function)() must be an INTEGER, not \(value.typeName)."
                    )
                }
                if numbers.isEmpty { numbers = Array(repeating: 0, count: Field.allCases.count) }
                numbers[field.rawValue] = number
                given.bits |= 1 << UInt32(field.rawValue)
            }
        }
        if dateTime != nil, date != nil || time != nil {
            throw .invalid("\(function)() takes either `datetime` or `date` and `time`")
        }
    }

    private static func source(
        _ value: Value, _ key: String, _ function: String
    ) throws(ExecutionError) -> TemporalInstant {
        guard let instant = TemporalInstant(value) else {
            throw .typeError(
                detail: "InvalidArgumentValue",
                message: "`\(key)` of \(function)() must be a temporal value, not \(value.typeName).")
        }
        return instant
    }

    /// A zone given as a string.
    static func zone(_ value: Value, _ function: String) throws(ExecutionError) -> Zone {
        let text = try value.string(function)
        do {
            return try Zone(parsing: text)
        } catch {
            throw .invalid(error.message)
        }
    }

    subscript(field: Field) -> Int64? {
        given.bits & 1 << UInt32(field.rawValue) == 0 ? nil : numbers[field.rawValue]
    }

    /// Whether any of some fields is given.
    private func has(_ fields: FieldSet) -> Bool { given.bits & fields.bits != 0 }

    var isEmpty: Bool { given.bits == 0 && date == nil && time == nil && dateTime == nil }

    /// Refuses fields that the value to be made does not have.
    func refuse(_ sets: FieldSet..., zone refusesZone: Bool = false) throws(ExecutionError) {
        for set in sets where has(set) {
            let field = Field.allCases.first { set.bits & given.bits & 1 << UInt32($0.rawValue) != 0 }
            throw .invalid("\(function)() has no field `\(field?.name ?? "")`")
        }
        if refusesZone, zone != nil { throw .invalid("\(function)() has no field `timezone`") }
    }

    /// Refuses fields that say what a value cut to a unit keeps of its own: only what is shorter can be set after that.
    func refuse(from unit: TemporalUnit) throws(ExecutionError) {
        for field in Field.allCases where self[field] != nil {
            guard let own = field.unit, own >= unit else { continue }
            throw .invalid(
                "\(function)() cut to the unit '\(unit.rawValue)' sets shorter fields only, not `\(field.name)`")
        }
    }

    static let dateFields = FieldSet([
        .year, .quarter, .month, .week, .dayOfWeek, .dayOfQuarter, .ordinalDay, .day,
    ])
    static let timeFields = FieldSet([.hour, .minute, .second, .millisecond, .microsecond, .nanosecond])
    static let epochFields = FieldSet([.epochSeconds, .epochMillis])

    private static let monthFields = FieldSet([.month, .day])
    private static let weekFields = FieldSet([.week, .dayOfWeek])
    private static let quarterFields = FieldSet([.quarter, .dayOfQuarter])
    private static let ordinalFields = FieldSet([.ordinalDay])
}

// MARK: - The date

extension TemporalFields {
    /// The date of the fields; those that are missing come from `base`, or are the first without one.
    func assembledDate(base: CalendarDate?) throws(ExecutionError) -> CalendarDate {
        let ways = [
            has(TemporalFields.monthFields), has(TemporalFields.weekFields), has(TemporalFields.quarterFields),
            has(TemporalFields.ordinalFields),
        ]
        guard ways.count(where: { $0 }) <= 1 else {
            throw .invalid("\(function)() takes a day by month, by week, by quarter or by year, not by two of them")
        }
        if base == nil {
            guard self[.year] != nil else { throw .invalid("\(function)() needs a `year`") }
            try need(.month, for: .day)
            try need(.week, for: .dayOfWeek)
            try need(.quarter, for: .dayOfQuarter)
        }
        let result: CalendarDate?
        if ways[1] {
            result = weekDate(base)
        } else if ways[2] {
            result = quarterDate(base)
        } else if ways[3] {
            result = CalendarDate(year: self[.year] ?? base?.year ?? 1, ordinalDay: self[.ordinalDay] ?? 1)
        } else {
            result = monthDate(base)
        }
        guard let result else { throw .invalid("\(function)(): there is no such date") }
        return result
    }

    /// Refuses a part without its whole.
    private func need(_ whole: Field, for part: Field) throws(ExecutionError) {
        if self[part] != nil, self[whole] == nil {
            throw .invalid("\(function)(): `\(part.name)` needs `\(whole.name)`")
        }
    }

    private func monthDate(_ base: CalendarDate?) -> CalendarDate? {
        let year = self[.year] ?? base?.year ?? 1
        let month = self[.month] ?? base?.month ?? 1
        // A day that was not asked for gives way to the length of the month.
        guard 1...12 ~= month, CalendarDate.years.contains(year) else { return nil }
        let day = self[.day] ?? min(base?.day ?? 1, CalendarDate.length(ofMonth: month, year: year))
        return CalendarDate(year: year, month: month, day: day)
    }

    private func weekDate(_ base: CalendarDate?) -> CalendarDate? {
        let week = base?.isoWeek
        return CalendarDate(
            weekYear: self[.year] ?? week?.weekYear ?? 1, week: self[.week] ?? week?.week ?? 1,
            dayOfWeek: self[.dayOfWeek] ?? base?.dayOfWeek ?? 1)
    }

    private func quarterDate(_ base: CalendarDate?) -> CalendarDate? {
        let year = self[.year] ?? base?.year ?? 1
        let quarter = self[.quarter] ?? base?.quarter ?? 1
        if let day = self[.dayOfQuarter] { return CalendarDate(year: year, quarter: quarter, dayOfQuarter: day) }
        guard let base else { return CalendarDate(year: year, quarter: quarter, dayOfQuarter: 1) }
        guard 1...4 ~= quarter, CalendarDate.years.contains(year) else { return nil }
        // The same month of the other quarter.
        let month = (quarter - 1) * 3 + (base.month - 1) % 3 + 1
        let day = min(base.day, CalendarDate.length(ofMonth: month, year: year))
        return CalendarDate(year: year, month: month, day: day)
    }
}

// MARK: - The time

extension TemporalFields {
    /// The time of day of the fields; those that are missing come from `base`, or are 0 without one. After truncation
    /// to milliseconds or microseconds what is left of the second's fraction is kept beside smaller fields.
    func assembledTime(base: LocalTime?, truncatedTo unit: TemporalUnit? = nil) throws(ExecutionError) -> LocalTime {
        if base == nil {
            try need(.hour, for: .minute)
            try need(.minute, for: .second)
            try need(.second, for: .millisecond)
            try need(.second, for: .microsecond)
            try need(.second, for: .nanosecond)
        }
        let result = LocalTime(
            hour: self[.hour] ?? base?.hour ?? 0, minute: self[.minute] ?? base?.minute ?? 0,
            second: self[.second] ?? base?.second ?? 0,
            nanosecond: try assembledFraction(base: base?.nanosecond ?? 0, truncatedTo: unit))
        guard let result else { throw .invalid("\(function)(): there is no such time of day") }
        return result
    }

    private func assembledFraction(base: Int64, truncatedTo unit: TemporalUnit?) throws(ExecutionError) -> Int64 {
        var (milli, micro) = (self[.millisecond], self[.microsecond])
        let nano = self[.nanosecond]
        if milli == nil, micro == nil, nano == nil { return base }
        if unit == .millisecond, milli == nil { milli = base / 1_000_000 }
        if unit == .microsecond, milli == nil, micro == nil { micro = base / 1000 }
        let limits: [(Field, Int64?, Int64)] = [
            (.millisecond, milli, 1000), (.microsecond, micro, milli == nil ? 1_000_000 : 1000),
            (.nanosecond, nano, micro != nil ? 1000 : milli != nil ? 1_000_000 : 1_000_000_000),
        ]
        for (field, value, limit) in limits {
            if let value, !(0..<limit ~= value) {
                throw .outOfRange("`\(field.name)` of \(function)() must be from 0 to \(limit - 1) here")
            }
        }
        return (milli ?? 0) * 1_000_000 + (micro ?? 0) * 1000 + (nano ?? 0)
    }
}
