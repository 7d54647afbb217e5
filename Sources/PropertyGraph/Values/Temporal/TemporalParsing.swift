// Each initializer reads a whole text in any ISO 8601 form: calendar, week, quarter or ordinal date, basic or extended.

extension CalendarDate {
    /// Reads `2015-07-21`, `20150721`, `2015-W30-2`, `2015-Q3-21`, `2015-202`, `2015-07`, `2015` and kin.
    public init(parsing text: String) throws(TemporalError) {
        var reader = TemporalReader(text)
        guard let found = reader.date(), reader.isAtEnd else { throw .malformed(text: text, kind: "date") }
        guard let found else { throw .noSuchValue(text: text) }
        self = found
    }
}

extension LocalTime {
    /// Reads `21:40:32.142`, `214032.142`, `21:40`, `2140`, `21`.
    public init(parsing text: String) throws(TemporalError) {
        var reader = TemporalReader(text)
        _ = reader.skip("T")
        guard let found = reader.time(), reader.isAtEnd else { throw .malformed(text: text, kind: "local time") }
        guard let found else { throw .noSuchValue(text: text) }
        self = found
    }
}

extension ZonedTime {
    /// Reads a local time with an offset; where there is none `defaultOffset` applies.
    public init(parsing text: String, defaultOffset: Int32 = 0) throws(TemporalError) {
        var reader = TemporalReader(text)
        _ = reader.skip("T")
        guard let found = reader.time() else { throw .malformed(text: text, kind: "time") }
        var offset = defaultOffset
        if !reader.isAtEnd {
            guard let given = reader.offset(), reader.isAtEnd else { throw .malformed(text: text, kind: "time") }
            offset = given
        }
        guard let found else { throw .noSuchValue(text: text) }
        self.init(found, offset: offset)
    }
}

extension LocalDateTime {
    /// Reads a date, `T` and a local time; the time may be missing.
    public init(parsing text: String) throws(TemporalError) {
        var reader = TemporalReader(text)
        guard let found = reader.dateTime(), reader.isAtEnd else {
            throw .malformed(text: text, kind: "local date and time")
        }
        guard let found else { throw .noSuchValue(text: text) }
        self = found
    }
}

extension ZonedDateTime {
    /// Reads a date and time with an offset, a zone's name in brackets, both or neither; then `defaultZone` applies.
    public init(parsing text: String, defaultZone: Zone = .utc) throws(TemporalError) {
        var reader = TemporalReader(text)
        guard let found = reader.dateTime() else { throw .malformed(text: text, kind: "date and time") }
        var offset: Int32?
        var zone: Zone?
        if !reader.isAtEnd, !reader.isAt("[") {
            guard let given = reader.offset() else { throw .malformed(text: text, kind: "date and time") }
            (offset, zone) = (given, .offset(given))
        }
        if reader.skip("[") {
            guard let name = reader.text(upTo: "]") else { throw .malformed(text: text, kind: "date and time") }
            zone = try Zone(parsing: name)
        }
        guard reader.isAtEnd else { throw .malformed(text: text, kind: "date and time") }
        guard let found else { throw .noSuchValue(text: text) }
        guard let result = ZonedDateTime(found, zone: zone ?? defaultZone, preferring: offset) else {
            throw .outOfRange
        }
        if let offset, result.offset != offset { throw .offsetMismatch(text: text) }
        self = result
    }
}

extension Zone {
    /// Reads an offset (`Z`, `+03:00`) or a name of the system's database.
    public init(parsing text: String) throws(TemporalError) {
        var reader = TemporalReader(text)
        if let offset = reader.offset(), reader.isAtEnd {
            self = .offset(offset)
        } else if let name = TimeZoneDatabase.shared.zone(named: text)
            // People write the blanks of a city's name.
            ?? TimeZoneDatabase.shared.zone(named: text.replacing(" ", with: "_"))
        {
            self = .named(name)
        } else {
            throw .unknownZone(text)
        }
    }
}

extension TemporalReader {
    /// A date, and after `T` a time.
    mutating func dateTime() -> LocalDateTime?? {
        guard let date = date() else { return nil }
        guard skip("T") || skip("t") else { return .some(date.map { LocalDateTime($0, .midnight) }) }
        guard let time = time() else { return nil }
        guard let date, let time else { return .some(nil) }
        return .some(LocalDateTime(date, time))
    }
}
