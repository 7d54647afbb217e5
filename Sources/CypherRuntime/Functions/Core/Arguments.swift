import PropertyGraph

/// Reads arguments as the types that a function takes.
extension Value {
    /// An integer.
    func integer(_ function: String) throws(ExecutionError) -> Int64 {
        if case .integer(let value) = self { return value }
        throw .wrongType(function, self, expected: "an INTEGER")
    }

    /// An integer, or a float that is one.
    func wholeNumber(_ function: String) throws(ExecutionError) -> Int64 {
        if case .float(let value) = self, let whole = Int64(exactly: value) { return whole }
        return try integer(function)
    }

    /// An integer or float, as a float.
    func number(_ function: String) throws(ExecutionError) -> Double {
        switch self {
        case .integer(let value): return Double(value)
        case .float(let value): return value
        default: throw .wrongType(function, self, expected: "a number")
        }
    }

    /// A string.
    func string(_ function: String) throws(ExecutionError) -> String {
        if case .string(let value) = self { return value }
        throw .wrongType(function, self, expected: "a STRING")
    }

    /// A list.
    func list(_ function: String) throws(ExecutionError) -> [Value] {
        if case .list(let value) = self { return value }
        throw .wrongType(function, self, expected: "a LIST")
    }

    /// A count that must not be negative.
    func count(_ function: String, _ parameter: String) throws(ExecutionError) -> Int {
        let value = try integer(function)
        guard value >= 0 else { throw .outOfRange("\(parameter) of \(function)() must not be negative: \(value)") }
        return Int(value)
    }
}
