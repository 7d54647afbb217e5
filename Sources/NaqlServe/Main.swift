import ArgumentParser
import BoltServer
import Naql

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// The program behind `naql serve`.
@main
enum Main {
    static func main() {
        signal(SIGPIPE, SIG_IGN)
        if ProcessArguments.all.dropFirst().first == ReaderWorker.argument {
            ReaderWorker.serve()
            exit(0)
        }
        ServeProgram.main()
    }
}

struct ServeProgram: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "naql serve")

    @Argument(help: "Article files, folders, graph CSV folders or .naql archives.")
    var sources: [String] = []

    @Option(help: "The port.")
    var port = 7687

    func run() throws {
        let session = Session()
        if !sources.isEmpty {
            var options = LoadOptions()
            options.reading.worker = ProgramFile.path
            _ = try session.load(sources, options: options)
        }
        var options = ServerOptions()
        options.port = port
        let server = try BoltServer(Database(session.graph), options: options)
        print("\(server.address)")
        while true { sleep(1000) }
    }
}
