public import PropertyGraph
#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// The arithmetic operators on values of any type. Null gives null; types that do not go together are a type error.
public enum ValueArithmetic {
    /// `a + b`: numbers, strings (also with numbers, booleans and temporal values), lists (also with an element),
    /// durations, and a temporal value with a duration.
    public static func add(_ a: Value, _ b: Value) throws(ExecutionError) -> Value {
        switch (a, b) {
        case (.null, _), (_, .null): return .null
        case (.integer(let x), .integer(let y)):
            let (sum, overflow) = x.addingReportingOverflow(y)
            if overflow { throw .overflow("\(x) + \(y)") }
            return .integer(sum)
        case (.integer(let x), .float(let y)): return .float(Double(x) + y)
        case (.float(let x), .integer(let y)): return .float(x + Double(y))
        case (.float(let x), .float(let y)): return .float(x + y)
        case (.list(let x), .list(let y)): return .list(x + y)
        case (.list(let x), let y): return .list(x + [y])
        case (let x, .list(let y)): return .list([x] + y)
        case (.string(let x), .string(let y)): return .string(x + y)
        case (.string(let x), let y): if let text = y.scalarText { return .string(x + text) }
        case (let x, .string(let y)): if let text = x.scalarText { return .string(text + y) }
        case (.duration(let x), .duration(let y)): return try duration(x.adding(y))
        case (.duration(let x), let y): if let sum = try moved(y, by: x) { return sum }
        case (let x, .duration(let y)): if let sum = try moved(x, by: y) { return sum }
        default: break
        }
        throw mismatch("add", a, b, "and")
    }

    /// `a - b`: numbers, durations, a temporal value less a duration.
    public static func subtract(_ a: Value, _ b: Value) throws(ExecutionError) -> Value {
        switch (a, b) {
        case (.null, _), (_, .null): return .null
        case (.integer(let x), .integer(let y)):
            let (difference, overflow) = x.subtractingReportingOverflow(y)
            if overflow { throw .overflow("\(x) - \(y)") }
            return .integer(difference)
        case (.integer(let x), .float(let y)): return .float(Double(x) - y)
        case (.float(let x), .integer(let y)): return .float(x - Double(y))
        case (.float(let x), .float(let y)): return .float(x - y)
        case (.duration(let x), .duration(let y)): return try duration(x.subtracting(y))
        case (let x, .duration(let y)):
            guard let opposite = y.negated else { throw temporalOverflow }
            if let difference = try moved(x, by: opposite) { return difference }
        default: break
        }
        throw mismatch("subtract", b, a, "from")
    }

    /// `a * b`: numbers, a duration times a number.
    public static func multiply(_ a: Value, _ b: Value) throws(ExecutionError) -> Value {
        switch (a, b) {
        case (.null, _), (_, .null): return .null
        case (.integer(let x), .integer(let y)):
            let (product, overflow) = x.multipliedReportingOverflow(by: y)
            if overflow { throw .overflow("\(x) * \(y)") }
            return .integer(product)
        case (.integer(let x), .float(let y)): return .float(Double(x) * y)
        case (.float(let x), .integer(let y)): return .float(x * Double(y))
        case (.float(let x), .float(let y)): return .float(x * y)
        case (.duration(let x), .integer(let y)), (.integer(let y), .duration(let x)):
            return try duration(x.multiplied(by: .integer(y)))
        case (.duration(let x), .float(let y)), (.float(let y), .duration(let x)):
            return try duration(x.multiplied(by: .float(y)))
        default: throw mismatch("multiply", a, b, "by")
        }
    }

    /// `a / b`: numbers, integers giving an integer cut towards zero; a duration by a number.
    public static func divide(_ a: Value, _ b: Value) throws(ExecutionError) -> Value {
        switch (a, b) {
        case (.null, _), (_, .null): return .null
        case (.integer(let x), .integer(let y)):
            if y == 0 { throw divisionByZero }
            let (quotient, overflow) = x.dividedReportingOverflow(by: y)
            if overflow { throw .overflow("\(x) / \(y)") }
            return .integer(quotient)
        case (.integer(let x), .float(let y)): return .float(Double(x) / y)
        case (.float(let x), .integer(let y)): return .float(x / Double(y))
        case (.float(let x), .float(let y)): return .float(x / y)
        case (.duration(let x), .integer(let y)):
            if y == 0 { throw divisionByZero }
            return try duration(x.divided(by: .integer(y)))
        case (.duration(let x), .float(let y)):
            if y == 0 { throw divisionByZero }
            return try duration(x.divided(by: .float(y)))
        default: throw mismatch("divide", a, b, "by")
        }
    }

    /// `a % b`: the remainder of division cut towards zero, with the sign of `a`.
    public static func modulo(_ a: Value, _ b: Value) throws(ExecutionError) -> Value {
        switch (a, b) {
        case (.null, _), (_, .null): return .null
        case (.integer(let x), .integer(let y)):
            if y == 0 { throw divisionByZero }
            return .integer(y == -1 ? 0 : x % y)
        case (.integer(let x), .float(let y)): return .float(fmod(Double(x), y))
        case (.float(let x), .integer(let y)): return .float(fmod(x, Double(y)))
        case (.float(let x), .float(let y)): return .float(fmod(x, y))
        default: throw mismatch("divide", a, b, "by")
        }
    }

    /// `a ^ b`: always a float.
    public static func power(_ a: Value, _ b: Value) throws(ExecutionError) -> Value {
        switch (a, b) {
        case (.null, _), (_, .null): return .null
        case (.integer(let x), .integer(let y)): return .float(pow(Double(x), Double(y)))
        case (.integer(let x), .float(let y)): return .float(pow(Double(x), y))
        case (.float(let x), .integer(let y)): return .float(pow(x, Double(y)))
        case (.float(let x), .float(let y)): return .float(pow(x, y))
        default: throw mismatch("raise", a, b, "to the power of")
        }
    }

    /// `-a`: numbers and durations.
    public static func negate(_ a: Value) throws(ExecutionError) -> Value {
        switch a {
        case .null: return .null
        case .integer(let x):
            if x == .min { throw .overflow("-(\(x))") }
            return .integer(-x)
        case .float(let x): return .float(-x)
        case .duration(let x): return try duration(x.negated)
        default: throw .typeError(detail: "InvalidArgumentType", message: "cannot negate \(a.typeName)")
        }
    }

    /// `a || b`: strings or lists, no conversion.
    public static func concatenate(_ a: Value, _ b: Value) throws(ExecutionError) -> Value {
        switch (a, b) {
        case (.null, _), (_, .null): return .null
        case (.string(let x), .string(let y)): return .string(x + y)
        case (.list(let x), .list(let y)): return .list(x + y)
        default: throw mismatch("concatenate", a, b, "and")
        }
    }

    /// A temporal value some time later; nil for values of other types.
    private static func moved(_ value: Value, by amount: CalendarDuration) throws(ExecutionError) -> Value? {
        let result: Value?
        switch value {
        case .date(let date): result = date.adding(amount).map(Value.date)
        case .localTime(let time): result = .localTime(time.adding(amount))
        case .time(let time): result = .time(time.adding(amount))
        case .localDateTime(let dateTime): result = dateTime.adding(amount).map(Value.localDateTime)
        case .dateTime(let dateTime): result = dateTime.adding(amount).map(Value.dateTime)
        default: return nil
        }
        guard let result else { throw temporalOverflow }
        return result
    }

    private static func duration(_ result: CalendarDuration?) throws(ExecutionError) -> Value {
        guard let result else { throw temporalOverflow }
        return .duration(result)
    }

    private static let temporalOverflow = ExecutionError.arithmeticError(
        detail: "IntegerOverflow", message: TemporalError.outOfRange.message)
    private static let divisionByZero = ExecutionError(.divisionByZero)

    private static func mismatch(_ verb: String, _ a: Value, _ b: Value, _ preposition: String) -> ExecutionError {
        ExecutionError(.unlike(verb: verb, left: a.typeName, preposition: preposition, right: b.typeName))
    }
}
