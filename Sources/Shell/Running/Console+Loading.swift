import Naql

extension Console {
    /// Opens sources and tells what could not be read; true where something could not.
    ///
    /// - Throws: ``SessionLoadError`` where nothing could be opened.
    public func load(_ sources: [String]) throws -> Bool {
        guard !sources.isEmpty else { return false }
        let progress = LoadProgress(console: self)
        defer { progress.clear() }
        let report = try session.load(sources, options: loadOptions) { done, total in
            progress.show(done: done, total: total)
        }
        progress.clear()
        tell(report)
        return !report.issues.isEmpty
    }

    /// Tells what loading did.
    func tell(_ report: LoadReport) {
        for warning in report.issues + report.warnings { say("warning: " + warning) }
        guard !isQuiet else { return }
        if let left = report.left { say(left) }
        guard tellsCounts else {
            if !report.repetitions.isEmpty { say("note: " + report.repetitions.joined(separator: ", ")) }
            return
        }
        let graph = ["\(session.graph.nodeCount) nodes", "\(session.graph.relationshipCount) relationships"]
        say((report.changes + graph).joined(separator: ", ") + " (\(Self.duration(report.seconds)))")
    }
}

/// A line of progress on a terminal, for loads that take a while; nothing in a pipe.
final class LoadProgress {
    private let console: Console
    private let isShown: Bool
    private let began = Clock.monotonic()
    private var last: Int64 = 0
    private var isOnScreen = false

    init(console: Console) {
        self.console = console
        isShown = !console.isQuiet && TerminalFacts.isTerminal(2)
    }

    func show(done: Int, total: Int) {
        let now = Clock.monotonic()
        // Short loads show nothing, long ones ten times a second.
        guard isShown, now - began > 300_000_000, now - last > 100_000_000, total > 0 else { return }
        last = now
        isOnScreen = true
        console.send("\r\u{1B}[Kreading \(done) of \(total) articles (\(done * 100 / total) %)")
    }

    func clear() {
        if isOnScreen { console.send("\r\u{1B}[K") }
        isOnScreen = false
    }
}
