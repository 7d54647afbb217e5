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
    ]

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
