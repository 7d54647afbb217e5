import CypherRuntime
import Naql

/// What one client says and is answered: who it is, its transaction and its open results. Knows no socket.
///
/// Used by one thread at a time; only ``interrupt()`` may be called from others.
final class Conversation {
    /// How far a request is done.
    enum Step {
        /// The answer is complete.
        case done
        /// Rows are left, and enough were written for now: ``proceed(into:)`` goes on.
        case paused
        /// Another transaction writes: the request is to be given again when its turn comes.
        case waiting
        /// The connection is to be closed once what was written is gone.
        case end
    }

    enum Phase { case greeting, login, ready, failed, over }

    let hub: Hub
    let version: BoltVersion
    /// A number of its own, for the log.
    let number: Int
    let session: Session
    var phase = Phase.greeting
    /// Who logged in; nil where nobody did or logins are not asked for.
    var user: String?
    /// The address that the client knows this server by, where it said so.
    var routingAddress: String?
    var notes = NoteCollector()
    var transaction: OpenTransaction?
    /// Open results by their number within the transaction.
    var results: [Int64: OpenResult] = [:]
    var latestResult: Int64 = -1
    /// Why the transaction is gone, to be told at the next request.
    private var expired: Failure?
    /// What is being sent.
    var sending: (result: Int64, left: Int?)?

    init(hub: Hub, version: BoltVersion, number: Int) {
        (self.hub, self.version, self.number) = (hub, version, number)
        session = hub.makeSession()
        session.onNote = { [unowned self] note, source in notes.add(note, in: source) }
        session.beforeWriting = { [unowned self] () throws(NaqlError) in try keepResults() }
    }

    /// Whether a transaction or a result is open.
    var isOpen: Bool { transaction != nil || !results.isEmpty }

    /// Answers a request.
    func handle(_ request: Request, into out: inout MessageWriter) -> Step {
        do throws(Failure) {
            return try answer(request, &out)
        } catch {
            return refuse(error, into: &out)
        }
    }

    /// Answers what could not be read.
    func refuse(_ failure: Failure, into out: inout MessageWriter) -> Step {
        out.failure(failure)
        // Who has not logged in yet gets no second try on the same connection.
        let isStranger = phase == .greeting || phase == .login
        phase = isStranger ? .over : .failed
        return isStranger ? .end : .done
    }

    /// Asks what runs to stop; for a RESET that has come in. From any thread.
    func interrupt() { session.cancel() }

    /// Gives up whatever is open: the client has gone.
    func close() {
        session.cancel()
        abandon()
        phase = .over
    }

    private func answer(_ request: Request, _ out: inout MessageWriter) throws(Failure) -> Step {
        switch (request, phase) {
        case (.goodbye, _), (_, .over): return .end
        case (.hello(let fields), .greeting): try greet(fields, &out)
        case (_, .greeting): throw .outOfPlace(request, "a connection begins with HELLO")
        case (.logon(let fields), .login): try logOn(fields, &out)
        case (_, .login): throw .outOfPlace(request, "log in with LOGON first")
        case (.reset, _):
            reset()
            out.success()
        case (_, .failed): out.ignored()
        case (_, .ready) where expired != nil: throw expired.take()!
        case (.hello, _), (.logon, _): throw .outOfPlace(request, "this connection is logged in already")
        case (.logoff, _): try logOff(&out)
        case (.telemetry, _): out.success()
        case (.route(let context, let database), _): try route(context, database, &out)
        case (.run(let query, let parameters, let options), _):
            return try run(query, parameters, options, request, &out)
        case (.pull(let portion), _): return try pull(portion, request, &out)
        case (.discard(let portion), _): try discard(portion, request, &out)
        case (.begin(let options), _): try begin(options, request, &out)
        case (.commit, _): try commit(request, &out)
        case (.rollback, _): try rollback(request, &out)
        }
        return .done
    }

    /// Back to where a login leaves a connection: what ran is gone, what was changed undone.
    private func reset() {
        abandon()
        expired = nil
        session.resume()
        phase = .ready
    }

    /// The request that waits for its turn to write waits no longer: a RESET has overtaken it, or its time is over.
    func stopWaiting(isInterrupted: Bool, into out: inout MessageWriter) -> Step {
        session.stopWaiting()
        guard !isInterrupted else {
            out.ignored()
            return .done
        }
        return refuse(
            Failure(
                "ClientError.Transaction.TransactionTimedOut",
                "another transaction was writing for as long as this one could wait: try again"), into: &out)
    }

    /// Rolls back a transaction of which nothing was heard for so long that others must not wait for it any more.
    func expire() {
        guard transaction != nil else { return }
        abandon()
        expired = Failure(
            "ClientError.Transaction.TransactionTimedOut",
            "the transaction was rolled back: nothing was heard of it for "
                + "\(Int(hub.options.idleTransactionLimit)) seconds while it held up others")
    }

    /// Closes results and rolls back.
    func abandon() {
        closeResults()
        session.abandon()
        transaction = nil
    }

    /// Rows of open results that would change with the graph are encoded before it does.
    private func keepResults() throws(NaqlError) {
        for result in results.values where result.result.graph === session.graph {
            guard try result.keep(atMost: hub.options.messageLimit) else {
                throw .execution(
                    .transaction(
                        detail: "OpenResult",
                        message: "an open result of this transaction is too long to be kept while the graph changes: "
                            + "read it to its end first"), in: QuerySource(name: "query", text: ""))
            }
        }
    }

    func closeResults() {
        results = [:]
        latestResult = -1
        sending = nil
    }
}
