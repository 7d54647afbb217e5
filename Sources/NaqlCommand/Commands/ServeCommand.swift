import ArgumentParser
import CommandOptions
import Machine
import Naql
#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// `naql serve [SOURCE…]`: becomes the server, a program of its own beside this one.
struct ServeCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "serve", abstract: "Serves the graph to the drivers of Neo4j, over Bolt.",
        discussion: """
            Drivers and programs for Neo4j connect to bolt://127.0.0.1:7687. The server listens on this machine alone, is \
            read-only and wants no login unless told otherwise. http://127.0.0.1:7687/health, or the signal USR1, tells how it is.
            """)

    @OptionGroup(title: "Sources") var source: SourceOptions
    @OptionGroup(title: "Server") var serve: ServeOptions

    /// The name of the program, which stands where this one does.
    private static let program = "naql-serve"

    func run() throws {
        // What is wrong with the options of sources is said here, too.
        _ = try source.loadOptions()
        let own = ProgramFile.target ?? ProcessArguments.all[0]
        let path =
            String(own[..<(own.lastIndex(of: "/").map { own.index(after: $0) } ?? own.startIndex)]) + Self.program
        let given = Array(ProcessArguments.all.dropFirst())
        guard let place = given.firstIndex(of: "serve") else { return }
        var arguments = given
        arguments.remove(at: place)
        var pointers: [UnsafeMutablePointer<CChar>?] = ([path] + arguments).map { strdup($0) } + [nil]
        execv(path, &pointers)
        let reason = String(cString: strerror(errno))
        throw SessionLoadError(
            path: path, reason: "the server cannot be started: \(reason); `swift build --product naql-serve` makes it")
    }
}
