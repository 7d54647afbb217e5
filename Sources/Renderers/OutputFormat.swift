import Text

/// A format that results can be shown in: an entry of the registry that help, completion and manual are made from.
public struct OutputFormat: Sendable {
    /// The name after `--format`.
    public let name: String
    /// One line of help.
    public let summary: String
    /// How what it writes is kept from acting on a terminal.
    let escaping: Escaping
    /// Makes a renderer for one result.
    public let make: @Sendable (RenderOptions) -> any ResultRenderer

    /// Whether people read it on a screen, so that a long result may show its ends alone there.
    public var isForReading: Bool { Self.readingNames.contains(name) }
    private static let readingNames: Set<String> = ["table", "box", "list"]

    /// The format that the ending of a file's name tells; nil where it tells none.
    public static func named(byEndingOf path: String) -> OutputFormat? {
        let name = path.split(separator: "/").last ?? ""
        guard let point = name.lastIndex(of: "."), point != name.startIndex else { return nil }
        let ending = name[name.index(after: point)...].lowercased()
        return named(otherEndings[ending] ?? ending)
    }

    /// Endings that are no names of formats.
    private static let otherEndings = [
        "ndjson": "jsonl", "md": "markdown", "htm": "html", "gv": "dot", "xml": "graphml", "tab": "tsv",
        "cql": "cypher",
    ]

    /// Ways to keep data from acting on a terminal.
    enum Escaping: Sendable {
        /// The renderer draws for terminals, and escapes each cell.
        case byCell
        /// The format is for programs, which get every byte as it is; a terminal gets visible text.
        case whole(VisibleText.Style)
    }

    private init(
        _ name: String, _ summary: String, _ escaping: Escaping,
        _ make: @escaping @Sendable (RenderOptions) -> any ResultRenderer
    ) {
        self.name = name
        self.summary = summary
        self.escaping = escaping
        self.make = make
    }

    /// The sink for a terminal behind `sink`.
    func escape(_ sink: any ByteSink) -> any ByteSink {
        switch escaping {
        case .byCell: sink
        case .whole(let style): VisibleSink(before: sink, style: style)
        }
    }

    /// Every format, in the order of the help text.
    public static let all: [OutputFormat] = [
        OutputFormat("table", "aligned columns; long text is wrapped to a terminal's width", .byCell) {
            TableRenderer(style: .plain, options: $0)
        },
        OutputFormat("box", "as table, with lines round the cells", .byCell) {
            TableRenderer(style: .box, options: $0)
        },
        OutputFormat("csv", "comma-separated values as in RFC 4180, with a header", .whole(.braces)) {
            CSVRenderer(options: $0)
        },
        OutputFormat(
            "tsv", "tab-separated values with a header; \\t, \\n, \\\\ escaped, null is \\N", .whole(.braces)
        ) { _ in
            TSVRenderer()
        },
        OutputFormat("json", "one JSON array of objects", .whole(.json)) { _ in JSONRenderer(lines: false) },
        OutputFormat("jsonl", "one JSON object a line", .whole(.json)) { _ in JSONRenderer(lines: true) },
        OutputFormat("markdown", "a Markdown table", .whole(.braces)) { _ in MarkdownRenderer() },
        OutputFormat("html", "a document with a table, each cell with its own direction", .whole(.braces)) {
            HTMLRenderer(options: $0)
        },
        OutputFormat("list", "one field a line, records apart: for long text", .byCell) { ListRenderer(options: $0) },
        OutputFormat("dot", "the nodes and relationships of the results, for Graphviz", .whole(.braces)) {
            GraphRenderer(form: .dot, options: $0)
        },
        OutputFormat(
            "graphml", "the nodes and relationships of the results, for Gephi, yEd, networkx or igraph", .whole(.braces)
        ) {
            GraphRenderer(form: .graphML, options: $0)
        },
        OutputFormat("cypher", "a CREATE that makes the nodes and relationships of the results", .whole(.braces)) {
            GraphRenderer(form: .cypher, options: $0)
        },
        OutputFormat("chart", "bars of the first numeric column, labelled by the other columns", .byCell) {
            ChartRenderer(options: $0)
        },
        OutputFormat("histogram", "how often the first numeric column has which values", .byCell) {
            HistogramRenderer(options: $0)
        },
        OutputFormat("line", "the numeric columns as lines over the rows, drawn in dots", .byCell) {
            LineRenderer(options: $0)
        },
        OutputFormat("timeline", "the rows in time, by the first column with days or moments", .byCell) {
            TimelineRenderer(options: $0)
        },
        OutputFormat("none", "nothing: for the effects or the time alone", .byCell) { _ in NoneRenderer() },
    ]

    /// The format of that name.
    public static func named(_ name: String) -> OutputFormat? { all.first { $0.name == name } }
}
