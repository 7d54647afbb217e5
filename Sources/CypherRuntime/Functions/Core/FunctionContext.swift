public import PropertyGraph

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// What a function may look at besides its arguments.
public struct FunctionContext: @unchecked Sendable {
    /// The graph of the statement.
    public let graph: Graph
    /// Nanoseconds since 1970, the same for the whole statement.
    public let statementClock: Int64
    /// The zone of temporal values for which none is given.
    public let defaultZone: Zone
    /// What the statement may hold in memory.
    public let budget: MemoryBudget

    /// Makes a context.
    public init(
        graph: Graph, statementClock: Int64, defaultZone: Zone = .utc, budget: MemoryBudget = MemoryBudget()
    ) {
        self.graph = graph
        self.statementClock = statementClock
        self.defaultZone = defaultZone
        self.budget = budget
    }

    /// The context of functions in a running statement.
    public init(_ context: ExecutionContext) {
        self.init(graph: context.graph, statementClock: context.statementClock, budget: context.budget)
    }

    /// Nanoseconds since 1970, now.
    public static var realtimeClock: Int64 {
        var time = timespec()
        clock_gettime(CLOCK_REALTIME, &time)
        return Int64(time.tv_sec) * 1_000_000_000 + Int64(time.tv_nsec)
    }

    /// Refuses a list of so many elements where it cannot fit into the budget.
    func reserve(elements count: Int, for function: String) throws(FunctionError) {
        let bytes = count.multipliedReportingOverflow(by: MemoryLayout<Value>.stride)
        guard count <= FunctionContext.maximumElements, !bytes.overflow, bytes.partialValue <= budget.limit else {
            throw FunctionError(
                .memory, "MemoryLimit", "\(function)() would make \(count) elements, more than fit into memory.")
        }
    }

    /// The longest list, in elements, that a function makes.
    static let maximumElements = 100_000_000
}
