import CypherSemantics

/// What the aggregating functions take and say of themselves; operators compute them.
enum AggregateSignatures {
    static let all: [FunctionSignature] = [
        aggregate("count", [.init("value", .any)], result: .integer, "How many rows have a value that is not null."),
        aggregate("collect", [.init("value", .any)], result: .list(.any), "The values that are not null, as a list."),
        aggregate(
            "sum", [.init("value", .number, .duration)], result: .any, "The sum of numbers or durations; 0 of none."),
        aggregate(
            "avg", [.init("value", .number, .duration)], result: .any, "The mean of numbers or durations; null of none."
        ),
        aggregate("min", [.init("value", .any)], result: .any, "The first value in the order of values."),
        aggregate("max", [.init("value", .any)], result: .any, "The last value in the order of values."),
        aggregate("stDev", [.init("value", .number)], result: .float, "The standard deviation of a sample."),
        aggregate("stDevP", [.init("value", .number)], result: .float, "The standard deviation of a whole population."),
        aggregate(
            "percentileCont", [.init("value", .number), .init("percentile", .number)], result: .float,
            "The percentile from 0.0 to 1.0, interpolated between the nearest values."),
        aggregate(
            "percentileDisc", [.init("value", .number), .init("percentile", .number)], result: .number,
            "The percentile from 0.0 to 1.0, as the nearest value."),
    ]

    private static func aggregate(
        _ name: String, _ parameters: [FunctionSignature.Parameter], result: CypherType, _ summary: String
    ) -> FunctionSignature {
        FunctionSignature(
            name, parameters, isAggregate: true, result: result, category: "aggregate", summary: summary)
    }
}
