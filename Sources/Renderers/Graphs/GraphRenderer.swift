import Naql
import PropertyGraph

/// Collects the nodes and relationships of a result, and writes them as a document at its end.
///
/// A document holds one graph, so results that go to one output are one graph: with an ``OutputDocuments`` in the options
/// they are added to it, which writes when the output ends.
final class GraphRenderer: ResultRenderer {
    /// The forms of a document.
    enum Form: Sendable { case dot, graphML, cypher }

    private let form: Form
    private let documents: OutputDocuments?
    private var entities = ShownEntities()
    private var graph: Graph?
    private var hasColumns = false
    private var count = 0
    private(set) var notes: [String] = []

    /// A renderer for one result.
    init(form: Form, options: RenderOptions) {
        self.form = form
        documents = options.documents
    }

    func begin(columns: [String], into output: inout ByteBuffer) { hasColumns = !columns.isEmpty }

    func write(_ rows: Rows, into output: inout ByteBuffer) {
        graph = rows.graph
        count += rows.count
        entities.collect(rows)
    }

    func end(into output: inout ByteBuffer) {
        guard hasColumns else { return }
        var collected = documents?.graph(in: form) ?? CollectedGraph()
        if let graph { collected.add(entities, of: graph) }
        if let documents {
            documents.keep(collected, in: form)
        } else {
            notes = form.write(collected, into: &output)
        }
        if count > 0, entities.nodes.isEmpty, entities.relationships.isEmpty {
            notes.append("no row has a node, relationship or path: return them, not their properties")
        }
    }
}

extension GraphRenderer.Form {
    /// Writes a document; what is to be told of it.
    func write(_ graph: any GraphElements, into output: inout ByteBuffer) -> [String] {
        switch self {
        case .dot:
            DotDocument(graph).write(into: &output) { _ in }
            return []
        case .cypher:
            CypherDocument(graph).write(into: &output)
            return []
        case .graphML:
            var document = GraphMLDocument(graph)
            document.write(into: &output) { _ in }
            return document.notes
        }
    }
}
