import PropertyGraph

/// The texts that a procedure counts in: a property of the nodes with a label, or of nodes that a query chose, or texts as
/// they are.
struct ChosenTexts {
    /// The options that choose them.
    static let options = ["label", "property", "within"]

    let index: TextIndex
    private let read: (UInt32) -> Value

    /// Nil where nothing in the graph has the label or the property.
    init?(
        _ options: ProcedureOptions, isStemmed: Bool, _ context: ExecutionContext
    ) throws(ExecutionError) {
        let graph = context.graph
        let property = try options.text("property", or: "text")
        let key = graph.findKey(property)
        if let chosen = try options.list("within") {
            let texts = try Self.texts(of: chosen, options)
            read = { number in
                switch texts[Int(number)] {
                case .node(let node): key.map { graph.property(node, $0) } ?? .null
                case let text: text
                }
            }
            let read = read
            index = try TextIndex(count: texts.count, isStemmed: isStemmed, context) { position in
                (UInt32(position), read(UInt32(position)))
            }
            chosenNodes = texts
            return
        }
        guard let key else { return nil }
        var entity: SchemaEntity?
        if case .null? = options.value("label") {
        } else {
            guard let label = graph.findLabel(try options.text("label", or: "Sentence")) else { return nil }
            entity = .nodes(label)
        }
        index = try SearchProcedures.cache.index(of: entity, key, isStemmed: isStemmed, context)
        read = { graph.property(NodeID($0), key) }
        chosenNodes = nil
    }

    private let chosenNodes: [Value]?

    /// The text of a document of the index.
    func text(of document: UInt32) -> String {
        if case .string(let text) = read(index.nodes[Int(document)]) { text } else { "" }
    }

    /// The node of a document; nil where it is a text alone.
    func node(of document: UInt32) -> NodeID? {
        let number = index.nodes[Int(document)]
        guard let chosenNodes else { return NodeID(number) }
        if case .node(let node) = chosenNodes[Int(number)] { return node }
        return nil
    }

    /// Nodes and texts, each node once.
    private static func texts(of chosen: [Value], _ options: ProcedureOptions) throws(ExecutionError) -> [Value] {
        var seen: Set<NodeID> = []
        var texts: [Value] = []
        for value in chosen {
            switch value {
            case .node(let node): if seen.insert(node).inserted { texts.append(value) }
            case .string: texts.append(value)
            case .null: continue
            default: throw options.refusal(of: "within", value, "a list of nodes or texts")
            }
        }
        return texts
    }
}
