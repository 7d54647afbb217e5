import Naql
import Renderers

/// Where results are to go: `[FORMAT] FILE`, `[FORMAT] | COMMAND`, or a format alone.
struct Destination {
    /// What takes the bytes.
    enum Place: Hashable {
        /// Where results went at first.
        case standard
        /// A file by its path.
        case file(String)
        /// A program: a line for the shell of the system.
        case program(String)
    }

    let place: Place
    /// The format that was named, or that the file's ending tells; nil for the one in use.
    let format: OutputFormat?

    /// Reads the argument of a command. A format alone is one only where `allowsFormatAlone`.
    ///
    /// - Throws: ``CommandError`` where the program has no name or a quote is open.
    init(_ text: String, allowsFormatAlone: Bool = true) throws {
        let (named, rest) = Self.splitFormat(text, allowsAlone: allowsFormatAlone)
        if rest.hasPrefix("|") {
            let command = String(rest.dropFirst()).trimmingSpaces()
            guard !command.isEmpty else { throw CommandError("name a program after the `|`: `| sort`") }
            (place, format) = (.program(command), named)
            return
        }
        guard !rest.isEmpty, rest != "-" else {
            (place, format) = (.standard, named)
            return
        }
        let path = try PathText.path(rest)
        if named == nil { try Self.refuseWord(path) }
        (place, format) = (.file(path), named ?? OutputFormat.named(byEndingOf: path))
    }

    /// - Throws: ``CommandError`` where a name looks like a format that is misspelt, or is one: no file is meant.
    private static func refuseWord(_ path: String) throws {
        guard !path.contains("/"), !path.contains("."), !Files.exists(path) else { return }
        if OutputFormat.named(path) != nil {
            throw CommandError(
                "`\(path)` is a format: name a file behind it, `:output \(path) FILE`; `:format \(path)` sets it alone")
        }
        let near = Suggestion.nearest(to: path, among: OutputFormat.all.map(\.name))
        throw CommandError(
            "`\(path)` is no format"
                + (near.map { ": did you mean `\($0)`?" } ?? ", and its ending tells none: say `\(path).csv`")
                + " (`./\(path)` is a file in any case)")
    }

    /// A file; its ending tells the format where none is given.
    init(file path: String, format: OutputFormat?) {
        place = .file(path)
        self.format = format ?? OutputFormat.named(byEndingOf: path)
    }

    /// Whether the file's ending names a format that is none here: `q.csv.gz`, `q.xlsx`.
    var hasUnknownEnding: Bool {
        guard format == nil, case .file(let path) = place, !path.hasPrefix("/dev/"), !path.hasPrefix("/proc/") else {
            return false
        }
        return path.split(separator: "/").last.map { $0.dropFirst().contains(".") } ?? false
    }

    /// What results go to, in words: nil where they go to the terminal.
    var name: String? {
        switch place {
        case .standard: nil
        case .file(let path): path
        case .program(let command): "| " + command
        }
    }

    /// The mark of it in a prompt, short enough to leave room for a statement.
    var mark: String? {
        switch place {
        case .standard: format?.name
        case .file(let path): path.split(separator: "/").last.map(String.init) ?? path
        case .program(let command): "|" + command.prefix { !$0.isWhitespace }
        }
    }

    private static func splitFormat(_ text: String, allowsAlone: Bool) -> (format: OutputFormat?, rest: String) {
        let word = text.prefix { !$0.isWhitespace && $0 != "|" }
        let rest = String(text.dropFirst(word.count)).trimmingSpaces()
        guard let format = OutputFormat.named(String(word)), allowsAlone || !rest.isEmpty else { return (nil, text) }
        return (format, rest)
    }
}
