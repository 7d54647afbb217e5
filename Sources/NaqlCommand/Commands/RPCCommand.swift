import ArgumentParser
import CommandOptions
import Naql
import Renderers
import Shell
import Text

/// `naql rpc [SOURCE…]`: one JSON request a line in, one reply a line out.
struct RPCCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "rpc", abstract: "Answers one JSON request a line with one JSON reply a line.")

    @OptionGroup(title: "Sources") var source: SourceOptions
    @OptionGroup(title: "Queries") var query: QueryOptions

    func run() throws {
        let session = Session(settings: try query.settings())
        let messages = KeptMessages(before: DescriptorSink(descriptor: 2))
        let console = Console(
            session: session, format: OutputFormat.named("table")!, options: RenderOptions(),
            output: StandardOutput.sink(), messages: messages, isInteractive: false, commands: .standard)
        for note in try query.apply(to: session) { console.say(note) }
        console.loadOptions = try source.loadOptions()
        let failed = try console.load(source.sources)
        let server = RPCServer(session: session)
        SQLOperations.add(to: server, session)
        server.loadMessages = messages.take()
        server.isIncomplete = failed
        ClientOperations.add(to: server, at: console, messages: messages)
        try serve(server)
        if failed { throw ExitStatus.inputOutputFailed }
    }

    private func serve(_ server: RPCServer) throws {
        let sink = StandardOutput.sink(style: .json)
        var lines = RequestLines.begin(server.cancellation)
        while let line = lines.next() {
            if line.allSatisfy({ $0 <= 0x20 }) { continue }
            try server.answer(line) { reply in
                try (reply + [UInt8(ascii: "\n")]).withUnsafeBytes { try sink.write($0) }
            }
        }
    }
}
