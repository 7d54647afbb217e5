extension SchemaEntity {
    /// The name of the label or type.
    public func name(in graph: Graph) -> String {
        switch self {
        case .nodes(let label): graph.name(of: label)
        case .relationships(let type): graph.name(of: type)
        }
    }
}
