import CypherSemantics
import PropertyGraph

/// Functions of lists, and those that take lists as well as strings.
enum ListFunctions {
    static let all: [ScalarFunction] = [
        ScalarFunction(
            signature(
                "size", [.init("value", .list(.any), .string)], result: .integer,
                "How many elements a list or characters a string has.")
        ) { (arguments, _) throws(ExecutionError) in
            switch arguments[0] {
            case .list(let list): return .integer(Int64(list.count))
            case .string(let text): return .integer(Int64(CodePoints.count(text)))
            case let other: throw .wrongType("size", other, expected: "a LIST or STRING")
            }
        }.with(SizeKernels.ofTextsAndLists),
        ScalarFunction(
            signature(
                "isEmpty", [.init("value", .list(.any), .map, .string)], result: .boolean,
                "Whether a list, map or string has nothing in it.")
        ) { (arguments, _) throws(ExecutionError) in
            switch arguments[0] {
            case .list(let list): return .boolean(list.isEmpty)
            case .map(let map): return .boolean(map.count == 0)
            case .string(let text): return .boolean(text.isEmpty)
            case let other: throw .wrongType("isEmpty", other, expected: "a LIST, MAP or STRING")
            }
        },
        ScalarFunction(signature("head", [list], result: .any, "The first element of a list; null of an empty one.")) {
            (arguments, _) throws(ExecutionError) in try arguments[0].list("head").first ?? .null
        },
        ScalarFunction(signature("last", [list], result: .any, "The last element of a list; null of an empty one.")) {
            (arguments, _) throws(ExecutionError) in try arguments[0].list("last").last ?? .null
        },
        ScalarFunction(signature("tail", [list], result: .list(.any), "A list without its first element.")) {
            (arguments, context) throws(ExecutionError) in
            .list(try context.copy(try arguments[0].list("tail").dropFirst()))
        },
        ScalarFunction(
            signature(
                "reverse", [.init("value", .list(.any), .string)], result: .any,
                "A list or string with its elements or characters in reverse.")
        ) { (arguments, context) throws(ExecutionError) in
            switch arguments[0] {
            case .list(let list): return .list(try context.copy(list.reversed() as ReversedCollection))
            case .string(let text): return .string(try CodePointText.reversed(text, context))
            case let other: throw .wrongType("reverse", other, expected: "a LIST or STRING")
            }
        },
        ScalarFunction(
            signature(
                "range", [.init("start", .integer), .init("end", .integer), .init("step", .integer)], required: 2,
                checksTypesLate: true, result: .list(.integer),
                "The integers from a start to an end, both included, by a step (1).")
        ) { (arguments, context) throws(ExecutionError) in
            let step = arguments.count > 2 ? try bound(arguments[2]) : 1
            let (start, end) = (try bound(arguments[0]), try bound(arguments[1]))
            return .list(try range(from: start, to: end, by: step, context))
        }.with(.integers),
    ]

    private static let list = FunctionSignature.Parameter("list", .list(.any))

    private static func bound(_ value: Value) throws(ExecutionError) -> Int64 {
        if case .integer(let number) = value { return number }
        throw .argumentError(detail: "InvalidArgumentType", message: "range() takes integers, not \(value.typeName)")
    }

    private static func range(
        from start: Int64, to end: Int64, by step: Int64, _ context: FunctionContext
    ) throws(ExecutionError) -> [Value] {
        guard step != 0 else { throw .outOfRange("the step of range() must not be 0") }
        let range = IntegerRange(from: start, to: end, by: step)
        try context.make(elements: range.count)
        var numbers: [Value] = []
        numbers.reserveCapacity(range.count)
        try context.keeping(&numbers) { (numbers) throws(ExecutionError) in
            while numbers.count < range.count {
                let end = min(range.count, numbers.count + 1 << 12)
                for index in numbers.count..<end { numbers.append(.integer(range[index])) }
                try context.charge(work: 1 << 14)
            }
        }
        return numbers
    }

    private static func signature(
        _ name: String, _ parameters: [FunctionSignature.Parameter], required: Int? = nil,
        checksTypesLate: Bool = false, result: CypherType, _ summary: String
    ) -> FunctionSignature {
        FunctionSignature(
            name, parameters, required: required, checksTypesLate: checksTypesLate, result: result, category: "list",
            summary: summary)
    }
}
