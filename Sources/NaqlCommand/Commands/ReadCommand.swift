import ArgumentParser
import CommandOptions
import Naql
import Renderers
import Text

/// `naql read FILE…`: the records that files give, before anything is asked of them.
struct ReadCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "read", abstract: "Prints the articles that files give, as JSON Lines, to see what was understood."
    )

    @OptionGroup(title: "Sources") var source: SourceOptions

    @Flag(help: "Tell for each field where it was found.")
    var explain = false

    @Flag(name: .shortAndLong, help: "No notes.")
    var quiet = false

    func run() throws {
        guard !source.sources.isEmpty else { throw ValidationError("name a file: naql read page.html") }
        let output = StandardOutput.sink(style: .json)
        let messages = DescriptorSink(descriptor: 2)
        let options = try source.loadOptions()
        var failed = false
        var failure: OutputError?
        for path in source.sources {
            RecordListing.read(path, options, explain: explain) { line in
                guard failure == nil else { return }
                var buffer = ByteBuffer()
                buffer.appendBytes(line)
                do throws(OutputError) { try output.flush(&buffer) } catch { failure = error }
            } tell: { message, isFailure in
                failed = failed || isFailure
                guard isFailure || !quiet else { return }
                var buffer = ByteBuffer()
                buffer.append("warning: " + VisibleText.escaped(message, keeping: .lineBreaks) + "\n")
                try? messages.flush(&buffer)
            }
            if let failure { throw failure }
        }
        if failed { throw ExitStatus.inputOutputFailed }
    }
}
