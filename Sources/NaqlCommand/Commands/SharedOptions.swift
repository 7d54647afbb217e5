import ArgumentParser
import CommandOptions
import Naql
import Renderers
import Shell

/// Options about running queries.
struct QueryOptions: ParsableArguments {
    @Option(
        name: [.customShort("p"), .customLong("param")],
        help: "A parameter NAME=VALUE: a literal, list, map or date('2024-01-31'), else a text.")
    var parameters: [String] = []

    @Flag(name: .customLong("read-only"), help: "Refuse queries that change the graph.")
    var isReadOnly = false

    @Flag(help: "No files and no shell from inside queries and scripts.")
    var safe = false

    @Option(parsing: .unconditional, help: ArgumentHelp("Stop a query after this many seconds.", valueName: "seconds"))
    var timeout: String?

    @Option(
        parsing: .unconditional,
        help: ArgumentHelp("Stop a query that holds more memory than this: 500MB, 2GB.", valueName: "size"))
    var memory: String?

    @OptionGroup var threads: ThreadOptions

    func settings() throws -> Settings {
        var settings = Settings()
        settings.isReadOnly = isReadOnly
        settings.isSafe = safe
        if let timeout { settings.timeLimit = try TimeLimit.parse(timeout, option: "--timeout") }
        if let memory {
            guard let bytes = ByteSize.parse(memory) else {
                throw ValidationError("'\(memory)' is no size; write --memory 500MB or 2GB")
            }
            settings.memoryLimit = bytes
        }
        settings.threads = try threads.count()
        return settings
    }

    /// Gives the session its parameters; what is to be told of them.
    func apply(to session: Session) throws -> [String] {
        var notes: [String] = []
        for parameter in parameters { notes += try ParameterOption.apply(parameter, to: session) }
        return notes
    }
}

/// `-p NAME=VALUE`.
enum ParameterOption {
    /// Gives the session the parameter; what is to be told of it.
    static func apply(_ parameter: String, to session: Session) throws -> [String] {
        guard let equals = parameter.firstIndex(of: "="), equals != parameter.startIndex else {
            throw ValidationError("'\(parameter)' is no parameter; write -p name=value")
        }
        let name = parameter[..<equals]
        let text = String(parameter[parameter.index(after: equals)...])
        do {
            let bare = name.hasPrefix("$") ? name.dropFirst() : name
            return try session.setParameter(String(bare), to: text).map { [$0] } ?? []
        } catch { throw ValidationError(error.message) }
    }
}

/// Options about how text looks on a terminal.
struct AppearanceOptions: ParsableArguments {
    @Option(help: ArgumentHelp("Colours.", valueName: "auto|always|never"))
    var color: String = "auto"

    @Option(help: ArgumentHelp("Isolate right-to-left text on a terminal.", valueName: "auto|isolate|off"))
    var bidi: String = "auto"

    @Option(help: "Columns of a terminal that text is fitted into; 0 is as wide as need be.")
    var width: Int?

    /// How what goes to standard output is to be shown.
    func renderOptions() throws -> RenderOptions {
        guard ["auto", "always", "never"].contains(color) else {
            throw ValidationError("--color takes auto, always or never, not '\(color)'")
        }
        guard let mode = RenderOptions.BidiMode(rawValue: bidi) else {
            throw ValidationError("--bidi takes auto, isolate or off, not '\(bidi)'")
        }
        let isTerminal = TerminalFacts.isTerminal(1)
        return RenderOptions(
            isTerminal: isTerminal,
            width: width.map { $0 > 0 ? $0 : nil } ?? (isTerminal ? TerminalFacts.width(of: 1) : nil),
            color: color == "always" || color == "auto" && TerminalFacts.wantsColor(1),
            bidi: isTerminal ? TerminalFacts.resolve(mode) : .off)
    }
}

/// Options about output.
struct OutputOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "table, box, csv, tsv, json, jsonl, markdown, html, list, dot, graphml, cypher, chart, histogram, "
                + "line, timeline or none. "
                + "Default: table on a terminal, tsv elsewhere.", valueName: "format"))
    var format: String?

    @Option(
        name: [.customShort("o"), .customLong("output")],
        help: ArgumentHelp(
            "A file for the results; its ending tells the format, unless --format does.", valueName: "file"))
    var path: String?

    @OptionGroup var appearance: AppearanceOptions

    @Flag(help: "Begin CSV with a byte order mark.")
    var bom = false

    @Flag(
        name: .customLong("csv-safe"),
        help: "Guard CSV cells that spreadsheets take for formulas (= + - @) with an apostrophe.")
    var csvSafe = false

    @Flag(name: .shortAndLong, help: "Results and errors alone: no notes, no progress.")
    var quiet = false

    @Option(
        name: .customLong("error-format"),
        help: ArgumentHelp("Errors and notes as text, or as JSON objects, one a line.", valueName: "text|json"))
    var errorFormat = "text"

    /// Whether errors are to be JSON.
    func tellsJSON() throws -> Bool {
        guard ["text", "json"].contains(errorFormat) else {
            throw ValidationError("--error-format takes text or json, not '\(errorFormat)'")
        }
        return errorFormat == "json"
    }

    func outputFormat() throws -> OutputFormat {
        let isTerminal = TerminalFacts.isTerminal(1) && path == nil
        let name = format ?? (isTerminal ? "table" : "tsv")
        guard let format = OutputFormat.named(name) else {
            throw ValidationError(Suggestion.unknown("format", name, among: OutputFormat.all.map(\.name)))
        }
        return format
    }

    func renderOptions() throws -> RenderOptions {
        var options = try appearance.renderOptions()
        options.byteOrderMark = bom
        options.guardsFormulas = csvSafe
        return options
    }
}
