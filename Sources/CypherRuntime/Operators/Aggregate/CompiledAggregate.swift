import CypherPlanner
import CypherSemantics
import CypherSyntax

/// An aggregate ready to run: its arguments and how to make its state.
struct CompiledAggregate {
    let slot: Slot
    let arguments: [any Evaluator]
    /// Whether the order of rows shows in the result.
    let dependsOnOrder: Bool
    private let make: () -> any Accumulator

    init(_ aggregate: BoundAggregate, _ context: ExecutionContext) throws(ExecutionError) {
        slot = aggregate.variable.id
        arguments = try ExpressionCompiler(context).compile(aggregate.arguments)
        let place = aggregate.arguments.first?.range ?? SourceRange(0, 0)
        let graph = context.graph
        let inner: () -> any Accumulator
        switch aggregate.function {
        case "count", "count(*)": inner = { CountAccumulator() }
        case "sum": inner = { SumAccumulator(isAverage: false, at: place, graph) }
        case "avg": inner = { SumAccumulator(isAverage: true, at: place, graph) }
        case "min": inner = { ExtremeAccumulator(isMaximum: false, context) }
        case "max": inner = { ExtremeAccumulator(isMaximum: true, context) }
        case "collect": inner = { CollectAccumulator(context) }
        case "stdev": inner = { DeviationAccumulator(isPopulation: false, at: place, graph) }
        case "stdevp": inner = { DeviationAccumulator(isPopulation: true, at: place, graph) }
        case "percentilecont": inner = { PercentileAccumulator(isContinuous: true, at: place, context) }
        case "percentiledisc": inner = { PercentileAccumulator(isContinuous: false, at: place, context) }
        default: throw .unsupported(what: "The aggregate `\(aggregate.function)`", range: place)
        }
        // The least and the greatest are the same without duplicates.
        let isExtreme = aggregate.function == "min" || aggregate.function == "max"
        dependsOnOrder = aggregate.function == "collect"
        let isNodeCount = aggregate.function == "count" && aggregate.arguments.first?.type == .node
        if aggregate.distinct && isNodeCount {
            make = { DistinctCountAccumulator(context) }
        } else if aggregate.distinct && !isExtreme {
            make = { DistinctAccumulator(inner(), context) }
        } else {
            make = inner
        }
    }

    /// An empty state.
    func makeAccumulator() -> any Accumulator { make() }
}
