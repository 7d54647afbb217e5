/// A static type of the language, as far as the binder can know.
public indirect enum CypherType: Hashable, Sendable {
    /// Unknown until the run.
    case any
    /// The literal null alone.
    case null
    case boolean, integer, float
    /// Integer or float.
    case number
    case string
    case list(CypherType)
    case map
    case node, relationship, path
    case date, localTime, time, localDateTime, dateTime, duration
    case point
}
