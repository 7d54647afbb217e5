import CypherRuntime
import Machine
public import Naql
import Renderers

extension Console {
    /// Runs one statement and prints its rows.
    ///
    /// - Throws: ``NaqlError``, or ``OutputError`` where the results cannot be written.
    public func run(_ source: QuerySource) throws {
        if Interrupts.cameWhileRunning { throw NaqlError.execution(.cancelled, in: source) }
        began = Clock.monotonic()
        running = showsRunning ? RunningLine.start(on: 2) : nil
        defer {
            running?.end()
            running = nil
        }
        let result = try session.run(source)
        if Interrupts.cameWhileRunning { session.cancel() }
        try finish(result)
        lastStatement = source.text
    }

    /// Whether nothing is told of each statement by itself.
    var mayRunTogether: Bool { !isInteractive && !showsTime && !echoes && once == nil }

    /// Runs statements of one shape together, and says whether that was possible.
    func runTogether(_ statements: [AlikeStatement]) throws -> Bool {
        guard let last = statements.last else { return true }
        if Interrupts.cameWhileRunning { throw NaqlError.execution(.cancelled, in: last.source) }
        guard try session.runTogether(statements) else { return false }
        lastStatement = last.source.text
        return true
    }

    private func finish(_ result: QueryResult) throws {
        let place = once == nil ? redirection?.destination.name : nil
        let isSent = once?.name != nil
        let printed = try print(result)
        summarize(result, printed, sentTo: place, isTold: isSent)
    }

    private func summarize(_ result: QueryResult, _ printed: PrintedRows, sentTo place: String?, isTold: Bool) {
        guard !isQuiet else { return }
        var notes: [String] = []
        if isInteractive && !result.columns.isEmpty && !isTold { notes.append(Self.phrase(printed, sentTo: place)) }
        if isInteractive || showsTime { notes.append(contentsOf: ChangeSummary.phrases(result.changes)) }
        if showsTime { notes.append(Self.duration(result.seconds)) }
        if !notes.isEmpty { say(notes.joined(separator: ", ")) }
        if isInteractive { tellUnsavedChanges() }
    }

    private static func phrase(_ printed: PrintedRows, sentTo place: String?) -> String {
        let count = GroupedNumber.text(printed.count, of: "row")
        if let place { return count + " → " + place }
        guard printed.shown < printed.count else { return count }
        return count + ", \(printed.shown) shown (Ctrl-O or `:last` shows all)"
    }

    private var showsRunning: Bool {
        isInteractive && !isQuiet && TerminalFacts.isPainted(2)
    }
}
