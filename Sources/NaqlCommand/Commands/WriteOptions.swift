import ArgumentParser
import Naql
import Shell

/// Where what queries and commands changed is kept.
struct WriteOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "Write the graph, with all that was changed and corrected, as an archive when every query has "
                + "succeeded; in the "
                + "shell `:write` does.", valueName: "file.naql"))
    var write: String?

    /// Refuses a file that could not be written, before anything is done.
    func check(_ query: QueryOptions) throws {
        guard let write else { return }
        guard !query.isReadOnly else { throw ValidationError("--write and --read-only exclude each other") }
        try Archives.checkReplacing(write)
    }

    /// Writes, where that is wanted and nothing failed.
    func write(_ console: Console, failures: Int) throws {
        guard let write else { return }
        guard failures == 0 else { return console.say("\(write): not written, for a query failed") }
        try console.writeArchive(write)
    }
}
