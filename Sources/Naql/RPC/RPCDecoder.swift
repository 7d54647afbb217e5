import PropertyGraph
import Text

/// Reads values of the line protocol: what JSON lacks is wrapped in one-key objects (`{"float": "NaN"}`, `{"date": "2024-01-31"}`).
enum RPCDecoder {
    typealias Malformed = RPCRequest.Malformed

    /// Decodes a parameter or a procedure's cell.
    static func decode(_ json: JSONValue) throws(Malformed) -> Value {
        switch json {
        case .null: return .null
        case .boolean(let flag): return .boolean(flag)
        case .number(let text): return try decode(number: text)
        case .string(let text): return .string(text)
        case .array(let elements):
            var list: [Value] = []
            for element in elements { list.append(try decode(element)) }
            return .list(list)
        case .object(let entries): return try decode(wrapped: entries)
        }
    }

    /// A number without point and exponent is an integer.
    private static func decode(number text: String) throws(Malformed) -> Value {
        if let number = Int64(text) { return .integer(number) }
        guard text.utf8.contains(where: { ".eE".utf8.contains($0) }), let number = Double(text) else {
            throw Malformed("\(text) does not fit an integer of 64 bits; a float is {\"float\": \"\(text)\"}")
        }
        return .float(number)
    }

    /// What JSON lacks, in an object of one key.
    private static func decode(wrapped entries: JSONObject) throws(Malformed) -> Value {
        switch entries.count == 1 ? entries.first : nil {
        case ("float", .string(let text))?: return .float(try float(text))
        case ("point", .object(let fields))?: return try point(fields)
        case ("map", .object(let map))?:
            let entries = map.sorted { $0.key < $1.key }
            var values: [Value] = []
            values.reserveCapacity(entries.count)
            for entry in entries { values.append(try decode(entry.value)) }
            let isDoubled = zip(entries, entries.dropFirst()).contains { $0.key == $1.key }
            let keys = entries.map(\.key)
            return .map(isDoubled ? MapValue(zip(keys, values)) : MapValue(keys, values))
        case (let kind, .string(let text))? where temporal[kind] != nil: return try temporal(kind, text)
        case (let kind, _)? where ["node", "rel", "path"].contains(kind):
            throw Malformed("nodes, relationships and paths cannot be given: give an id or a property and MATCH it")
        default:
            throw Malformed(
                "a value is a scalar, a list, {\"float\": text}, {\"date\": text} and the like, {\"point\": {…}} or {\"map\": {…}}"
            )
        }
    }

    /// `{"srid": 4326, "x": 35.5, "y": 33.9}`, or other names of the coordinates.
    private static func point(_ entries: JSONObject) throws(Malformed) -> Value {
        var fields = PointValue.Fields()
        for (key, json) in entries.sorted(by: { $0.key < $1.key }) {
            if let problem = fields.set(key, try decode(json)) { throw Malformed(problem.message) }
        }
        switch fields.point {
        case .success(let point): return .point(point)
        case .failure(let problem): throw Malformed(problem.message)
        }
    }

    private static func float(_ text: String) throws(Malformed) -> Double {
        switch text {
        case "NaN": return .nan
        case "Inf": return .infinity
        case "-Inf": return -.infinity
        default:
            // As JSON writes numbers: Swift would take names and hexadecimal digits as well.
            let isDecimal = text.utf8.allSatisfy { "+-.eE0123456789".utf8.contains($0) }
            guard isDecimal, let number = Double(text), number.isFinite else {
                throw Malformed("`\(text)` is no float of 64 bits; write 1.5, 1e300, NaN, Inf or -Inf")
            }
            return number
        }
    }

    /// A moment or a duration as ``RPCEncoder`` names it.
    private static func temporal(_ kind: String, _ text: String) throws(Malformed) -> Value {
        guard let value = temporal[kind].flatMap({ try? $0(text) }) else {
            throw Malformed("`\(text)` is no \(kind); write it as ISO 8601 does")
        }
        return value
    }

    private static let temporal: [String: @Sendable (String) throws -> Value] = [
        "date": { .date(try CalendarDate(parsing: $0)) },
        "localtime": { .localTime(try LocalTime(parsing: $0)) },
        "time": { .time(try ZonedTime(parsing: $0)) },
        "localdatetime": { .localDateTime(try LocalDateTime(parsing: $0)) },
        "datetime": { .dateTime(try ZonedDateTime(parsing: $0)) },
        "duration": { .duration(try CalendarDuration(parsing: $0)) },
    ]
}
