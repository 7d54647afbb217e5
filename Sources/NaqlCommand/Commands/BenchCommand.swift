import ArgumentParser
import CommandOptions
import Machine
import Naql
import Renderers
import Text
#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// `naql bench --load DIR --queries DIR`: times queries inside the process.
struct BenchCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "bench", abstract: "Times every query of a folder over a loaded graph, inside the process.")

    @Option(help: "A source: a folder of graph CSV files, an archive or articles.") var load: String
    @Option(help: "A folder of .cypher files.") var queries: String
    @Option(name: .customLong("repeat"), help: "Warm runs of each query.") var repeats = 5
    @OptionGroup var threads: ThreadOptions
    @Flag(help: "Print one JSON object (the only form).") var json = false

    func run() throws {
        var settings = Settings()
        settings.threads = try threads.count() ?? variable("BENCH_THREADS").flatMap { Int($0) }
        let session = Session(settings: settings)
        let began = Clock.monotonic()
        _ = try session.load([load], options: LoadOptions())
        let seconds = Double(Clock.monotonic() - began) / 1e9
        let runner = BenchRunner(
            queryFolder: queries, repeats: max(1, repeats), scratch: variable("BENCH_SCRATCH") ?? "/tmp")
        let report = try runner.run(session: session, loadSeconds: seconds)
        var buffer = ByteBuffer()
        buffer.append(report)
        buffer.append("\n")
        try StandardOutput.sink(style: .json).flush(&buffer)
    }

    private func variable(_ name: String) -> String? { getenv(name).map { String(cString: $0) } }
}
