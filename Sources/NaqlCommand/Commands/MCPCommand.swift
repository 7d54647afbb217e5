import ArgumentParser
import CommandOptions
import Naql
import Renderers
import Shell
import Text

/// `naql mcp [SOURCE…]`: the Model Context Protocol over standard input and output.
struct MCPCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "mcp", abstract: "Serves the graph to assistants over the Model Context Protocol.",
        discussion: """
            An assistant starts it and speaks to it over standard input and output. Its tools: ask (Cypher), schema, search, open, cite, verify. \
            Queries only read, and reach no files, unless --read-write is given; --timeout and --memory stop what goes beyond.
            """)

    @OptionGroup(title: "Sources") var source: SourceOptions
    @OptionGroup(title: "Queries") var query: QueryOptions

    @Flag(
        name: .customLong("read-write"), help: "Let queries change the graph in memory; the sources stay as they are.")
    var readWrite = false

    func run() throws {
        var settings = try query.settings()
        settings.isReadOnly = settings.isReadOnly || !readWrite
        settings.isSafe = true
        let session = Session(settings: settings)
        let console = Console(
            session: session, format: OutputFormat.named("none")!, options: RenderOptions(),
            output: DescriptorSink(descriptor: 1), messages: DescriptorSink(descriptor: 2), isInteractive: false)
        for note in try query.apply(to: session) { console.say(note) }
        console.loadOptions = try source.loadOptions()
        let failed = try console.load(source.sources)
        let server = MCPServer(session: session, loadOptions: console.loadOptions)
        let sink = StandardOutput.sink(style: .json)
        var buffer = ByteBuffer()
        var lines = InputLines()
        while let line = lines.next() {
            if line.allSatisfy({ $0 <= 0x20 }) { continue }
            guard let reply = server.reply(to: line) else { continue }
            buffer.appendBytes(reply)
            buffer.append("\n")
            try sink.flush(&buffer)
        }
        if failed { throw ExitStatus.inputOutputFailed }
    }
}
