extension ExecutionError {
    /// What would be right, the likeliest first; empty where the message says all there is.
    public var hints: [String] { remedy.map { [$0] } ?? [] }

    private var remedy: String? {
        switch cause {
        case .divisionByZero: "a / nullIf(b, 0) is null there; floats give Infinity or NaN"
        case .overflow: "calculate with floats: toFloat(x)"
        case .parameterMissing(let name): "give it: --param \(name)=value, or :param \(name) => value in the shell"
        case .wrongArgument(_, let expected, let found): Self.conversion(of: found, to: expected)
        case .unlike(let verb, let left, let preposition, let right): Self.likeness(verb, left, preposition, right)
        case .mergeNullProperty: "filter those rows before, WHERE x IS NOT NULL, or write coalesce(x, value)"
        case .unstorableProperty(let key, _):
            "store its parts: SET n.\(key)_a = m.a, a list of one type, or nodes of their own"
        case .deletedEntity: "read what is needed of it before DELETE: WITH n, n.key AS key DELETE n"
        case .constraintViolated: "SHOW CONSTRAINTS lists what is required"
        case .refused: "it is allowed without --safe"
        case .readOnly: "it is allowed without --read-only (with --read-write under `naql mcp`)"
        case .timeLimit: "--timeout allows more; EXPLAIN shows what is slow, a bound such as {1,3} or LIMIT helps"
        case .memoryLimit: "--memory allows more; LIMIT, or aggregating earlier, needs less"
        case .complaint(_, let detail, _): Self.remedies[detail]
        case .inputOutput: "files are named from the folder that naql runs in, or by their whole path"
        case .deleteConnectedNode, .unsupported, .cancelled: nil
        }
    }

    private static let remedies = [
        "NegativeIntegerArgument": "use 0 or more",
        "NotFound": "SHOW INDEXES and SHOW CONSTRAINTS list names; IF EXISTS passes over what is gone",
        "AlreadyExists": "IF NOT EXISTS passes over what is there",
    ]

    private static func conversion(of found: String, to expected: String) -> String? {
        let expected = expected.lowercased()
        if expected.contains("string") { return found == "NULL" ? nil : "convert it: toString(x)" }
        if expected.contains("integer") { return "convert it: toInteger(x)" }
        if expected.contains("number") { return "convert it: toFloat(x)" }
        return expected.contains("list") ? "a list of one is [x]" : nil
    }

    private static func likeness(_ verb: String, _ left: String, _ preposition: String, _ right: String) -> String? {
        switch verb {
        case "concatenate": "|| joins two texts or two lists: a || toString(b), a || [b]"
        case _ where left == "STRING" || right == "STRING": "convert the text: toInteger(x), toFloat(x), date(x)"
        case _ where left == "MAP" && right == "MAP": "maps are joined by a{.*, key: value}"
        default: nil
        }
    }
}
