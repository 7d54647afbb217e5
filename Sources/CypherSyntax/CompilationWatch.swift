/// Asked by parser, binder and planner as they work whether they are to go on: limits of time and memory, and a user who
/// has stopped waiting, hold while a statement is read as they do while it runs.
///
/// Each step tells what it costs; only when a grain of work has come together the question is put.
public final class CompilationWatch {
    /// Work between two questions, in units of about a nanosecond.
    private static let grain = 1 << 17

    private let mustStop: (Int) -> Bool
    private var left = CompilationWatch.grain
    /// Whether the answer was that the work is to stop. It stays so.
    public private(set) var isStopped = false

    /// A watch that asks `mustStop`, and tells it how many nanoseconds of work were done since it was asked last.
    public init(_ mustStop: @escaping (_ work: Int) -> Bool) { self.mustStop = mustStop }

    /// A watch that never stops.
    public convenience init() { self.init { _ in false } }

    /// Takes work into account, in units of about a nanosecond, and tells whether it is to stop at once.
    @inline(__always)
    public func shouldStop(after work: Int) -> Bool {
        left &-= work
        return left < 0 && ask()
    }

    /// Takes work into account and throws where it is to stop.
    @inline(__always)
    public func step(_ work: Int = 100) throws(Diagnostic) {
        if shouldStop(after: work) { throw Self.stopped }
    }

    @inline(never)
    private func ask() -> Bool {
        if !isStopped { isStopped = mustStop(Self.grain - left) }
        left = isStopped ? -1 : Self.grain
        return isStopped
    }

    /// Who asked to stop knows why; this only ends the work.
    private static let stopped = Diagnostic(
        code: "Stopped", at: SourceRange(0, 0), message: "the query was stopped before it ran")
}
