/// The documents that an output holds when it ends: those formats in which one file is one graph, whatever number of
/// statements made it.
public final class OutputDocuments {
    private var graphs: [(form: GraphRenderer.Form, graph: CollectedGraph)] = []

    private var isBegun = false

    /// No documents.
    public init() {}

    /// Whether nothing was written before: true once.
    func beginsFile() -> Bool {
        defer { isBegun = true }
        return !isBegun
    }

    private var isHTMLOpen = false

    /// Whether a document of HTML begins here, which then is closed at the end.
    func beginsHTML() -> Bool {
        defer { isHTMLOpen = true }
        return !isHTMLOpen
    }

    /// The graph collected so far, taken out so that it can grow in place.
    func graph(in form: GraphRenderer.Form) -> CollectedGraph? {
        guard let place = graphs.firstIndex(where: { $0.form == form }) else { return nil }
        return graphs.remove(at: place).graph
    }

    func keep(_ graph: CollectedGraph, in form: GraphRenderer.Form) { graphs.append((form, graph)) }

    /// Writes every document and forgets it; what is to be told of them.
    ///
    /// - Throws: ``OutputError`` where the output cannot be written.
    public func finish(into sink: any ByteSink, options: RenderOptions) throws(OutputError) -> [String] {
        var notes: [String] = []
        let sink = options.isTerminal ? VisibleSink(before: sink) : sink
        for (form, graph) in graphs {
            var buffer = ByteBuffer()
            notes += form.write(graph, into: &buffer)
            try sink.flush(&buffer)
        }
        graphs = []
        if isHTMLOpen {
            var buffer = ByteBuffer()
            buffer.append(HTMLRenderer.end)
            isHTMLOpen = false
            try sink.flush(&buffer)
        }
        return notes
    }
}
