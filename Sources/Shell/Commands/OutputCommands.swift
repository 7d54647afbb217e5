import Renderers

/// Commands about how results are shown.
enum OutputCommands {
    static let all: [ShellCommand] = [
        ShellCommand(
            "format", aliases: ["mode"], arguments: "[NAME]", completes: .format,
            summary: "sets the output format; alone it lists the formats",
            check: { if !$0.isEmpty { _ = try named($0) } }
        ) { name, console in
            if name.isEmpty {
                for format in OutputFormat.all {
                    let mark = format.name == console.format.name ? "*" : " "
                    let padding = String(repeating: " ", count: max(1, 10 - format.name.count))
                    try console.show("\(mark) \(format.name)\(padding)\(format.summary)")
                }
                return
            }
            console.format = try named(name)
        },
        ShellCommand(
            "rows", arguments: "COUNT|all",
            summary: "how many rows of a long result are shown at first, the first and the last (40); Ctrl-O shows all",
            check: { _ = try rowLimit($0) }
        ) { text, console in
            console.options.rowLimit = try rowLimit(text)
        },
        ShellCommand(
            "bidi", arguments: "auto|isolate|off", completes: .bidi,
            summary:
                "whether cells of right-to-left text are isolated, so that terminals that reorder keep columns apart",
            check: { _ = try bidiMode($0) }
        ) { name, console in
            console.options.bidi = TerminalFacts.resolve(try bidiMode(name))
        },
        ShellCommand("null", arguments: "TEXT", summary: "sets what stands for null in tables") { text, console in
            guard !text.isEmpty else {
                throw CommandError("say what stands for null: `:null -`, or `:null ''` for nothing")
            }
            console.options.nullText = ArgumentWords.unquoted(text)
        },
    ]

    private static func named(_ name: String) throws -> OutputFormat {
        guard let format = OutputFormat.named(name) else {
            throw CommandError(Suggestion.unknown("format", name, among: OutputFormat.all.map(\.name)))
        }
        return format
    }

    private static func rowLimit(_ text: String) throws -> Int? {
        if text == "all" { return nil }
        guard let count = Int(text), count >= 2 else {
            throw CommandError("say how many rows, 2 or more, or `all`: `:rows 100`")
        }
        return count
    }

    private static func bidiMode(_ name: String) throws -> RenderOptions.BidiMode {
        guard let mode = RenderOptions.BidiMode(rawValue: name) else {
            throw CommandError("say `auto`, `isolate` or `off`")
        }
        return mode
    }
}
