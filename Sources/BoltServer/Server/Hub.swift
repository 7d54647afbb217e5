import CypherRuntime
import Machine
import Naql
import Synchronization

/// What all connections share: the database, the options, and the counts of what goes on.
final class Hub: Sendable {
    let database: Database
    let options: ServerOptions
    /// Clients over the limit that are still told so.
    static let refusals = 64

    let gauges = Gauges()
    private let stopping = Atomic<Bool>(false)
    /// What the process held before the first client came.
    private let baseline = ResidentMemory.bytes ?? 0
    /// Runs queries.
    let crew: WorkCrew
    /// Where the server is reached, once it listens.
    private let place = Place()
    private let procedures: ProcedureRegistry

    private final class Place: Sendable {
        let address = Mutex("")
    }

    init(_ database: Database, _ options: ServerOptions) {
        self.database = database
        self.options = options
        crew = WorkCrew(limit: options.queryLimit)
        var procedures = ProcedureRegistry.ofArticles
        procedures.register(
            Administration.databases(isWritable: options.isWritable) { [place] in place.address.withLock { $0 } })
        self.procedures = procedures
    }

    /// How the server calls itself. Older drivers talk only to names that begin like this.
    var agent: String { "Neo4j/5.26.0 (naql \(NaqlVersion.current))" }

    /// Host and port for people and for routing.
    var address: String {
        get { place.address.withLock { $0 } }
        set { place.address.withLock { $0 = newValue } }
    }

    /// Says that the client has seen all that is committed.
    var bookmark: String { "naql:\(database.commits)" }

    /// Whether no more clients are taken.
    var isStopping: Bool { stopping.load(ordering: .relaxed) }

    func stop() { stopping.store(true, ordering: .relaxed) }

    /// One line about how the server is.
    var health: String { gauges.line(commits: database.commits) }

    func makeSession() -> Session {
        let session = Session(database: database, settings: options.settings)
        session.staysCancelled = true
        session.settings.tellsPlansApart = true
        session.settings.tellsUnknownTexts = false
        session.settings.isSafe = true
        session.procedures = procedures
        return session
    }

    /// Why no more rows are made just now; nil while there is room.
    func shortage() -> Failure? {
        guard let limit = options.totalMemoryLimit, let now = ResidentMemory.bytes, now - baseline > limit else {
            return nil
        }
        return Failure(
            "TransientError.General.MemoryPoolOutOfMemoryError",
            "all queries together hold more than the \(limit >> 20) MB of --memory-total: try again later")
    }

    /// Why a client that has connected is not let in.
    func refusal(ofConnection number: Int) -> Failure? {
        guard gauges.connections > options.connectionLimit else { return nil }
        return Failure(
            "TransientError.Request.NoThreadsAvailable",
            "all \(options.connectionLimit) connections are taken: close some, or start the server with --connections")
    }
}

/// Counts of what goes on, for the line about health.
final class Gauges: Sendable {
    private let open = Atomic<Int>(0)
    private let numbers = Atomic<Int>(0)
    private let queries = Atomic<Int>(0)
    private let failures = Atomic<Int>(0)
    /// Bytes of messages that have not come in whole.
    private let pending = Atomic<Int>(0)
    private let started = Clock.monotonic()

    var connections: Int { open.load(ordering: .relaxed) }

    /// Counts a connection and gives it a number.
    func connect() -> Int {
        open.add(1, ordering: .relaxed)
        return numbers.add(1, ordering: .relaxed).newValue
    }

    func disconnect() { open.subtract(1, ordering: .relaxed) }

    func countQuery(failed: Bool) {
        queries.add(1, ordering: .relaxed)
        if failed { failures.add(1, ordering: .relaxed) }
    }

    /// Takes note of bytes that wait, more or less; how many there are now in all.
    func hold(_ bytes: Int) -> Int { pending.add(bytes, ordering: .relaxed).newValue }

    /// One line for people and programs.
    func line(commits: Int) -> String {
        let memory = (ResidentMemory.bytes ?? 0) >> 20
        let seconds = (Clock.monotonic() - started) / 1_000_000_000
        return "ok connections=\(connections) queries=\(queries.load(ordering: .relaxed)) "
            + "failed=\(failures.load(ordering: .relaxed)) commits=\(commits) memory=\(memory)MB uptime=\(seconds)s"
    }
}
