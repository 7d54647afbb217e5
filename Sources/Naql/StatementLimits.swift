import CypherRuntime
import CypherSyntax

/// The limits of time and memory that one statement has from its first token to its last row, and the user's wish that it
/// stop.
struct StatementLimits {
    let meter: ExecutionMeter
    /// Asks the meter while the statement is parsed, bound and planned.
    let watch: CompilationWatch

    init(_ meter: ExecutionMeter) {
        self.meter = meter
        watch = CompilationWatch { work in Self.verdict(meter, after: work) != nil }
    }

    /// What a diagnostic of parser, binder or planner tells the user: where the watch stopped them, why.
    func failure(_ diagnostic: Diagnostic, in source: QuerySource) -> NaqlError {
        guard watch.isStopped, let reason = Self.verdict(meter, after: 1 << 40) else {
            return .diagnostic(diagnostic, in: source)
        }
        return .execution(reason, in: source)
    }

    private static func verdict(_ meter: ExecutionMeter, after work: Int) -> ExecutionError? {
        do throws(ExecutionError) {
            try meter.charge(work: work)
            return nil
        } catch { return error }
    }
}
