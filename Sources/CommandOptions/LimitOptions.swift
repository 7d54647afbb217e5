public import ArgumentParser

/// How many threads may work: an option of every command that loads or asks.
public struct ThreadOptions: ParsableArguments {
    @Option(
        parsing: .unconditional,
        help: ArgumentHelp(
            "How many threads may work at one time (default: one for each processor that the program may use).",
            valueName: "count"))
    var threads: String?

    /// No option given.
    public init() {}

    /// The number given; nil is the default.
    ///
    /// - Throws: what the parser of arguments tells the user, where it is no number.
    public func count() throws -> Int? {
        guard let threads else { return nil }
        guard let count = Int(threads), count > 0 else {
            throw ValidationError("'\(threads)' is no number of threads; write --threads 1 or more")
        }
        return count
    }
}

/// Seconds as a limit is given.
public enum TimeLimit {
    /// The seconds of an option's value.
    ///
    /// - Throws: what the parser of arguments tells the user, where they are none.
    public static func parse(_ text: String, option: String) throws -> Double {
        guard let seconds = Double(text), seconds > 0, seconds.isFinite else {
            throw ValidationError("'\(text)' is no time limit; write \(option) 2.5, in seconds, more than 0")
        }
        return seconds
    }
}
