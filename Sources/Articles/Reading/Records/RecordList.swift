import Text

/// Finds the records in a value of JSON: one object, a list, or a list in what services wrap around it.
struct RecordList {
    /// A record, with what its wrapping says of all of them.
    struct Item {
        let value: JSONValue
        var outlet: String?
        /// Nodes that records may refer to.
        var graph = LinkedNodes()
    }

    private(set) var items: [Item] = []

    /// Members that hold the records of an answer.
    private static let lists = [
        "articles", "items", "posts", "results", "docs", "documents", "hits", "stories", "entries", "records", "news",
        "data", "response", "value", "content",
    ]
    private static let deepest = 4

    init(_ value: JSONValue) { collect(value, outlet: nil, depth: 0) }

    private mutating func collect(_ value: JSONValue, outlet: String?, depth: Int) {
        switch value {
        case .array(let values):
            for value in values { collectOne(value, outlet, depth) }
        default: collectOne(value, outlet, depth)
        }
    }

    private mutating func collectOne(_ value: JSONValue, _ outlet: String?, _ depth: Int) {
        guard case .object = value, depth < Self.deepest else {
            items.append(Item(value: value, outlet: outlet))
            return
        }
        if case .array(let nodes)? = value["@graph"] {
            let articles = nodes.filter(\.isArticle)
            let graph = LinkedNodes(nodes)
            for node in articles.isEmpty ? nodes.filter({ $0["articleBody"] != nil }) : articles {
                items.append(Item(value: node, outlet: outlet, graph: graph))
            }
            return
        }
        if let inner = Self.wrapped(value) {
            let isFeed = value["version"]?.text?.contains("jsonfeed") ?? false
            collect(inner, outlet: isFeed ? value["title"]?.text : outlet, depth: depth + 1)
        } else {
            items.append(Item(value: value, outlet: outlet))
        }
    }

    private static func wrapped(_ value: JSONValue) -> JSONValue? {
        for name in lists {
            switch value[name] {
            case .array(let values)? where !values.isEmpty && values.allSatisfy(\.isObject) && name != "content":
                return .array(values)
            case .object?
            where ["articles", "data", "response", "results", "hits"].contains(name) && value["text"] == nil
                && value["body"] == nil:
                return value[name]
            default: continue
            }
        }
        return nil
    }
}

/// The nodes of a graph of JSON-LD (`@graph`) to which others may refer: those that have a name.
struct LinkedNodes {
    private var byID: [String: JSONValue] = [:]

    /// Of several nodes with one `@id` the first counts.
    init(_ nodes: [JSONValue] = []) {
        for node in nodes {
            guard let id = node["@id"]?.text, node["name"] != nil, byID[id] == nil else { continue }
            byID[id] = node
        }
    }

    /// The node with an `@id`.
    subscript(id: String) -> JSONValue? { byID[id] }
}
