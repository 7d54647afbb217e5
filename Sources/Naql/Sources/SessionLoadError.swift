/// A source that could not be opened at all, or an archive that could not be written.
public struct SessionLoadError: Error, Hashable {
    /// What is wrong, and where: `path: reason`.
    public var message: String { lines.joined(separator: "\n") }
    /// The same, line by line: a name in one may have a line break of its own.
    public let lines: [String]

    /// Loading was stopped by the user.
    static let cancelled = SessionLoadError(cancellation: "loading was cancelled; the graph is as it was")
    /// Whether it was stopped by the user.
    public let isCancellation: Bool

    /// Makes an error from its words.
    public init(message: String) { self.init(lines: [message]) }

    /// Makes an error of several lines.
    init(lines: [String]) {
        self.lines = lines
        isCancellation = false
    }

    /// Makes an error of work that the user stopped.
    init(cancellation message: String) {
        lines = [message]
        isCancellation = true
    }

    /// Makes an error about a source.
    public init(path: String, reason: String) {
        self.init(message: "\(path): \(reason)")
    }
}
