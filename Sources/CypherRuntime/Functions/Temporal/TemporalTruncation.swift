import PropertyGraph

/// `date.truncate` and kin.
extension TemporalConstructor {
    /// A temporal value cut to the start of a unit, in this type, with the fields of a map set after that.
    func truncated(
        _ unit: TemporalUnit, _ value: Value, _ fields: TemporalFields, _ context: FunctionContext
    ) throws(ExecutionError) -> Value {
        guard let instant = TemporalInstant(value) else {
            throw .wrongType("\(rawValue).truncate", value, expected: "a temporal value")
        }
        try check(unit, instant, fields)
        // Parts that this type does not have are filled in only to be dropped again.
        let day = try instant.date.map { date throws(ExecutionError) in try start(of: unit, date) }
        let time = (instant.time ?? .midnight).truncated(to: unit)
        switch self {
        case .date:
            try fields.refuse(TemporalFields.timeFields, zone: true)
            return .date(try fields.assembledDate(base: day))
        case .localtime:
            try fields.refuse(TemporalFields.dateFields, zone: true)
            return .localTime(try fields.assembledTime(base: time, truncatedTo: unit))
        case .time:
            try fields.refuse(TemporalFields.dateFields)
            let local = try fields.assembledTime(base: time, truncatedTo: unit)
            let zone = fields.zone ?? instant.offset.map(Zone.offset) ?? context.defaultZone
            return .time(ZonedTime(local, offset: offset(of: zone, context)))
        case .localdatetime:
            try fields.refuse(zone: true)
            return .localDateTime(try local(day, time, fields, unit))
        case .datetime:
            let zone = fields.zone ?? instant.zone ?? context.defaultZone
            return .dateTime(try zoned(try local(day, time, fields, unit), zone, preferring: instant.offset))
        }
    }

    private func local(
        _ day: CalendarDate?, _ time: LocalTime, _ fields: TemporalFields, _ unit: TemporalUnit
    ) throws(ExecutionError) -> LocalDateTime {
        LocalDateTime(
            try fields.assembledDate(base: day), try fields.assembledTime(base: time, truncatedTo: unit))
    }

    private func start(of unit: TemporalUnit, _ date: CalendarDate) throws(ExecutionError) -> CalendarDate {
        guard let start = date.truncated(to: unit) else { throw .invalid(TemporalError.outOfRange.message) }
        return start
    }

    private func check(
        _ unit: TemporalUnit, _ instant: TemporalInstant, _ fields: TemporalFields
    ) throws(ExecutionError) {
        try fields.refuse(TemporalFields.epochFields)
        try fields.refuse(from: unit)
        if fields.date != nil || fields.time != nil || fields.dateTime != nil {
            throw .invalid("\(rawValue).truncate() takes its value as the second argument, not in the map")
        }
        switch self {
        case .date, .localdatetime, .datetime:
            _ = try datePart(instant)
            if unit < .day, self == .date {
                throw .invalid(
                    "a date cannot be truncated to the unit '\(unit.rawValue)', which is shorter than a day")
            }
            if unit < .day { _ = try timePart(instant) }
        case .localtime, .time:
            _ = try timePart(instant)
            if unit > .day {
                throw .invalid("a time cannot be truncated to the unit '\(unit.rawValue)', which is longer than a day")
            }
        }
    }
}
