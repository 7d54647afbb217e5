import Machine
import Naql
#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// `:watch 5 QUERY`: a query again and again.
struct WatchCommand {
    private let seconds: Double
    private let query: String

    /// Reads the argument.
    ///
    /// - Throws: ``CommandError`` where it has no query, or seconds that cannot be waited.
    init(_ text: String) throws {
        let word = text.prefix { !$0.isWhitespace }
        let given = Double(word)
        if let given, !(given >= 0.1 && given <= 86400) {
            throw CommandError("wait between 0.1 and 86400 seconds: `:watch 5 MATCH (a:Article) RETURN count(*)`")
        }
        seconds = given ?? 2
        query = (given == nil ? text : String(text.dropFirst(word.count))).trimmingSpaces()
        guard !query.isEmpty else {
            throw CommandError("name a query: `:watch 5 MATCH (a:Article) RETURN count(*)`")
        }
    }

    /// Runs it until it is stopped, or fails.
    ///
    /// - Throws: ``CommandError`` where nobody could stop it, or what the query throws.
    func run(on console: Console) throws {
        guard console.isInteractive else { throw CommandError("nobody could stop `:watch` in a script") }
        var round = 0
        while !Interrupts.cameWhileRunning {
            round += 1
            try console.show("-- \(round), every \(seconds) s; Ctrl-C ends it --")
            do { try console.run(QuerySource(name: EnteredText.sourceName, text: query)) } catch let error
                as NaqlError
                where error.isCancellation
            { break }
            let end = Clock.monotonic() + Int64(seconds * 1e9)
            while Clock.monotonic() < end, !Interrupts.cameWhileRunning { usleep(20_000) }
        }
        console.send("\n")
    }
}
