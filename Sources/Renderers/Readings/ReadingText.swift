import Naql
import Text

/// A marked article for a terminal or a pipe: `[1 … 1]` round each statement, `{…}` round each name, and under each
/// paragraph who is taken to speak and what made it so. Marks stand in the text, so nothing depends on colours.
final class ReadingText: ReadingWriter {
    private let options: RenderOptions
    private var isFirst = true

    init(options: RenderOptions) { self.options = options }

    func write(_ reading: ArticleReading, into output: inout ByteBuffer) {
        if !isFirst { output.append("\n") }
        isFirst = false
        line(styled(bare(reading.title), .bold), into: &output)
        if !reading.facts.isEmpty {
            line(styled(bare(reading.facts.joined(separator: " · ")), .dim), into: &output)
        }
        for passage in MarkedPassage.all(of: reading) {
            output.append("\n")
            let section = passage.passage.section
            if section != "body", section != "lead" { line(styled("(\(section))", .dim), into: &output) }
            line(marked(passage, reading), into: &output)
            for number in passage.statements { tell(number, reading.statements[number], into: &output) }
            tell(passage.names.map { reading.names[$0] }, of: reading, into: &output)
        }
    }

    // MARK: The text

    private func marked(_ passage: MarkedPassage, _ reading: ArticleReading) -> String {
        var text = ""
        for piece in passage.pieces {
            for number in piece.opening { text += styled("[\(number + 1)", style(of: number, reading)) + " " }
            if piece.opensName { text += "{" }
            let words = bare(reading.string(piece.range))
            text += piece.name == nil ? words : styled(words, .bold)
            if piece.closesName { text += "}" }
            for number in piece.closing { text += " " + styled("\(number + 1)]", style(of: number, reading)) }
        }
        return text
    }

    private func style(of number: Int, _ reading: ArticleReading) -> Style {
        reading.statements[number].speaker == nil ? .red : .cyan
    }

    // MARK: Reasons

    private func tell(_ number: Int, _ statement: ReportedStatement, into output: inout ByteBuffer) {
        let mark = styled("[\(number + 1)]", statement.speaker == nil ? .red : .cyan)
        line(
            "\(mark) " + bare("\(ReadingReason.made(statement)); \(ReadingReason.resolved(statement))"), 4,
            into: &output)
        if let verb = statement.verb, !verb.isEmpty { line("words: " + isolated(verb), 8, into: &output) }
        if let speaker = statement.speaker {
            line("who:   " + isolated(ReadingReason.agent(speaker)), 8, into: &output)
        }
        for relay in statement.relays { line("via:   " + isolated(ReadingReason.agent(relay)), 8, into: &output) }
        if let date = statement.date { line("date:  " + date, 8, into: &output) }
    }

    private func tell(_ names: [ReportedName], of reading: ArticleReading, into output: inout ByteBuffer) {
        var told: [String] = []
        for name in names {
            let text = bare(reading.string(name.range))
            let meaning = text == name.name ? "" : " = " + isolated(name.name)
            let reasons = [name.label, name.kind == "nominal" ? "a noun for it" : nil, name.rule.map { "rule " + $0 }]
            let words = "{\(isolated(text))}\(meaning): " + reasons.compactMap { $0 }.joined(separator: ", ")
            if !told.contains(words) { told.append(words) }
        }
        if !told.isEmpty { line(told.joined(separator: "; "), 4, into: &output) }
    }

    private func isolated(_ text: String) -> String {
        let text = bare(text)
        return options.bidi == .isolate && Bidi.hasRightToLeft(text) ? "\u{2068}\(text)\u{2069}" : text
    }

    // MARK: Lines and colours

    /// Colours travel through wrapping as controls, which take no cell and are written out in all text.
    private enum Style: String {
        case bold = "\u{1}"
        case dim = "\u{2}"
        case cyan = "\u{3}"
        case red = "\u{4}"

        static let end = "\u{5}"
        static let all: [Style] = [.bold, .dim, .cyan, .red]

        var sequence: String {
            switch self {
            case .bold: "\u{1B}[1m"
            case .dim: "\u{1B}[2m"
            case .cyan: "\u{1B}[36m"
            case .red: "\u{1B}[31m"
            }
        }
    }

    private func styled(_ text: String, _ style: Style) -> String {
        options.color ? style.rawValue + text + Style.end : text
    }

    /// Text of an article as it may reach a terminal; it is then free of the controls that stand for colours.
    private func bare(_ text: String) -> String {
        options.isTerminal || options.color ? CellText.escaped(text) : text
    }

    private func line(_ text: String, _ indent: Int = 0, into output: inout ByteBuffer) {
        let limit = options.width.map { max(20, $0 - indent) }
        for line in limit.map({ CellText(text).wrapped(to: $0).map(\.text) }) ?? [text] {
            output.append(spaces: indent)
            var line = line
            if options.color {
                for style in Style.all { line.replace(style.rawValue, with: style.sequence) }
                line.replace(Style.end, with: "\u{1B}[0m")
            }
            output.append(line + "\n")
        }
    }
}
