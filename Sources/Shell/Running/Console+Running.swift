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
        let result: QueryResult
        do { result = try session.run(source) } catch {
            // What only wants a parameter is what `:save` is meant to keep, not the statement before it.
            if (try? session.parameterNames(of: source.text)) != nil { lastStatement = source.text }
            throw error
        }
        lastStatement = source.text
        if Interrupts.cameWhileRunning { session.cancel() }
        try finish(result)
        lastAsked = source.text
    }

    /// Whether nothing is told of each statement by itself.
    var mayRunTogether: Bool { !isInteractive && !showsTime && !echoes && once == nil }

    /// Runs statements of one shape together, and says whether that was possible.
    func runTogether(_ statements: [AlikeStatement]) throws -> Bool {
        guard let last = statements.last else { return true }
        if Interrupts.cameWhileRunning { throw NaqlError.execution(.cancelled, in: last.source) }
        guard try session.runTogether(statements) else { return false }
        (lastStatement, lastAsked) = (last.source.text, last.source.text)
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
        let remedy =
            printed.count > KeptResult.limit
            ? "too many to be kept: `:once FILE` before it writes all" : "Ctrl-O or `:last` shows all"
        return count + ", \(printed.shown) shown (\(remedy))"
    }

    /// Shows a sign of life while something is done that takes its time and cannot be stopped.
    func showingWork<T>(_ work: () throws -> T) rethrows -> T {
        running = showsRunning ? RunningLine.start(on: 2, canBeStopped: false) : nil
        defer {
            running?.end()
            running = nil
        }
        return try work()
    }

    private var showsRunning: Bool {
        isInteractive && !isQuiet && TerminalFacts.isPainted(2)
    }
}
