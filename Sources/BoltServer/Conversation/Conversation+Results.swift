import Machine
import Naql
import PropertyGraph

/// Statements, and the rows of their results.
extension Conversation {
    /// How many bytes of rows are written before others have their turn, and the network may catch up.
    private static let portion = 128 << 10

    func run(
        _ query: String, _ parameters: [String: Value], _ options: RunOptions, _ request: Request,
        _ out: inout MessageWriter
    ) throws(Failure) -> Step {
        if transaction == nil {
            guard results.isEmpty else { throw .outOfPlace(request, "a result is open: pull or discard it first") }
            try check(options)
        }
        if let shortage = hub.shortage() { throw shortage }
        let own = transaction?.options ?? options
        notes.begin(own.notes)
        let limit = transaction?.left ?? shorter(options.timeLimit, hub.options.timeLimit)
        session.settings.timeLimit = limit
        session.settings.isReadOnly = own.isReadOnly || !hub.options.isWritable
        let began = Clock.monotonic()
        let result: QueryResult
        do throws(NaqlError) {
            result = try session.run(Administration.statement(query), parameters: parameters, name: "query")
        } catch {
            if session.awaitsTurn { return .waiting }
            log(query, rows: 0, since: began, failure: error)
            throw failure(of: error, own)
        }
        latestResult += 1
        results[latestResult] = OpenResult(result, query: query, began: began, notes: notes.take())
        var reply: [(String, Reply)] = [
            ("fields", .strings(result.columns)), ("t_first", .integer(result.milliseconds)),
        ]
        if transaction != nil { reply.append(("qid", .integer(Int(latestResult)))) }
        out.success(reply)
        return .done
    }

    func pull(_ portion: Request.Portion, _ request: Request, _ out: inout MessageWriter) throws(Failure) -> Step {
        let (number, _) = try open(portion.result, request)
        sending = (number, portion.count)
        return try send(&out)
    }

    /// Goes on with what was ``Step/paused``.
    func proceed(into out: inout MessageWriter) -> Step {
        do throws(Failure) { return try send(&out) } catch { return refuse(error, into: &out) }
    }

    /// Writes rows until enough were written or no more are asked for.
    private func send(_ out: inout MessageWriter) throws(Failure) -> Step {
        guard let (number, left) = sending, let result = results[number] else { return .done }
        if let shortage = hub.shortage() {
            closeResults()
            throw shortage
        }
        do throws(NaqlError) {
            let written = try result.write(left, into: &out, until: Self.portion)
            let rest = left.map { $0 - written }
            if try result.isAtEnd() {
                sending = nil
                finish(number, result, &out)
            } else if rest == 0 {
                sending = nil
                out.success([("has_more", .boolean(true))])
            } else {
                sending = (number, rest)
                return .paused
            }
            return .done
        } catch { throw close(number, result, error) }
    }

    func discard(_ portion: Request.Portion, _ request: Request, _ out: inout MessageWriter) throws(Failure) {
        let (number, result) = try open(portion.result, request)
        do throws(NaqlError) {
            if let count = portion.count {
                try result.skip(count)
                guard try result.isAtEnd() else { return out.success([("has_more", .boolean(true))]) }
            }
            finish(number, result, &out)
        } catch { throw close(number, result, error) }
    }

    private func open(_ number: Int64?, _ request: Request) throws(Failure) -> (Int64, OpenResult) {
        let wanted = number ?? latestResult
        guard let result = results[wanted] else {
            throw .outOfPlace(
                request, number.map { "there is no open result \($0)" } ?? "there is no open result: RUN a query first")
        }
        return (wanted, result)
    }

    /// The last word about a result.
    private func finish(_ number: Int64, _ result: OpenResult, _ out: inout MessageWriter) {
        results[number] = nil
        log(result.query, rows: result.count, since: result.began, failure: nil)
        var summary = Summary.fields(of: result.result, notes: result.notes + notes.take())
        if transaction == nil {
            summary.append(("bookmark", .string(hub.bookmark)))
        }
        out.success(summary)
    }

    private func close(_ number: Int64, _ result: OpenResult, _ error: NaqlError) -> Failure {
        results[number] = nil
        sending = nil
        log(result.query, rows: result.count, since: result.began, failure: error)
        return failure(of: error, transaction?.options ?? RunOptions())
    }

    /// Counts a query that is over, and writes it down where a log is kept.
    private func log(_ query: String, rows: Int, since began: Int64, failure: NaqlError?) {
        hub.gauges.countQuery(failed: failure != nil)
        guard let log = hub.options.log else { return }
        log.add(
            QueryLog.Entry(
                connection: number, user: user, query: query, rows: rows,
                milliseconds: Double(Clock.monotonic() - began) / 1e6,
                failure: failure.map { (Failure($0).code, $0.message) }))
    }

    /// Says of a refused write why it was refused, and what would allow it.
    private func failure(of error: NaqlError, _ options: RunOptions) -> Failure {
        let failure = Failure(error)
        guard error.type == "Refused", session.settings.isReadOnly, failure.message.contains("read-only") else {
            return failure
        }
        let why =
            hub.options.isWritable
            ? "the transaction is one for reading: begin it for writing (execute_write, or routing_=\"w\")"
            : "the server is read-only: start it with --writable to allow changes"
        return Failure(
            "ClientError.Statement.AccessMode", "a query that changes the graph was refused, for \(why)")
    }
}
