public import Naql

/// How a server is to be reached, by whom, and what clients may do.
public struct ServerOptions: Sendable {
    /// The address that is listened on: a name or number.
    public var host = "127.0.0.1"
    /// The port; 0 takes a free one.
    public var port = 7687
    /// Whether clients may change the graph.
    public var isWritable = false
    /// Who may log in; nil lets everybody in.
    public var logins: Logins?
    /// Certificate and key for TLS, as files in PEM; nil speaks without.
    public var encryption: (certificate: String, key: String)?
    /// Seconds that a query, or a transaction of several, may take.
    public var timeLimit: Double?
    /// Seconds after which a transaction that changed something, and of which nothing is heard, is rolled back.
    public var idleTransactionLimit = 60.0
    /// Seconds within which a client must have logged in, or ended a message that it began.
    public var messageTimeLimit = 20.0
    /// How many clients may be connected at one time.
    public var connectionLimit = 2_000
    /// How many queries may run at one time; others wait.
    public var queryLimit = 32
    /// The longest message, in bytes.
    public var messageLimit = 64 << 20
    /// How sessions are set up: limits of memory and threads.
    public var settings = Settings()
    /// Bytes that all queries together may hold; nil for no limit but that of each.
    public var totalMemoryLimit: Int?
    /// Where a line about each query is written.
    public var log: QueryLog?

    /// Loopback, read-only, without login.
    public init() {}
}
