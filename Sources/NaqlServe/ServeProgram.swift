import ArgumentParser
import BoltServer
import CommandOptions
import Naql
import Renderers
import Shell
#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// `naql serve [SOURCE…]`: opens the sources and serves them until it is told to stop.
struct ServeProgram: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "naql serve", abstract: "Serves the graph to the drivers of Neo4j, over Bolt.")

    /// Seconds that queries have to end when the server is told to stop.
    private static let grace = 10.0

    @OptionGroup(title: "Sources") var source: SourceOptions
    @OptionGroup(title: "Server") var serve: ServeOptions

    func run() throws {
        let options = try serverOptions()
        let session = Session(settings: options.settings)
        let console = Console(
            session: session, format: OutputFormat.named("none")!, options: RenderOptions(),
            output: DescriptorSink(descriptor: 1), messages: DescriptorSink(descriptor: 2), isInteractive: false)
        console.isQuiet = serve.quiet
        console.loadOptions = try source.loadOptions()
        let failed = try console.load(source.sources)
        Self.raiseFileLimit()
        if let archive = serve.save { try Archives.checkReplacing(archive) }
        let database = Database(session.graph)
        let server: BoltServer
        do { server = try BoltServer(database, options: options) } catch {
            throw SessionLoadError(message: error.message)
        }
        if !serve.quiet { console.say("serving \(server.address)\(access) (Ctrl-C ends it)") }
        while StopSignals.wait() == .health { console.say(server.health) }
        // Whoever asks again does not want to wait.
        StopSignals.unblock()
        server.stop(within: Self.grace)
        if let archive = serve.save, database.commits > 0 || !Files.exists(archive) {
            session.takeOver(database)
            try session.save(to: archive)
            if !serve.quiet { console.say("\(archive): written") }
        } else if database.commits > 0, !serve.quiet {
            console.say("\(database.commits) changes were made in memory, and are gone: --save keeps them")
        }
        if !serve.quiet { console.say("ended: \(server.health)") }
        if failed { throw SessionLoadError(message: "not all sources could be read") }
    }

    private var access: String {
        (serve.writable ? ", writable" : ", read-only") + (serve.user == nil ? ", without login" : "")
    }

    private func serverOptions() throws -> ServerOptions {
        var options = ServerOptions()
        options.host = serve.address
        options.port = serve.port
        options.isWritable = serve.writable
        options.settings = try serve.settings()
        options.timeLimit = options.settings.timeLimit
        options.totalMemoryLimit = try serve.totalMemory()
        options.connectionLimit = serve.connections
        options.queryLimit = serve.queries
        if let cert = serve.cert, let key = serve.key { options.encryption = (cert, key) }
        if let user = serve.user { options.logins = Logins([user: try password()]) }
        if let log = serve.log { options.log = try QueryLog(log) }
        return options
    }

    /// The password of the file or the environment; never of the command line, which others can see.
    private func password() throws -> String {
        let text: String
        if let path = serve.passwordFile {
            text = String(try Files.text(of: path).prefix { !$0.isNewline })
        } else if let value = getenv("NAQL_PASSWORD") {
            text = String(cString: value)
        } else {
            throw ValidationError("--user needs a password: in a file, --password-file, or in NAQL_PASSWORD")
        }
        guard !text.isEmpty, text.utf8.count <= Logins.longestPassword else {
            throw ValidationError("the password is empty, or longer than \(Logins.longestPassword) bytes")
        }
        return text
    }

    /// Each client takes a file descriptor: as many as the system allows are had.
    private static func raiseFileLimit() {
        var limit = rlimit()
        guard getrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit) == 0 else { return }
        limit.rlim_cur = limit.rlim_max
        setrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit)
    }
}
