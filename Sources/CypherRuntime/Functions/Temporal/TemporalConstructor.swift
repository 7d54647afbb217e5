import PropertyGraph

/// Makes values of one temporal type out of texts, maps, other temporal values and the clock.
enum TemporalConstructor: String, CaseIterable {
    case date, localtime, time, localdatetime, datetime

    /// From the one argument of `date(…)` and kin.
    func value(_ argument: Value, _ context: FunctionContext) throws(ExecutionError) -> Value {
        switch argument {
        case .string(let text): return try parsed(text, context)
        case .map(let map):
            guard let fields = try TemporalFields(map, function: rawValue) else { return .null }
            return try assembled(fields, context)
        default:
            guard let instant = TemporalInstant(argument) else {
                throw .wrongType(rawValue, argument, expected: "a STRING, MAP or temporal value")
            }
            return try selected(instant, context)
        }
    }

    /// What the clock shows in a zone, `clock` being nanoseconds since the epoch.
    func now(_ clock: Int64, in zone: Zone) throws(ExecutionError) -> Value {
        let (seconds, nanosecond) = clock.quotientAndRemainder(dividingBy: 1_000_000_000)
        guard let moment = ZonedDateTime(secondsSinceEpoch: seconds, nanosecond: nanosecond, zone: zone) else {
            throw .invalid(TemporalError.outOfRange.message)
        }
        return of(moment)
    }

    private func of(_ moment: ZonedDateTime) -> Value {
        switch self {
        case .date: .date(moment.local.date)
        case .localtime: .localTime(moment.local.time)
        case .time: .time(ZonedTime(moment.local.time, offset: moment.offset))
        case .localdatetime: .localDateTime(moment.local)
        case .datetime: .dateTime(moment)
        }
    }

    private func parsed(_ text: String, _ context: FunctionContext) throws(ExecutionError) -> Value {
        do {
            switch self {
            case .date: return .date(try CalendarDate(parsing: text))
            case .localtime: return .localTime(try LocalTime(parsing: text))
            case .time:
                return .time(try ZonedTime(parsing: text, defaultOffset: offset(of: context.defaultZone, context)))
            case .localdatetime: return .localDateTime(try LocalDateTime(parsing: text))
            case .datetime: return .dateTime(try ZonedDateTime(parsing: text, defaultZone: context.defaultZone))
            }
        } catch {
            throw .invalid(error.message)
        }
    }

    /// The parts that this type has of another temporal value.
    private func selected(_ instant: TemporalInstant, _ context: FunctionContext) throws(ExecutionError) -> Value {
        switch self {
        case .date: return .date(try datePart(instant))
        case .localtime: return .localTime(try timePart(instant))
        case .time:
            let zone = instant.zone ?? context.defaultZone
            return .time(ZonedTime(try timePart(instant), offset: instant.offset ?? offset(of: zone, context)))
        case .localdatetime: return .localDateTime(LocalDateTime(try datePart(instant), instant.time ?? .midnight))
        case .datetime:
            return .dateTime(
                try zoned(
                    LocalDateTime(try datePart(instant), instant.time ?? .midnight),
                    instant.zone ?? context.defaultZone, preferring: instant.offset))
        }
    }

    private func assembled(_ fields: TemporalFields, _ context: FunctionContext) throws(ExecutionError) -> Value {
        // `date({timezone: 'Asia/Riyadh'})` is the clock there.
        if fields.isEmpty, let zone = fields.zone { return try now(context.statementClock, in: zone) }
        switch self {
        case .date:
            try fields.refuse(TemporalFields.timeFields, TemporalFields.epochFields, zone: true)
            return .date(try fields.assembledDate(base: try (fields.date ?? fields.dateTime).map(datePart)))
        case .localtime:
            try fields.refuse(TemporalFields.dateFields, TemporalFields.epochFields, zone: true)
            return .localTime(try time(fields))
        case .time:
            try fields.refuse(TemporalFields.dateFields, TemporalFields.epochFields)
            return .time(try zonedTime(fields, context))
        case .localdatetime:
            try fields.refuse(TemporalFields.epochFields, zone: true)
            return .localDateTime(try local(fields))
        case .datetime: return .dateTime(try dateTime(fields, context))
        }
    }

    private func time(_ fields: TemporalFields) throws(ExecutionError) -> LocalTime {
        let source = fields.time ?? fields.dateTime
        if source == nil, fields[.hour] == nil { throw .invalid("\(rawValue)() needs an `hour`") }
        return try fields.assembledTime(base: try source.map(timePart))
    }

    private func zonedTime(_ fields: TemporalFields, _ context: FunctionContext) throws(ExecutionError) -> ZonedTime {
        let source = fields.time ?? fields.dateTime
        let local = try time(fields)
        let asked = fields.zone.map { offset(of: $0, context) }
        // A time that has an offset is converted to the one asked for; one that has none is taken to be there.
        if let offset = source?.offset {
            let time = ZonedTime(local, offset: offset)
            return asked.map(time.converted) ?? time
        }
        return ZonedTime(local, offset: asked ?? offset(of: context.defaultZone, context))
    }

    private func local(_ fields: TemporalFields) throws(ExecutionError) -> LocalDateTime {
        let dateSource = fields.date ?? fields.dateTime
        let timeSource = fields.time ?? fields.dateTime
        let date = try fields.assembledDate(base: try dateSource.map(datePart))
        let base = fields.dateTime == nil ? try timeSource.map(timePart) : timeSource?.time ?? .midnight
        return LocalDateTime(date, try fields.assembledTime(base: base))
    }

    private func dateTime(_ fields: TemporalFields, _ context: FunctionContext) throws(ExecutionError) -> ZonedDateTime
    {
        if let moment = try epoch(fields) {
            guard let zone = fields.zone else { return moment }
            guard let converted = moment.converted(to: zone) else { throw .invalid(TemporalError.outOfRange.message) }
            return converted
        }
        let source = fields.time ?? fields.dateTime
        let local = try local(fields)
        // As for times: a moment is converted, a reading of an unknown clock is taken to be there.
        guard let zone = source?.zone else { return try zoned(local, fields.zone ?? context.defaultZone) }
        let moment = try zoned(local, zone, preferring: source?.offset)
        guard let asked = fields.zone else { return moment }
        guard let converted = moment.converted(to: asked) else { throw .invalid(TemporalError.outOfRange.message) }
        return converted
    }

    /// `{epochSeconds: …, nanosecond: …}` or `{epochMillis: …}` in UTC.
    private func epoch(_ fields: TemporalFields) throws(ExecutionError) -> ZonedDateTime? {
        let field: TemporalFields.Field = fields[.epochSeconds] != nil ? .epochSeconds : .epochMillis
        guard let value = fields[field] else { return nil }
        let others: [TemporalFields.Field] = [.hour, .minute, .second] + (field == .epochSeconds ? [.epochMillis] : [])
        try fields.refuse(TemporalFields.dateFields, .init(others))
        let moment = try TemporalConstructor.moment(
            value, unitsPerSecond: field == .epochSeconds ? 1 : 1000, nanosecond: 0)
        let time = try fields.assembledTime(
            base: moment.local.time, truncatedTo: field == .epochMillis ? .millisecond : nil)
        return try zoned(LocalDateTime(moment.local.date, time), .utc)
    }

    /// A moment in UTC by its distance from the epoch.
    static func moment(
        _ value: Int64, unitsPerSecond: Int64, nanosecond: Int64
    ) throws(ExecutionError) -> ZonedDateTime {
        let (quotient, remainder) = value.quotientAndRemainder(dividingBy: unitsPerSecond)
        let seconds = remainder < 0 ? quotient - 1 : quotient
        let fraction = (remainder < 0 ? remainder + unitsPerSecond : remainder) * (1_000_000_000 / unitsPerSecond)
        guard
            let moment = ZonedDateTime(secondsSinceEpoch: seconds, nanosecond: fraction + nanosecond, zone: .utc)
        else { throw .invalid(TemporalError.outOfRange.message) }
        return moment
    }
}

// MARK: - Parts

extension TemporalConstructor {
    func datePart(_ instant: TemporalInstant) throws(ExecutionError) -> CalendarDate {
        guard let date = instant.date else { throw .invalid("\(rawValue)() needs a value with a date") }
        return date
    }

    func timePart(_ instant: TemporalInstant) throws(ExecutionError) -> LocalTime {
        guard let time = instant.time else { throw .invalid("\(rawValue)() needs a value with a time of day") }
        return time
    }

    func zoned(
        _ local: LocalDateTime, _ zone: Zone, preferring offset: Int32? = nil
    ) throws(ExecutionError) -> ZonedDateTime {
        guard let result = ZonedDateTime(local, zone: zone, preferring: offset) else {
            throw .invalid(TemporalError.outOfRange.message)
        }
        return result
    }

    /// The offset of a zone; of a named one that of the statement's moment.
    func offset(of zone: Zone, _ context: FunctionContext) -> Int32 {
        if case .offset(let offset) = zone { return offset }
        return ZonedDateTime(
            secondsSinceEpoch: context.statementClock / 1_000_000_000, nanosecond: 0, zone: zone)?.offset ?? 0
    }
}
