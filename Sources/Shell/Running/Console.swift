import CypherRuntime
import Machine
public import Naql
public import Renderers
import Text

/// A session with a place to print: what runs statements and commands, whether they are typed, in a script or in a
/// pipe.
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
    /// What lines that begin with a colon do; made when one is read, for many runs have none.
    private(set) lazy var commands = makeCommands()
    private let makeCommands: () -> CommandTable
    /// Whether the time of each statement is told.
    public var showsTime = false
    /// Whether notes (counts of rows and changes) are left out.
    public var isQuiet = false
    /// Whether what a script runs is shown before its result.
    public var echoes = false
    /// Whether a script goes on after a failed statement.
    public var keepsGoing = false
    /// Whether errors and notes are JSON, for programs.
    public var tellsJSON = false
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
    /// The file or program that results go to, where `:output` named one.
    var redirection: Redirection?
    /// Whether the program that `:output` named failed, and took the result along that was written to it.
    var hasLostResult = false
    /// Where the next result alone goes, where `:once` said so.
    var once: Destination?
    /// The archive that `:write` writes, where `--write` named one.
    public var writePath: String?
    /// Where a question's rows are told only if they are new, those of before.
    var newRows: NewRows?
    /// Where new rows go once there are any: what is there of last time stays as long as nothing is new.
    var placeOfNewRows: Destination?
    /// The last statement that was entered and could be read, whether it ran to its end or wanted a parameter.
    var lastStatement: String?
    /// The statement of the last result.
    var lastAsked: String?
    /// The saved questions.
    public var library = QuestionLibrary()
    /// The last result, where a person may want to see it again.
    var last: KeptResult?
    private var toldUnsavedChanges = false
    /// Whether the prompt has vi's keys.
    var usesVi = false
    /// The step of the tour that comes next.
    var tourStep = 0
    /// The sign of life of the statement that runs.
    var running: RunningLine?
    /// When the last statement began.
    var began = Clock.monotonic()
    /// How many scripts are being run inside one another.
    var depth = 0
    /// Set by `:quit!`: changes that are not kept are not asked about.
    var leavesUnasked = false
    /// Set by `:quit`.
    public internal(set) var wantsToQuit = false

    /// How many rows of a long result a person sees at first.
    static let rowLimit = 40
    /// The deepest that scripts may call scripts.
    static let maximumDepth = 16

    /// A console over a session; `commands` are those that its scripts and its prompt may use.
    public init(
        session: Session, format: OutputFormat, options: RenderOptions, output: any ByteSink, messages: any ByteSink,
        isInteractive: Bool, commands makeCommands: @autoclosure @escaping () -> CommandTable = .none
    ) {
        self.session = session
        self.format = format
        self.options = options
        // A person at a terminal sees each result at once; all others get whole documents.
        if isInteractive && options.isTerminal {
            self.options.rowLimit = Self.rowLimit
            self.options.foldsEntities = true
        } else {
            self.options.documents = OutputDocuments()
        }
        self.output = output
        self.messages = messages
        self.isInteractive = isInteractive
        self.makeCommands = makeCommands
        session.onNote = { [unowned self] diagnostic, source in
            guard !isQuiet else { return }
            send(
                (tellsJSON
                    ? ErrorJSON.note(diagnostic, in: source)
                    : ErrorText.note(diagnostic, in: source, color: self.options.color, width: terminalWidth)) + "\n")
        }
    }

    /// Says once that changes of a loaded graph end with the program. A script may save them later, so it is told
    /// at its end.
    public func tellUnsavedChanges() {
        guard session.hasUnsavedChanges, !toldUnsavedChanges else { return }
        toldUnsavedChanges = true
        let remedy =
            (writePath ?? session.archivePath).map { "`:write` keeps them in \($0)" }
            ?? "`:save FILE.naql` writes an archive"
        note("note: changes are kept in memory only, the sources stay as they are; \(remedy)")
    }

    /// The width of the terminal, wherever results go.
    private var terminalWidth: Int? { redirection.map { $0.previous.options.width } ?? options.width }

    /// Puts a text at the next prompt.
    func offer(_ text: String) { nextText = text }

    func takeOffer() -> String {
        defer { nextText = nil }
        return nextText ?? ""
    }

    /// A line to the person, on the messages' side. What it quotes cannot act on the terminal.
    public func say(_ line: String) { send((tellsJSON ? ErrorJSON.line(line) : VisibleText.escaped(line)) + "\n") }

    /// Says something that a person may want to know and a program may not, unless it is to be quiet.
    public func note(_ line: String) { if !isQuiet { say(line) } }

    /// An error to the person, with its place.
    public func report(_ error: any Error) {
        send(
            (tellsJSON
                ? ErrorJSON.describe(error) : ErrorText.describe(error, color: options.color, width: terminalWidth))
                + "\n")
    }

    /// Something to the person that needs no escaping: it is the program's own, or was made visible before.
    func send(_ text: String) {
        running?.end()
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
