import ArgumentParser
import Naql

/// `naql`: the root of the command line.
struct NaqlRoot: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "naql",
        abstract: "Asks a body of news articles who said what, on whose authority.",
        discussion: """
            A SOURCE is an article file (text, Markdown, pages, feeds, JSON, documents, archives and crawls of them: see \
            the README), a folder of them, a folder of graph CSV files, a .naql archive, or - for standard input. With no query the shell starts; on a pipe the script is read from \
            standard input.

            Exit status: 0 done, 1 a query failed, 2 wrong usage, 3 input or output failed, 4 nothing new \
            (run --new), 130 interrupted.
            """,
        version: "naql \(NaqlVersion.current)",
        subcommands: [
            AskCommand.self, RunCommand.self, ViewCommand.self, ImportCommand.self, WhyCommand.self, VerifyCommand.self,
            ExportCommand.self, CorrectionsCommand.self, SampleCommand.self, ScoreCommand.self, ReadCommand.self,
            ServeCommand.self,
            SQLCommand.self, AnnotateCommand.self, RPCCommand.self, MCPCommand.self,
            BenchCommand.self,
            CheckCommand.self, FormatCommand.self,
        ],
        defaultSubcommand: AskCommand.self)

    /// Whether the arguments ask for the help of the program as a whole.
    static func isOwnHelp(_ arguments: [String]) -> Bool {
        arguments == ["help"] || arguments.allSatisfy { ["-h", "--help"].contains($0) } && !arguments.isEmpty
    }

    /// The help of the program: that of the default command, with the other commands after it.
    static var overview: String {
        let ask = AskCommand.helpMessage(columns: 100)
        let root = helpMessage(columns: 100)
        let options = ask.firstRange(of: "USAGE:").map { ask[$0.lowerBound...] } ?? ask[...]
        let commands = root.firstRange(of: "SUBCOMMANDS:").map { root[$0.lowerBound...] } ?? ""
        let head = root.firstRange(of: "USAGE:").map { root[..<$0.lowerBound] } ?? root[...]
        return head + options + "\n" + commands
    }
}
