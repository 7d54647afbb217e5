public import ArgumentParser
public import Naql
import Shell

/// Options of `naql serve`: where the server is reached, by whom, and what clients may do.
public struct ServeOptions: ParsableArguments {
    /// Where it listens.
    @Option(
        help: ArgumentHelp(
            "The address to listen on; others than this machine's own need --user, --cert and --key, or --insecure.",
            valueName: "host"))
    public var address = "127.0.0.1"

    /// The port; 0 for a free one.
    @Option(parsing: .unconditional, help: ArgumentHelp("The port; 0 takes a free one.", valueName: "number"))
    public var port = 7687

    /// Whether clients may change the graph.
    @Flag(help: "Let clients change the graph, in memory: sources stay as they are (see --save).")
    public var writable = false

    /// Who may log in.
    @Option(help: ArgumentHelp("Who may log in; without it everybody may connect.", valueName: "name"))
    public var user: String?

    /// Where the user's password stands.
    @Option(
        name: .customLong("password-file"),
        help: ArgumentHelp(
            "A file whose first line is the user's password; else it is in the environment, NAQL_PASSWORD.",
            valueName: "file"))
    public var passwordFile: String?

    /// The certificate for TLS.
    @Option(help: ArgumentHelp("A certificate for TLS, in PEM, with those that it hangs on.", valueName: "file"))
    public var cert: String?

    /// The certificate's key.
    @Option(help: ArgumentHelp("The certificate's key, in PEM.", valueName: "file"))
    public var key: String?

    /// Whether other machines are let in without login or TLS.
    @Flag(help: "Listen on other addresses without login or without TLS.")
    public var insecure = false

    /// How many clients at one time.
    @Option(
        parsing: .unconditional,
        help: ArgumentHelp("How many clients may be connected at one time.", valueName: "count"))
    public var connections = 2_000

    /// How many queries at one time.
    @Option(
        parsing: .unconditional,
        help: ArgumentHelp("How many queries may run at one time; others wait.", valueName: "count"))
    public var queries = 32

    @Option(
        parsing: .unconditional,
        help: ArgumentHelp("Stop a query, or a transaction of several, after this many seconds.", valueName: "seconds"))
    var timeout: String?

    @Option(
        parsing: .unconditional,
        help: ArgumentHelp("Stop a query that holds more memory than this: 500MB, 2GB.", valueName: "size"))
    var memory: String?

    @Option(
        name: .customLong("memory-total"), parsing: .unconditional,
        help: ArgumentHelp("Refuse queries while all together hold more memory than this.", valueName: "size"))
    var memoryTotal: String?

    /// Where the graph is saved at the end.
    @Option(
        help: ArgumentHelp(
            "Write the graph to this archive when the server ends; without it changes are gone then.",
            valueName: "archive"))
    public var save: String?

    @OptionGroup var threads: ThreadOptions

    /// Where queries are written down.
    @Option(
        help: ArgumentHelp("Add a line of JSON about each query to a file; - is standard error.", valueName: "file"))
    public var log: String?

    /// Whether only errors are told.
    @Flag(name: .shortAndLong, help: "Errors alone: no notes, no progress.")
    public var quiet = false

    /// No options given.
    public init() {}

    /// Limits of queries.
    ///
    /// - Throws: what the parser of arguments tells the user, where a limit makes no sense.
    public func settings() throws -> Settings {
        var settings = Settings()
        if let timeout { settings.timeLimit = try TimeLimit.parse(timeout, option: "--timeout") }
        settings.memoryLimit = try Self.size(memory, "--memory")
        settings.threads = try threads.count()
        return settings
    }

    /// Bytes that all queries together may hold; nil where there is no such limit.
    ///
    /// - Throws: what the parser of arguments tells the user, where it is no size.
    public func totalMemory() throws -> Int? { try Self.size(memoryTotal, "--memory-total") }

    private static func size(_ text: String?, _ option: String) throws -> Int? {
        guard let text else { return nil }
        guard let bytes = ByteSize.parse(text) else {
            throw ValidationError("'\(text)' is no size; write \(option) 500MB or 2GB")
        }
        return bytes
    }

    /// Refuses what is no number in range, and what would let others in by mistake.
    ///
    /// - Throws: what the parser of arguments tells the user.
    public func validate() throws {
        guard (0...65_535).contains(port) else { throw ValidationError("--port takes 0 to 65535, not \(port)") }
        guard connections > 0 else { throw ValidationError("--connections takes 1 or more, not \(connections)") }
        guard queries > 0 else { throw ValidationError("--queries takes 1 or more, not \(queries)") }
        if passwordFile != nil, user == nil { throw ValidationError("--password-file needs --user") }
        if user?.isEmpty == true { throw ValidationError("--user takes a name") }
        guard (cert == nil) == (key == nil) else {
            throw ValidationError("--cert and --key go together: a certificate and its key")
        }
        guard isLoopback || insecure || user != nil && cert != nil else {
            throw ValidationError(
                "--address \(address) lets other machines in: add --user, --cert and --key, or --insecure")
        }
        _ = try settings()
        _ = try totalMemory()
    }

    /// Whether only this machine can connect.
    private var isLoopback: Bool {
        address == "localhost" || address == "::1"
            || address.hasPrefix("127.") && address.allSatisfy { $0 == "." || $0.isASCII && $0.isNumber }
    }
}
