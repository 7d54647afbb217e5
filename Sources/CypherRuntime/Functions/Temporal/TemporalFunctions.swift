import CypherSemantics
import PropertyGraph

/// Constructors of temporal values, their clocks and truncation.
enum TemporalFunctions {
    static let all: [ScalarFunction] =
        TemporalConstructor.allCases.flatMap { functions(of: $0) } + epochs + DurationFunctions.all
        + FormatFunction.all

    private static let instants: [CypherType] = [.date, .localTime, .time, .localDateTime, .dateTime]

    private static func functions(of constructor: TemporalConstructor) -> [ScalarFunction] {
        let name = constructor.rawValue
        let (what, result) = kind(of: constructor)
        var input = FunctionSignature.Parameter("input")
        input.types = [.string, .map] + instants
        let clock = "of the clock when the statement began, in a time zone (UTC)."
        return [
            ScalarFunction(
                signature(
                    name, [input], required: 0, result: result,
                    "\(what) of an ISO 8601 text, a map of fields or another temporal value; without argument that "
                        + "of now.")
            ) { (arguments, context) throws(ExecutionError) in
                guard let argument = arguments.first else {
                    return try constructor.now(context.statementClock, in: context.defaultZone)
                }
                return try constructor.value(argument, context)
            },
            now("\(name).transaction", constructor, result, "\(what) \(clock)"),
            now("\(name).statement", constructor, result, "\(what) \(clock)"),
            now(
                "\(name).realtime", constructor, result, "\(what) of the clock at this moment, in a time zone (UTC).",
                isRealtime: true),
            truncate(constructor, what, result),
        ]
    }

    private static func now(
        _ name: String, _ constructor: TemporalConstructor, _ result: CypherType, _ summary: String,
        isRealtime: Bool = false
    ) -> ScalarFunction {
        ScalarFunction(
            signature(
                name, [.init("timezone", .string, .map)], required: 0, isVolatile: isRealtime, result: result, summary)
        ) { (arguments, context) throws(ExecutionError) in
            var zone = context.defaultZone
            if case .map(let map)? = arguments.first {
                guard let fields = try TemporalFields(map, function: name) else { return .null }
                guard fields.isEmpty else { throw .invalid("\(name)() takes only the field `timezone`") }
                zone = fields.zone ?? zone
            } else if let argument = arguments.first {
                zone = try TemporalFields.zone(argument, name)
            }
            return try constructor.now(isRealtime ? FunctionContext.realtimeClock : context.statementClock, in: zone)
        }
    }

    private static func truncate(
        _ constructor: TemporalConstructor, _ what: String, _ result: CypherType
    ) -> ScalarFunction {
        let name = constructor.rawValue + ".truncate"
        var value = FunctionSignature.Parameter("value")
        value.types = instants
        return ScalarFunction(
            signature(
                name, [.init("unit", .string), value, .init("fields", .map)], required: 1, result: result,
                "\(what) at the start of a unit ('century', 'month', 'hour', …), with some fields set after that.")
        ) { (arguments, context) throws(ExecutionError) in
            let unitName = try arguments[0].string(name)
            let match = TemporalUnit.allCases.first { $0.rawValue.lowercased() == unitName.lowercased() }
            guard let unit = match else {
                let known = TemporalUnit.allCases.map(\.rawValue).joined(separator: ", ")
                throw .invalid("\(name)() knows no unit \(Value.excerpt(unitName)); there are \(known)")
            }
            let value =
                arguments.count > 1
                ? arguments[1] : try TemporalConstructor.datetime.now(context.statementClock, in: context.defaultZone)
            var fields = TemporalFields(function: name)
            if arguments.count > 2 {
                guard case .map(let map) = arguments[2] else {
                    throw .wrongType(name, arguments[2], expected: "a MAP of fields")
                }
                guard let given = try TemporalFields(map, function: name) else { return .null }
                fields = given
            }
            return try constructor.truncated(unit, value, fields, context)
        }
    }

    private static let epochs: [ScalarFunction] = [
        ScalarFunction(
            signature(
                "datetime.fromEpoch", [.init("seconds", .number), .init("nanoseconds", .number)], result: .dateTime,
                "The moment that many seconds and nanoseconds after 1970-01-01T00:00Z.")
        ) { (arguments, _) throws(ExecutionError) in
            let seconds = try arguments[0].wholeNumber("datetime.fromEpoch")
            let nanoseconds = try arguments[1].wholeNumber("datetime.fromEpoch")
            guard 0..<1_000_000_000 ~= nanoseconds else {
                throw .outOfRange("the nanoseconds of datetime.fromEpoch() must be from 0 to 999999999")
            }
            return .dateTime(try TemporalConstructor.moment(seconds, unitsPerSecond: 1, nanosecond: nanoseconds))
        },
        ScalarFunction(
            signature(
                "datetime.fromEpochMillis", [.init("milliseconds", .number)], result: .dateTime,
                "The moment that many milliseconds after 1970-01-01T00:00Z.")
        ) { (arguments, _) throws(ExecutionError) in
            let milliseconds = try arguments[0].wholeNumber("datetime.fromEpochMillis")
            return .dateTime(try TemporalConstructor.moment(milliseconds, unitsPerSecond: 1000, nanosecond: 0))
        },
    ]

    private static func kind(of constructor: TemporalConstructor) -> (String, CypherType) {
        switch constructor {
        case .date: ("The date", .date)
        case .localtime: ("The time of day", .localTime)
        case .time: ("The time of day with an offset", .time)
        case .localdatetime: ("The date and time", .localDateTime)
        case .datetime: ("The date and time with a zone", .dateTime)
        }
    }

    static func signature(
        _ name: String, _ parameters: [FunctionSignature.Parameter], required: Int? = nil, isVolatile: Bool = false,
        result: CypherType, _ summary: String
    ) -> FunctionSignature {
        FunctionSignature(
            name, parameters, required: required, isVolatile: isVolatile, result: result, category: "temporal",
            summary: summary)
    }
}
