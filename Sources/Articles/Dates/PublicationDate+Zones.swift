import PropertyGraph

extension PublicationDate {
    /// A local time with the zone that the same moment at Greenwich tells, as a text of ISO 8601; nil where the two are not
    /// moments less than a day apart.
    static func zoned(local: String, greenwich: String) -> String? {
        guard case .localDateTime(let moment)? = parse(local), let value = parse(greenwich),
            let seconds = Self.moment(value)
        else { return nil }
        let offset = moment.secondsSinceEpoch - seconds
        guard abs(offset) <= 15 * 3600, offset % 900 == 0,
            let zoned = ZonedDateTime(moment, zone: .offset(Int32(offset)))
        else { return nil }
        return Value.dateTime(zoned).scalarText
    }
}
