import CypherSemantics
import PropertyGraph
#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// Functions of numbers.
enum MathFunctions {
    static let all: [ScalarFunction] = basic + RoundingFunctions.all + logarithmic + trigonometric

    private static let basic: [ScalarFunction] = [
        ScalarFunction(signature("abs", [value], result: .number, "The absolute value of a number.")) {
            (arguments, _) throws(ExecutionError) in
            switch arguments[0] {
            case .integer(let value):
                if value == .min { throw .overflow("abs(\(value))") }
                return .integer(abs(value))
            case .float(let value): return .float(abs(value))
            case let other: throw .wrongType("abs", other, expected: "a number")
            }
        },
        ScalarFunction(signature("sign", [value], result: .integer, "-1, 0 or 1 as a number is below, at or above 0."))
        {
            (arguments, _) throws(ExecutionError) in
            let value = try arguments[0].number("sign")
            return .integer(value > 0 ? 1 : value < 0 ? -1 : 0)
        },
        ScalarFunction(
            signature(
                "isNaN", [value], result: .boolean, "Whether a number is NaN, the result of operations without one.")
        ) { (arguments, _) throws(ExecutionError) in .boolean(try arguments[0].number("isNaN").isNaN) },
        ScalarFunction(
            seesNull: signature(
                "rand", [], isVolatile: true, result: .float, "A random number from 0 up to 1, exclusive.")
        ) { _, _ in .float(Double.random(in: 0..<1)) },
        ScalarFunction(
            seesNull: signature("pi", [], result: .float, "The ratio of a circle's circumference to its diameter.")
        ) {
            _, _ in .float(.pi)
        },
        ScalarFunction(seesNull: signature("e", [], result: .float, "The base of the natural logarithm.")) {
            _, _ in .float(M_E)
        },
        ScalarFunction(
            signature(
                "power", [value, .init("exponent", .number)], result: .float,
                "A number to the power of another (GQL); as `^`.")
        ) { (arguments, _) throws(ExecutionError) in
            .float(pow(try arguments[0].number("power"), try arguments[1].number("power")))
        },
        ScalarFunction(
            signature(
                "mod", [value, .init("divisor", .number)], result: .number,
                "What a division leaves (GQL); as `%`.")
        ) { (arguments, _) throws(ExecutionError) in try ValueArithmetic.modulo(arguments[0], arguments[1]) },
        float("sqrt", "The square root; NaN of a negative number.") { $0.squareRoot() },
    ]

    private static let logarithmic: [ScalarFunction] = [
        float("exp", "e to the power of a number.") { exp($0) },
        float("log", "The natural logarithm; NaN of a negative number.") { log($0) },
        float("log10", "The logarithm to base 10; NaN of a negative number.") { log10($0) },
    ]

    private static let trigonometric: [ScalarFunction] = [
        float("sin", "The sine of an angle in radians.", category: "trigonometric") { sin($0) },
        float("cos", "The cosine of an angle in radians.", category: "trigonometric") { cos($0) },
        float("tan", "The tangent of an angle in radians.", category: "trigonometric") { tan($0) },
        float("cot", "The cotangent of an angle in radians; infinite at 0.", category: "trigonometric") { 1 / tan($0) },
        float("coth", "The hyperbolic cotangent; NaN at 0.", category: "trigonometric") {
            $0 == 0 ? .nan : 1 / tanh($0)
        },
        float("sinh", "The hyperbolic sine.", category: "trigonometric") { sinh($0) },
        float("cosh", "The hyperbolic cosine.", category: "trigonometric") { cosh($0) },
        float("tanh", "The hyperbolic tangent.", category: "trigonometric") { tanh($0) },
        float("asin", "The angle in radians whose sine is given; NaN outside of -1 to 1.", category: "trigonometric") {
            asin($0)
        },
        float("acos", "The angle in radians whose cosine is given; NaN outside of -1 to 1.", category: "trigonometric")
        {
            acos($0)
        },
        float("atan", "The angle in radians whose tangent is given.", category: "trigonometric") { atan($0) },
        ScalarFunction(
            signature(
                "atan2", [.init("y", .number), .init("x", .number)], result: .float,
                "The angle in radians of the point (x, y).", category: "trigonometric")
        ) { (arguments, _) throws(ExecutionError) in
            .float(atan2(try arguments[0].number("atan2"), try arguments[1].number("atan2")))
        },
        float("haversin", "Half the versine of an angle in radians: (1 - cos) / 2.", category: "trigonometric") {
            (1 - cos($0)) / 2
        },
        float("degrees", "Radians as degrees.", category: "trigonometric") { $0 * 180 / .pi },
        float("radians", "Degrees as radians.", category: "trigonometric") { $0 * .pi / 180 },
    ]

    static let value = FunctionSignature.Parameter("value", .number)

    static func signature(
        _ name: String, _ parameters: [FunctionSignature.Parameter], required: Int? = nil, isVolatile: Bool = false,
        result: CypherType, _ summary: String, category: String = "math"
    ) -> FunctionSignature {
        FunctionSignature(
            name, parameters, required: required, isVolatile: isVolatile, result: result, category: category,
            summary: summary)
    }

    /// A function of one number to a float.
    private static func float(
        _ name: String, _ summary: String, category: String = "math", _ body: @escaping @Sendable (Double) -> Double
    ) -> ScalarFunction {
        ScalarFunction(signature(name, [value], result: .float, summary, category: category)) {
            (arguments, _) throws(ExecutionError) in .float(body(try arguments[0].number(name)))
        }
    }
}
