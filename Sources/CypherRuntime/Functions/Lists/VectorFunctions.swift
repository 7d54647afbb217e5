import CypherSemantics
import PropertyGraph

/// How alike two lists of numbers are, read as vectors (Neo4j's names and formulas).
enum VectorFunctions {
    static let all: [ScalarFunction] = [
        ScalarFunction(
            signature("vector.similarity.cosine", "by the angle between them: (1 + cos) / 2. Neither may be all zeros.")
        ) { (arguments, context) throws(ExecutionError) in
            let (a, b) = try pair(arguments, "vector.similarity.cosine", context)
            let (first, second) = (dot(a, a), dot(b, b))
            guard first > 0, second > 0 else {
                throw .outOfRange("vector.similarity.cosine() takes lists that are not all zeros")
            }
            let squared = first * second
            guard squared.isFinite else {
                throw .outOfRange("vector.similarity.cosine() takes lists of numbers that are not as large")
            }
            let lengths = squared.isNormal ? squared.squareRoot() : first.squareRoot() * second.squareRoot()
            let cosine = dot(a, b) / lengths
            return .float((1 + max(-1, min(1, cosine))) / 2)
        },
        ScalarFunction(
            signature("vector.similarity.euclidean", "by their distance d: 1 / (1 + d²).")
        ) { (arguments, context) throws(ExecutionError) in
            let (a, b) = try pair(arguments, "vector.similarity.euclidean", context)
            let squared = zip(a, b).reduce(0) { $0 + ($1.0 - $1.1) * ($1.0 - $1.1) }
            return .float(1 / (1 + squared))
        },
        vector, distance, norm, dimensions,
    ]

    /// A vector is a list of numbers: the function sees to its length and to the kind of its numbers.
    private static let vector = ScalarFunction(
        FunctionSignature(
            "vector", [.init("numbers", .list(.any), .string), .init("dimension", .integer), .init("type", .string)],
            result: .list(.number), category: "list",
            summary:
                "A list of so many numbers, as integers or floats: INTEGER8 to INTEGER64, FLOAT32, FLOAT64. A text "
                + "holds it as '[1.0, 2.5]'.")
    ) { (arguments, context) throws(ExecutionError) in
        let kind = try VectorNumbers(try arguments[2].string("vector"))
        var list: [Value]
        if case .string(let text) = arguments[0] {
            list = try VectorNumbers.read(text)
        } else {
            list = try arguments[0].list("vector")
        }
        try context.charge(work: list.count * 16)
        let wanted = try arguments[1].integer("vector")
        guard (1...4096).contains(wanted), Int(wanted) == list.count else {
            throw .outOfRange(
                "vector() takes as many numbers as its dimension says, from 1 to 4096; here are \(list.count)")
        }
        for index in list.indices { list[index] = try kind.number(list[index]) }
        return .list(list)
    }

    private static let distance = ScalarFunction(
        FunctionSignature(
            "vector_distance",
            [.init("a", .list(.any)), .init("b", .list(.any)), .init("metric", .string)], result: .float,
            category: "list",
            summary:
                "How far two lists of numbers of one length are apart, by EUCLIDEAN, EUCLIDEAN_SQUARED, MANHATTAN, "
                + "COSINE, DOT or HAMMING.")
    ) { (arguments, context) throws(ExecutionError) in
        let (a, b) = try pair(arguments, "vector_distance", context)
        let name = try arguments[2].string("vector_distance")
        guard let metric = VectorMetric(rawValue: name.uppercased()) else { throw VectorMetric.unknown(name) }
        return .float(try metric.distance(a, b))
    }

    private static let norm = ScalarFunction(
        FunctionSignature(
            "vector_norm", [.init("numbers", .list(.any)), .init("metric", .string)], result: .float, category: "list",
            summary: "How far a list of numbers is from as many zeros, by EUCLIDEAN or MANHATTAN.")
    ) { (arguments, context) throws(ExecutionError) in
        let a = try numbers(arguments[0], "vector_norm")
        try context.charge(work: a.count)
        let name = try arguments[1].string("vector_norm")
        guard let metric = VectorMetric(rawValue: name.uppercased()), metric == .euclidean || metric == .manhattan
        else {
            throw .invalid("vector_norm() knows no metric \(Value.excerpt(name)); there are EUCLIDEAN and MANHATTAN")
        }
        return .float(try metric.distance(a, a.map { _ in 0 }))
    }

    private static let dimensions = ScalarFunction(
        FunctionSignature(
            "vector_dimension_count", [.init("numbers", .list(.any))], result: .integer, category: "list",
            summary: "How many numbers a list of numbers has.")
    ) { (arguments, _) throws(ExecutionError) in
        .integer(Int64(try numbers(arguments[0], "vector_dimension_count").count))
    }

    private static func signature(_ name: String, _ how: String) -> FunctionSignature {
        FunctionSignature(
            name, [.init("a", .list(.any)), .init("b", .list(.any))], result: .float, category: "list",
            summary: "How alike two lists of numbers of one length are, from 0.0 to 1.0, \(how)")
    }

    private static func pair(
        _ arguments: [Value], _ name: String, _ context: FunctionContext
    ) throws(ExecutionError) -> ([Double], [Double]) {
        let (a, b) = (try numbers(arguments[0], name), try numbers(arguments[1], name))
        try context.charge(work: a.count + b.count)
        guard a.count == b.count, !a.isEmpty else {
            throw .outOfRange("\(name)() takes two lists of one length, not of \(a.count) and \(b.count) numbers")
        }
        return (a, b)
    }

    private static func numbers(_ value: Value, _ name: String) throws(ExecutionError) -> [Double] {
        var result: [Double] = []
        for element in try value.list(name) {
            switch element {
            case .integer(let number): result.append(Double(number))
            case .float(let number) where number.isFinite: result.append(number)
            default: throw .wrongType(name, element, expected: "lists of finite numbers")
            }
        }
        return result
    }

    private static func dot(_ a: [Double], _ b: [Double]) -> Double { zip(a, b).reduce(0) { $0 + $1.0 * $1.1 } }
}
