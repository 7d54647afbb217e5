import Machine
import Naql

/// A transaction that the client began.
struct OpenTransaction {
    let options: RunOptions
    /// Nanoseconds of the monotonic clock at which it has taken as long as it may; nil for no limit.
    let deadline: Int64?

    init(_ options: RunOptions, limit: Double?) {
        self.options = options
        deadline = limit.map { Int64(min($0, 1e9) * 1e9) + Int64(Clock.monotonic()) }
    }

    /// Seconds that are left to it; nil for no limit.
    var left: Double? {
        deadline.map { max(0.001, Double($0 - Int64(Clock.monotonic())) / 1e9) }
    }
}

/// Transactions of one or of several statements.
extension Conversation {
    func begin(_ options: RunOptions, _ request: Request, _ out: inout MessageWriter) throws(Failure) {
        guard transaction == nil, results.isEmpty else {
            throw .outOfPlace(request, "a transaction or a result is open already")
        }
        try check(options)
        do throws(TransactionError) { try session.begin() } catch { throw .outOfPlace(request, error.message) }
        transaction = OpenTransaction(options, limit: shorter(options.timeLimit, hub.options.timeLimit))
        out.success()
    }

    func commit(_ request: Request, _ out: inout MessageWriter) throws(Failure) {
        guard transaction != nil else { throw .outOfPlace(request, "no transaction is open") }
        closeResults()
        transaction = nil
        do throws(TransactionError) { try session.commit() } catch { throw .outOfPlace(request, error.message) }
        out.success([("bookmark", .string(hub.bookmark))])
    }

    func rollback(_ request: Request, _ out: inout MessageWriter) throws(Failure) {
        guard transaction != nil else { throw .outOfPlace(request, "no transaction is open") }
        abandon()
        out.success()
    }

    /// Whether a transaction can run so.
    func check(_ options: RunOptions) throws(Failure) {
        try checkDatabase(options.database)
        if options.impersonated != nil {
            throw Failure("ClientError.Statement.ArgumentError", "nobody can run queries in another's name here")
        }
    }

    /// The shorter of two limits.
    func shorter(_ a: Double?, _ b: Double?) -> Double? {
        guard let a, let b else { return a ?? b }
        return min(a, b)
    }
}
