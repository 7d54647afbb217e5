public import PropertyGraph
#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// What a function may look at besides its arguments.
public struct FunctionContext: Sendable {
    /// The graph of the statement.
    public let graph: Graph
    /// Nanoseconds since 1970, the same for the whole statement.
    public let statementClock: Int64
    /// The zone of temporal values for which none is given.
    public let defaultZone: Zone
    /// Watches time, memory and the wish to stop.
    public let meter: ExecutionMeter

    /// Makes a context.
    public init(
        graph: Graph, statementClock: Int64, defaultZone: Zone = .utc, meter: ExecutionMeter = ExecutionMeter()
    ) {
        self.graph = graph
        self.statementClock = statementClock
        self.defaultZone = defaultZone
        self.meter = meter
    }

    /// Nanoseconds since 1970, now.
    public static var realtimeClock: Int64 {
        var time = timespec()
        clock_gettime(CLOCK_REALTIME, &time)
        return Int64(time.tv_sec) * 1_000_000_000 + Int64(time.tv_nsec)
    }

    /// Takes work into account, in units of about a nanosecond.
    @inline(__always)
    func charge(work units: Int) throws(ExecutionError) {
        try meter.charge(work: units)
    }

    /// Takes into account that a text of so many bytes is about to be made.
    @inline(__always)
    func make(bytes: Int) throws(ExecutionError) {
        try meter.charge(bytes: bytes)
        try meter.charge(work: bytes >> 2)
    }

    /// Makes room in a list and takes it into account.
    @inline(__always)
    func grow<Element>(_ array: inout [Element], by added: Int, blank: Element) throws(ExecutionError) {
        try meter.makeRoom(for: added, in: &array, blank: blank)
    }

    /// Works on something that grows; where the statement stops in it, the thing is freed when nobody waits any more.
    func keeping<Thing>(
        _ thing: inout Thing, _ work: (inout Thing) throws(ExecutionError) -> Void
    ) throws(ExecutionError) {
        do throws(ExecutionError) { try work(&thing) } catch {
            meter.discard(thing)
            throw error
        }
    }

    /// A part of a list as a list of its own.
    func copy(_ part: some RandomAccessCollection<Value>) throws(ExecutionError) -> [Value] {
        try meter.copied([part])
    }

    /// A part of a text as a text of its own.
    func copy(_ part: Substring) throws(ExecutionError) -> String {
        try meter.copied([part])
    }

    /// Takes into account that a list of so many elements is about to be made.
    @inline(__always)
    func make(elements count: Int) throws(ExecutionError) {
        let (bytes, overflow) = count.multipliedReportingOverflow(by: MemoryLayout<Value>.stride)
        try make(bytes: overflow ? .max : bytes)
    }
}
