public import Naql
public import PropertyGraph
import Renderers

extension Console {
    /// The most rows that a page shows, and the most of them whose articles are looked for.
    private static let pageRows = (all: 2000, placed: 200)
    /// The most articles on a page.
    private static let pageArticles = 40

    /// Writes the last result as a page.
    ///
    /// - Throws: ``CommandError`` where there is none, ``FileError`` where the file cannot be written.
    func view(to path: String) throws {
        let kept = try lastResult()
        guard kept.batches.first.map({ session.sharesNumbers(with: $0.graph) }) ?? true else {
            throw CommandError("the last result is of a graph that is no more open: run the statement again")
        }
        try writePage(of: kept, titled: lastAsked ?? "", to: path)
    }

    /// Runs a query and writes its result as a page; nil and `-` are the console's output.
    ///
    /// - Throws: ``NaqlError``, ``OutputError`` or ``FileError``.
    public func view(_ source: QuerySource, parameters: [String: Value] = [:], to path: String?) throws {
        let result = try session.run(source, parameters: parameters)
        let kept = KeptResult(columns: result.columns)
        while let rows = try result.next() { kept.add(rows) }
        try result.confirm()
        try writePage(of: kept, titled: source.text, to: path)
    }

    private func writePage(of kept: KeptResult, titled title: String, to path: String?) throws {
        let content = try content(of: kept, titled: title)
        var page = ViewPage(content)
        try naming { try ReadingOutput.write(to: path, else: output) { try page.write(to: $0) } }
        guard let path, path != "-" else { return }
        note(
            "\(path): \(GroupedNumber.text(content.rowCount, of: "row")), "
                + "\(GroupedNumber.text(content.nodes.count, of: "node")), "
                + "\(GroupedNumber.text(content.readings.count, of: "article")); open it in a browser")
    }

    private func content(of kept: KeptResult, titled title: String) throws -> ViewContent {
        guard !kept.isCut else {
            throw CommandError(
                "\(GroupedNumber.text(kept.count)) rows are no page that anyone can read: add a LIMIT")
        }
        let rows = (0..<min(kept.count, Self.pageRows.all)).compactMap { kept.row($0 + 1)?.values }
        var content = ViewContent(
            title: title, columns: kept.columns, rows: rows, graph: session.graph, rowCount: kept.count)
        var articles: [String] = []
        for (number, row) in rows.prefix(Self.pageRows.placed).enumerated() {
            guard !kept.isOfNothing(number + 1) else { continue }
            guard let place = try session.place(of: kept.hidden(number + 1) + row) else { continue }
            if !articles.contains(place.article) {
                guard articles.count < Self.pageArticles else { continue }
                articles.append(place.article)
            }
            content.places[number] = place
        }
        content.readings = try articles.compactMap { try session.reading(of: $0) }
        for node in content.nodes.prefix(400) { content.sentences[node] = try session.sentence(of: node) }
        return content
    }
}
