/// A format that results can be shown in: an entry of the registry that help, completion and manual are made from.
public struct OutputFormat: Sendable {
    /// The name after `--format`.
    public let name: String
    /// One line of help.
    public let summary: String
    /// Makes a renderer for one result.
    public let make: @Sendable (RenderOptions) -> any ResultRenderer

    /// Every format, in the order of the help text.
    public static let all: [OutputFormat] = [
        OutputFormat(name: "table", summary: "aligned columns; long text is wrapped to a terminal's width") {
            TableRenderer(style: .plain, options: $0)
        },
        OutputFormat(name: "box", summary: "as table, with lines round the cells") {
            TableRenderer(style: .box, options: $0)
        },
        OutputFormat(name: "csv", summary: "comma-separated values as in RFC 4180, with a header") {
            CSVRenderer(options: $0)
        },
        OutputFormat(name: "tsv", summary: "tab-separated values with a header; \\t, \\n, \\\\ escaped, null is \\N") {
            _ in
            TSVRenderer()
        },
        OutputFormat(name: "json", summary: "one JSON array of objects") { _ in JSONRenderer(lines: false) },
        OutputFormat(name: "jsonl", summary: "one JSON object a line") { _ in JSONRenderer(lines: true) },
        OutputFormat(name: "markdown", summary: "a Markdown table") { _ in MarkdownRenderer() },
        OutputFormat(name: "html", summary: "an HTML table, each cell with its own direction") { _ in HTMLRenderer() },
        OutputFormat(name: "list", summary: "one field a line, records apart: for long text") {
            ListRenderer(options: $0)
        },
        OutputFormat(name: "dot", summary: "the nodes and relationships of the result, for Graphviz") { _ in
            DotRenderer()
        },
        OutputFormat(name: "graphml", summary: "the nodes and relationships of the result, for Gephi or yEd") { _ in
            GraphMLRenderer()
        },
        OutputFormat(name: "chart", summary: "bars of the first numeric column, labelled by the other columns") {
            ChartRenderer(options: $0)
        },
        OutputFormat(name: "none", summary: "nothing: for the effects or the time alone") { _ in NoneRenderer() },
    ]

    /// The format of that name.
    public static func named(_ name: String) -> OutputFormat? { all.first { $0.name == name } }
}
