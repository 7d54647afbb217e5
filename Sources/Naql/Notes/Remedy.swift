import CypherSemantics
import PropertyGraph

/// What to write so that a comparison can hold.
enum Remedy {
    typealias Side = KindNote.Side

    /// For temporal values that meet texts or each other.
    static func of(_ a: ValueKinds, _ left: Side, _ b: ValueKinds, _ right: Side) -> String {
        if a.isDisjoint(with: .temporal) { return of(b, right, a, left) }
        guard b.isDisjoint(with: .temporal) else { return moments(a, left, b, right) }
        let name = a.constructor ?? "date"
        guard let text = right.value else { return "write \(name)(\(right.text))" }
        let written = "\(name)(\(Value.quoted(text)))"
        guard isValue(text, of: name) else { return "a \(a.name) is written \(name)('\(sample(of: name))')" }
        guard let parameter = right.parameter else { return "write \(written)" }
        return "give $\(parameter) as \(written)"
    }

    /// For numbers that meet texts which look like numbers; nil for all else.
    static func of(number a: ValueKinds, _ left: Side, _ b: ValueKinds, _ right: Side) -> String? {
        if a == .string, b == .number { return of(number: b, right, a, left) }
        guard a == .number, b == .string, let text = right.value, Int64(text) != nil || Double(text) != nil else {
            return nil
        }
        return right.parameter.map { "give $\($0) as \(text)" } ?? "write \(text)"
    }

    /// For what a test of texts asks about and is no text.
    static func of(noText side: Side, _ operand: BoundExpression) -> String {
        switch operand.kind {
        case .integer(let number): ": write '\(number)'"
        case .float(let number): ": write '\(number)'"
        case .boolean(let truth): ": write '\(truth)'"
        default: side.text == "…" ? ": use toString()" : ": write toString(\(side.text))"
        }
    }

    /// For what is compared with null; empty where nothing else is meant by it.
    static func of(null side: Side, _ relation: KindNote.Relation) -> String {
        switch relation {
        case .equal: ": write \(side.text) IS NULL"
        case .unequal: ": write \(side.text) IS NOT NULL"
        case .order, .element: ""
        }
    }

    private static func moments(_ a: ValueKinds, _ left: Side, _ b: ValueKinds, _ right: Side) -> String {
        for (kind, side, other) in [(a, left, b), (b, right, a)] {
            guard let narrower = narrower(kind, other) else { continue }
            return "write \(narrower)(\(side.text))"
        }
        if a == .duration || b == .duration { return "a DURATION lies between two moments: duration.between(a, b)" }
        return "they have no part in common"
    }

    /// The function that takes from a moment what one of another kind has; nil where it has not all of it.
    private static func narrower(_ kind: ValueKinds, _ other: ValueKinds) -> String? {
        let parts: [(ValueKinds, ValueKinds)] = [
            (.date, [.localDateTime, .dateTime]), (.localDateTime, .dateTime),
            (.localTime, [.time, .localDateTime, .dateTime]),
            (.time, .dateTime),
        ]
        return parts.first { other == $0.0 && !kind.isEmpty && kind.isSubset(of: $0.1) }?.0.constructor
    }

    private static func isValue(_ text: String, of constructor: String) -> Bool {
        (try? ParameterText("\(constructor)(\(Value.quoted(text)))")) != nil
    }

    private static func sample(of constructor: String) -> String {
        switch constructor {
        case "date": "2024-01-31"
        case "duration": "P7D"
        case "time": "12:30Z"
        case "localtime": "12:30"
        case "datetime": "2024-01-31T12:30Z"
        default: "2024-01-31T12:30"
        }
    }
}
