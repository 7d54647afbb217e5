extension Value {
    /// A part of a temporal value by its name in the language, as in `date.year`; nil where a value of this type has no
    /// such part. Throws where the part does not fit into 64 bits.
    public func temporalComponent(_ name: String) throws(TemporalError) -> Value? {
        switch self {
        case .date(let value): return value.component(name).map(Value.integer)
        case .localTime(let value): return value.component(name).map(Value.integer)
        case .time(let value):
            return value.local.component(name).map(Value.integer) ?? Value.zoneComponent(name, value.offset, nil)
        case .localDateTime(let value):
            return (value.date.component(name) ?? value.time.component(name)).map(Value.integer)
        case .dateTime(let value):
            let local = value.local
            if let part = local.date.component(name) ?? local.time.component(name) { return .integer(part) }
            switch name {
            case "epochSeconds": return .integer(value.secondsSinceEpoch)
            case "epochMillis":
                return .integer(
                    try CalendarDuration.scale(
                        value.secondsSinceEpoch, by: 1000, plus: Int64(value.nanosecond) / 1_000_000))
            default: return Value.zoneComponent(name, value.offset, value.zoneName)
            }
        case .duration(let value): return try value.component(name).map(Value.integer)
        default: return nil
        }
    }

    private static func zoneComponent(_ name: String, _ offset: Int32, _ zone: TimeZoneName?) -> Value? {
        switch name {
        case "timezone": .string(zone?.text ?? TemporalText.offset(offset))
        case "offset": .string(TemporalText.offset(offset))
        case "offsetMinutes": .integer(Int64(offset / 60))
        case "offsetSeconds": .integer(Int64(offset))
        default: nil
        }
    }
}

extension CalendarDate {
    /// A part by its name in the language.
    func component(_ name: String) -> Int64? {
        switch name {
        case "year": year
        case "quarter": quarter
        case "month": month
        case "week": isoWeek.week
        case "weekYear": isoWeek.weekYear
        case "day": day
        case "ordinalDay": ordinalDay
        case "weekDay", "dayOfWeek": dayOfWeek
        case "dayOfQuarter", "quarterDay": dayOfQuarter
        default: nil
        }
    }
}

extension LocalTime {
    /// A part by its name in the language.
    func component(_ name: String) -> Int64? {
        switch name {
        case "hour": hour
        case "minute": minute
        case "second": second
        case "millisecond": nanosecond / 1_000_000
        case "microsecond": nanosecond / 1000
        case "nanosecond": nanosecond
        default: nil
        }
    }
}

extension CalendarDuration {
    /// A part by its name in the language: a plural alone counts all of its group, `…Of…` what the larger unit leaves.
    func component(_ name: String) throws(TemporalError) -> Int64? {
        let fraction = Int64(nanosecond)
        switch name {
        case "years": return months / 12
        case "quarters": return months / 3
        case "months": return months
        case "weeks": return days / 7
        case "days": return days
        case "hours": return seconds / 3600
        case "minutes": return seconds / 60
        case "seconds": return seconds
        case "milliseconds": return try CalendarDuration.scale(seconds, by: 1000, plus: fraction / 1_000_000)
        case "microseconds": return try CalendarDuration.scale(seconds, by: 1_000_000, plus: fraction / 1000)
        case "nanoseconds": return try CalendarDuration.scale(seconds, by: 1_000_000_000, plus: fraction)
        case "quartersOfYear": return months / 3 % 4
        case "monthsOfYear": return months % 12
        case "monthsOfQuarter": return months % 3
        case "daysOfWeek": return days % 7
        case "minutesOfHour": return seconds / 60 % 60
        case "secondsOfMinute": return seconds % 60
        case "millisecondsOfSecond": return fraction / 1_000_000
        case "microsecondsOfSecond": return fraction / 1000
        case "nanosecondsOfSecond": return fraction
        default: return nil
        }
    }

    static func scale(_ value: Int64, by factor: Int64, plus rest: Int64) throws(TemporalError) -> Int64 {
        guard let result = Int64(exactly: Int128(value) * Int128(factor) + Int128(rest)) else { throw .outOfRange }
        return result
    }
}
