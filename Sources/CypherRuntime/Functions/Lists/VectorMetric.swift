import PropertyGraph

/// Ways to measure how far two lists of numbers are apart, by their names in GQL and Neo4j.
enum VectorMetric: String, CaseIterable {
    case euclidean = "EUCLIDEAN"
    case squared = "EUCLIDEAN_SQUARED"
    case manhattan = "MANHATTAN"
    case cosine = "COSINE"
    case dot = "DOT"
    case hamming = "HAMMING"

    /// The error for another name.
    static func unknown(_ name: String) -> ExecutionError {
        let known = allCases.map(\.rawValue).joined(separator: ", ")
        return .invalid("vector_distance() knows no metric \(Value.excerpt(name)); there are \(known)")
    }

    /// The distance of two lists of one length.
    func distance(_ a: [Double], _ b: [Double]) throws(ExecutionError) -> Double {
        func sum(_ term: (Double, Double) -> Double) -> Double { zip(a, b).reduce(0) { $0 + term($1.0, $1.1) } }
        switch self {
        case .euclidean: return sum { ($0 - $1) * ($0 - $1) }.squareRoot()
        case .squared: return sum { ($0 - $1) * ($0 - $1) }
        case .manhattan: return sum { abs($0 - $1) }
        case .dot: return -sum { $0 * $1 }
        case .hamming: return sum { $0 == $1 ? 0 : 1 }
        case .cosine:
            let lengths = (sum { x, _ in x * x }).squareRoot() * (sum { _, y in y * y }).squareRoot()
            guard lengths > 0 else { throw .outOfRange("COSINE takes lists that are not all zeros") }
            return 1 - sum { $0 * $1 } / lengths
        }
    }
}

/// The kinds of number that vector() makes.
enum VectorNumbers {
    case integers(ClosedRange<Int64>)
    case floats
    case shortFloats

    /// By the name of the type.
    init(_ name: String) throws(ExecutionError) {
        switch name.uppercased().replacing(" NOT NULL", with: "") {
        case "INTEGER8", "INT8": self = .integers(-128...127)
        case "INTEGER16", "INT16": self = .integers(-32_768...32_767)
        case "INTEGER32", "INT32": self = .integers(-2_147_483_648...2_147_483_647)
        case "INTEGER64", "INT64", "INTEGER", "INT", "SIGNED INTEGER": self = .integers(Int64.min...Int64.max)
        case "FLOAT32": self = .shortFloats
        case "FLOAT64", "FLOAT": self = .floats
        default:
            throw .invalid(
                "vector() knows no type \(Value.excerpt(name)); there are INTEGER8, INTEGER16, INTEGER32, INTEGER64, "
                    + "FLOAT32 and FLOAT64")
        }
    }

    /// A number of this kind; floats lose what is behind the point where integers are wanted.
    func number(_ value: Value) throws(ExecutionError) -> Value {
        let number: Double
        switch (self, value) {
        case (.integers(let range), .integer(let integer)) where range.contains(integer): return value
        case (_, .integer(let integer)): number = Double(integer)
        case (_, .float(let float)) where float.isFinite: number = float
        default: throw .wrongType("vector", value, expected: "a list of finite numbers")
        }
        switch self {
        case .floats: return .float(number)
        case .shortFloats where Float(number).isFinite: return .float(Double(Float(number)))
        case .integers(let range):
            if let whole = Int64(exactly: number.rounded(.towardZero)), range.contains(whole) { return .integer(whole) }
            fallthrough
        default: throw .outOfRange("the number \(number) of vector() does not fit its type")
        }
    }

    /// The numbers of a text such as `[1.0, 2]`.
    static func read(_ text: String) throws(ExecutionError) -> [Value] {
        let inner = text.drop { $0 == " " }
        guard inner.first == "[", let end = inner.lastIndex(of: "]"),
            inner[inner.index(after: end)...].allSatisfy({ $0 == " " })
        else { throw malformed(text) }
        var result: [Value] = []
        for part in inner[inner.index(after: inner.startIndex)..<end].split(
            separator: ",", omittingEmptySubsequences: false)
        {
            let written = String(part.filter { $0 != " " })
            if let integer = Int64(written) {
                result.append(.integer(integer))
            } else if let number = Double(written), number.isFinite {
                result.append(.float(number))
            } else {
                throw malformed(text)
            }
        }
        return result
    }

    private static func malformed(_ text: String) -> ExecutionError {
        .invalid("\(Value.excerpt(text)) is no list of numbers, such as '[1.0, 2.5]'")
    }
}
