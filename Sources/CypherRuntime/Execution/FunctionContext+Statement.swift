extension FunctionContext {
    /// The context of functions in a running statement.
    public init(_ context: ExecutionContext) {
        self.init(graph: context.graph, statementClock: context.statementClock, meter: context.meter)
    }
}
