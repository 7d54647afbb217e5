import CypherSemantics
import PropertyGraph

/// `duration` and the durations between two temporal values.
enum DurationFunctions {
    static let all: [ScalarFunction] = [
        ScalarFunction(
            TemporalFunctions.signature(
                "duration", [.init("input", .string, .map, .duration)], result: .duration,
                "The duration of an ISO 8601 text or of a map such as {days: 1, hours: 12}.")
        ) { (arguments, _) throws(ExecutionError) in
            switch arguments[0] {
            case .duration: return arguments[0]
            case .string(let text):
                do throws(TemporalError) {
                    return .duration(try CalendarDuration(parsing: text))
                } catch {
                    throw .invalid(error.message)
                }
            case .map(let map): return try assembled(map)
            case let other: throw .wrongType("duration", other, expected: "a STRING or MAP")
            }
        },
        between("duration_between", "in months, days and seconds (GQL)", CalendarDuration.between),
        between("duration.between", "in months, days and seconds", CalendarDuration.between),
        between("duration.inMonths", "in whole months", CalendarDuration.inMonths),
        between("duration.inDays", "in whole days", CalendarDuration.inDays),
        between("duration.inSeconds", "in seconds", CalendarDuration.inSeconds),
    ]

    private static func assembled(_ map: MapValue) throws(ExecutionError) -> Value {
        var amounts: [(CalendarDuration.Unit, CalendarDuration.Amount)] = []
        for (key, value) in zip(map.keys, map.values) {
            guard let unit = CalendarDuration.Unit(rawValue: key) else {
                let known = CalendarDuration.Unit.allCases.map(\.rawValue).joined(separator: ", ")
                throw .invalid("duration() knows no field `\(key)`; there are \(known)")
            }
            switch value {
            case .null: return .null
            case .integer(let number): amounts.append((unit, .integer(number)))
            case .float(let number): amounts.append((unit, .float(number)))
            default:
                throw .typeError(
                    detail: "InvalidArgumentValue",
                    message: "`\(key)` of duration() must be a number, not \(value.typeName).")
            }
        }
        guard !amounts.isEmpty else { throw .invalid("duration() needs at least one field") }
        guard let duration = CalendarDuration(amounts) else {
            throw .outOfRange("a field of duration() is too large or not finite")
        }
        return .duration(duration)
    }

    private static func between(
        _ name: String, _ unit: String,
        _ measure: @escaping @Sendable (TemporalInstant, TemporalInstant) -> CalendarDuration?
    ) -> ScalarFunction {
        var (from, to) = (FunctionSignature.Parameter("from"), FunctionSignature.Parameter("to"))
        from.types = [.date, .localTime, .time, .localDateTime, .dateTime]
        to.types = from.types
        return ScalarFunction(
            TemporalFunctions.signature(
                name, [from, to], result: .duration, "The duration from one temporal value to another, \(unit).")
        ) { (arguments, _) throws(ExecutionError) in
            guard let start = TemporalInstant(arguments[0]) else {
                throw .wrongType(name, arguments[0], expected: "a temporal value")
            }
            guard let end = TemporalInstant(arguments[1]) else {
                throw .wrongType(name, arguments[1], expected: "a temporal value")
            }
            guard let result = measure(start, end) else { throw .invalid(TemporalError.outOfRange.message) }
            return .duration(result)
        }
    }
}
