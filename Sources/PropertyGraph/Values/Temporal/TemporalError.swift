/// What can be wrong with a temporal value.
public enum TemporalError: Error, Hashable, Sendable {
    /// A text that is no `kind`, such as `date`.
    case malformed(text: String, kind: String)
    /// There is no such date or time, such as February 30.
    case noSuchValue(text: String)
    /// The system's database has no such zone.
    case unknownZone(String)
    /// An offset that the named zone does not have then.
    case offsetMismatch(text: String)
    /// Beyond the years -999999999 to 999999999, or beyond 64 bits.
    case outOfRange

    private static let examples = [
        "date": "2024-05-31", "local time": "08:30:00", "time": "08:30:00+03:00",
        "local date and time": "2024-05-31T08:30:00", "date and time": "2024-05-31T08:30:00+03:00",
        "duration": "P1DT2H",
    ]

    /// One sentence for a person.
    public var message: String {
        switch self {
        case .malformed(let text, let kind):
            "\(Value.excerpt(text)) is not a \(kind) in ISO 8601 form"
                + (Self.examples[kind].map { ", such as '\($0)'" } ?? "")
        case .noSuchValue(let text): "\(Value.excerpt(text)) is outside of the calendar or the day"
        case .unknownZone(let name):
            "unknown time zone \(Value.excerpt(name)): give an offset such as '+03:00' or a name such as 'Asia/Riyadh'"
        case .offsetMismatch(let text): "the offset and the time zone of \(Value.excerpt(text)) do not match"
        case .outOfRange: "the result is outside of the years -999999999 to +999999999 or too large for 64 bits"
        }
    }
}
