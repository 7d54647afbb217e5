import PropertyGraph

/// A function of one argument that needs no boxed value a row where its kernel knows the form of the argument.
final class ColumnFunctionEvaluator: Evaluator {
    private let kernel: ColumnKernel
    private let argument: any Evaluator
    private let general: RowEvaluator
    private let graph: Graph

    init(
        _ kernel: @escaping ColumnKernel, _ argument: any Evaluator, otherwise general: RowEvaluator,
        _ context: ExecutionContext
    ) {
        self.kernel = kernel
        self.argument = argument
        self.general = general
        graph = context.graph
    }

    func evaluate(_ batch: Batch) throws(ExecutionError) -> Column {
        let column = try argument.evaluate(batch)
        if let result = kernel(column, graph) { return result }
        return try general.evaluate([column], count: batch.count)
    }
}
