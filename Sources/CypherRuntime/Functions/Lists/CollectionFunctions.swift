import CypherSemantics
import PropertyGraph

/// The functions of lists in the name space `coll` (Cypher 25). Values are compared as ORDER BY and DISTINCT compare them.
enum CollectionFunctions {
    static let all: [ScalarFunction] = [
        ScalarFunction(
            signature(
                "coll.distinct", [list], result: .list(.any), "A list with each value once, where it first stands.")
        ) { (arguments, context) throws(ExecutionError) in
            let elements = try arguments[0].list("coll.distinct")
            try context.make(elements: elements.count)
            var seen: Set<Value> = []
            return .list(elements.filter { seen.insert($0).inserted })
        },
        ScalarFunction(
            seesNull: signature(
                "coll.flatten", [list, .init("depth", .integer)], required: 1, result: .list(.any),
                "A list with the elements of the lists in it in their place, one level deep or as many as are given.")
        ) { (arguments, context) throws(ExecutionError) in
            if arguments[0].isNull { return .null }
            let depth = arguments.count > 1 ? try arguments[1].count("coll.flatten", "the depth") : 1
            var result: [Value] = []
            try flatten(try arguments[0].list("coll.flatten"), depth, into: &result, context)
            return .list(result)
        },
        ScalarFunction(
            seesNull: signature(
                "coll.indexOf", [list, .init("value")], result: .integer,
                "Where a value first stands in a list, counted from 0; -1 where it does not. The value must not be null."
            )
        ) { (arguments, context) throws(ExecutionError) in
            if arguments[0].isNull || arguments[1].isNull { return .null }
            let elements = try arguments[0].list("coll.indexOf")
            try context.charge(work: 16 * elements.count)
            return .integer(Int64(elements.firstIndex { Value.order($0, arguments[1]) == 0 } ?? -1))
        },
        ScalarFunction(
            seesNull: signature(
                "coll.insert", [list, .init("index", .integer), .init("value")], result: .list(.any),
                "A list with a value put in before the element at a position, counted from 0.")
        ) { (arguments, context) throws(ExecutionError) in
            if arguments[0].isNull { return .null }
            let elements = try arguments[0].list("coll.insert")
            let index = try position(arguments[1], in: elements, "coll.insert", last: elements.count)
            return .list(
                try context.copy(elements[..<index] + [arguments[2]] + elements[index...]))
        },
        ScalarFunction(
            signature(
                "coll.remove", [list, .init("index", .integer)], result: .list(.any),
                "A list without the element at a position, counted from 0.")
        ) { (arguments, context) throws(ExecutionError) in
            let elements = try arguments[0].list("coll.remove")
            let index = try position(arguments[1], in: elements, "coll.remove", last: elements.count - 1)
            return .list(try context.copy(elements[..<index] + elements[(index + 1)...]))
        },
        extreme("coll.max", "The greatest value of a list; null of an empty one. Nulls do not count.") { $0 > 0 },
        extreme("coll.min", "The least value of a list; null of an empty one. Nulls do not count.") { $0 < 0 },
        ScalarFunction(
            signature("coll.sort", [list], result: .list(.any), "A list in ascending order; nulls are last.")
        ) { (arguments, context) throws(ExecutionError) in
            let elements = try arguments[0].list("coll.sort")
            try context.make(elements: elements.count)
            try context.charge(work: 64 * elements.count)
            return .list(elements.sorted { Value.order($0, $1) < 0 })
        },
    ]

    private static let list = FunctionSignature.Parameter("list", .list(.any))

    private static func extreme(
        _ name: String, _ help: String, _ isBetter: @escaping @Sendable (Int) -> Bool
    ) -> ScalarFunction {
        ScalarFunction(signature(name, [list], result: .any, help)) { (arguments, context) throws(ExecutionError) in
            let elements = try arguments[0].list(name)
            try context.charge(work: 16 * elements.count)
            var best: Value?
            for element in elements where !element.isNull {
                if best.map({ isBetter(Value.order(element, $0)) }) ?? true { best = element }
            }
            return best ?? .null
        }
    }

    private static func flatten(
        _ list: [Value], _ depth: Int, into result: inout [Value], _ context: FunctionContext
    ) throws(ExecutionError) {
        for element in list {
            if depth > 0, case .list(let inner) = element {
                try flatten(inner, depth - 1, into: &result, context)
            } else {
                try context.grow(&result, by: 1, blank: .null)
                result.append(element)
            }
        }
    }

    private static func position(
        _ value: Value, in list: [Value], _ function: String, last: Int
    ) throws(ExecutionError) -> Int {
        let index = try value.integer(function)
        guard index >= 0, index <= last else {
            throw .outOfRange("the index of \(function)() is \(index), but the list has \(list.count) elements")
        }
        return Int(index)
    }

    private static func signature(
        _ name: String, _ parameters: [FunctionSignature.Parameter], required: Int? = nil, result: CypherType,
        _ summary: String
    ) -> FunctionSignature {
        FunctionSignature(name, parameters, required: required, result: result, category: "list", summary: summary)
    }
}
