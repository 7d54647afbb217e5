import ArgumentParser
import CommandOptions
import Naql
import Renderers
import Shell

/// `naql rpc [SOURCE…]`: one JSON request a line in, one reply a line out.
struct RPCCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "rpc", abstract: "Answers one JSON request a line with one JSON reply a line.")

    @OptionGroup(title: "Sources") var source: SourceOptions
    @OptionGroup(title: "Queries") var query: QueryOptions

    func run() throws {
        let session = Session(settings: try query.settings())
        let console = Console(
            session: session, format: OutputFormat.named("none")!, options: RenderOptions(),
            output: DescriptorSink(descriptor: 1), messages: DescriptorSink(descriptor: 2), isInteractive: false)
        for note in try query.apply(to: session) { console.say(note) }
        console.loadOptions = try source.loadOptions()
        let failed = try console.load(source.sources)
        let server = RPCServer(session: session)
        SQLOperations.add(to: server, session)
        let sink = StandardOutput.sink(style: .json)
        var buffer = ByteBuffer()
        var lines = InputLines()
        while let line = lines.next() {
            if line.allSatisfy({ $0 <= 0x20 }) { continue }
            buffer.appendBytes(server.reply(to: line))
            buffer.append("\n")
            try sink.flush(&buffer)
        }
        if failed { throw ExitStatus.inputOutputFailed }
    }
}
