public import Naql
public import Renderers

/// A session with a place to print: what runs statements and commands, whether they are typed, in a script or in a pipe.
public final class Console {
    /// The session that is asked.
    public let session: Session
    /// How results are shown.
    public var format: OutputFormat
    /// The details of how they are shown.
    public var options: RenderOptions
    /// Where results go.
    public var output: any ByteSink
    /// Where everything else goes: errors, notes, times.
    public let messages: any ByteSink
    /// Whether a person sits at it.
    public let isInteractive: Bool
    /// Whether the time of each statement is told.
    public var showsTime = false
    /// Whether notes (counts of rows and changes) are left out.
    public var isQuiet = false
    /// Whether a script goes on after a failed statement.
    public var keepsGoing = false
    /// How articles are read.
    public var loadOptions = LoadOptions()
    /// What was entered at the prompt, where there is one.
    var history: History?
    /// Edits a text in the user's editor, where a person sits at a terminal.
    var editText: ((String) throws -> String)?
    /// A text that stands at the next prompt, to be edited and entered.
    private var nextText: String?
    /// Whether loading tells how much the graph holds.
    var tellsCounts = false
    /// The file that results go to, where `:output` named one.
    var redirection: Redirection?
    private var toldUnsavedChanges = false
    /// How many scripts are being run inside one another.
    var depth = 0
    /// Set by `:quit`.
    public internal(set) var wantsToQuit = false

    /// The deepest that scripts may call scripts.
    static let maximumDepth = 16

    /// A console over a session.
    public init(
        session: Session, format: OutputFormat, options: RenderOptions, output: any ByteSink, messages: any ByteSink,
        isInteractive: Bool
    ) {
        self.session = session
        self.format = format
        self.options = options
        // A person at a terminal sees each result at once; all others get whole documents.
        if !(isInteractive && options.isTerminal) { self.options.documents = OutputDocuments() }
        self.output = output
        self.messages = messages
        self.isInteractive = isInteractive
        session.onNote = { [unowned self] diagnostic, source in
            if !isQuiet { send(ErrorText.note(diagnostic, in: source, color: self.options.color) + "\n") }
        }
    }

    /// Runs one statement and prints its rows.
    ///
    /// - Throws: ``NaqlError``, or ``OutputError`` where the results cannot be written.
    public func run(_ source: QuerySource) throws {
        if Interrupts.cameWhileRunning { throw NaqlError.execution(.cancelled, in: source) }
        let result = try session.run(source)
        if Interrupts.cameWhileRunning { session.cancel() }
        try finish(result)
    }

    private func finish(_ result: QueryResult) throws {
        let count = try print(result)
        summarize(result, rows: count)
    }

    /// Prints the rows of a result; how many there were.
    func print(_ result: QueryResult) throws -> Int {
        try naming {
            try ResultPrinter(format: format, options: options, sink: output) { [self] in note($0) }.print(result)
        }
    }

    /// Says something that a person may want to know and a program may not, unless it is to be quiet.
    public func note(_ line: String) { if !isQuiet { say(line) } }

    /// Says once that changes of a loaded graph end with the program. A script may save them later, so it is told at its
    /// end.
    public func tellUnsavedChanges() {
        guard session.hasUnsavedChanges, !toldUnsavedChanges else { return }
        toldUnsavedChanges = true
        note("note: changes are kept in memory only, the sources stay as they are; `:save FILE.naql` writes an archive")
    }

    private func summarize(_ result: QueryResult, rows: Int) {
        guard !isQuiet else { return }
        var notes: [String] = []
        if isInteractive && !result.columns.isEmpty { notes.append("\(rows) row\(rows == 1 ? "" : "s")") }
        if isInteractive || showsTime { notes.append(contentsOf: ChangeSummary.phrases(result.changes)) }
        if showsTime { notes.append(Self.duration(result.seconds)) }
        if !notes.isEmpty { say(notes.joined(separator: ", ")) }
        if isInteractive { tellUnsavedChanges() }
    }

    /// Puts a text at the next prompt.
    func offer(_ text: String) { nextText = text }

    func takeOffer() -> String {
        defer { nextText = nil }
        return nextText ?? ""
    }

    /// A line to the person, on the messages' side. What it quotes cannot act on the terminal.
    public func say(_ line: String) { send(VisibleText.escaped(line) + "\n") }

    /// An error to the person, with its place.
    public func report(_ error: any Error) { send(ErrorText.describe(error, color: options.color) + "\n") }

    /// Something to the person that needs no escaping: it is the program's own, or was made visible before.
    func send(_ text: String) {
        var buffer = ByteBuffer()
        buffer.append(text)
        // Messages are a courtesy: where nobody can read them the work goes on.
        try? messages.flush(&buffer)
    }

    static func duration(_ seconds: Double) -> String {
        switch seconds {
        case ..<0.001: "\(Int((seconds * 1e6).rounded())) µs"
        case ..<1: "\((seconds * 1e4).rounded() / 10) ms"
        default: "\((seconds * 100).rounded() / 100) s"
        }
    }
}
