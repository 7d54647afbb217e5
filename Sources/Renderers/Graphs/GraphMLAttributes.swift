import PropertyGraph

/// The attributes of a GraphML document's nodes or edges: each has one name and one type in the whole file.
struct GraphMLAttributes {
    /// Names that readers keep for themselves: networkx and igraph for the ids and ends of the file's own elements, Gephi for
    /// what it draws.
    private static let reserved: Set<String> = [
        "labels", "type", "id", "label", "source", "target", "key", "self", "node_for_adding",
    ]

    private var types: [String: String] = [:]
    private(set) var keys: [String] = []
    private var numbers: [String: Int] = [:]
    private var names: [String: String] = [:]

    /// Takes note of an element's properties.
    mutating func add(_ properties: [(key: String, value: Value)]) {
        for (key, value) in properties {
            let type = Self.type(of: value)
            if let known = types[key] {
                if known != type { types[key] = "string" }
            } else {
                types[key] = type
                numbers[key] = keys.count
                keys.append(key)
            }
        }
    }

    /// Gives every key a name of its own: one that readers keep for themselves gets a `_` behind.
    mutating func nameAll(by escape: (String) -> String) {
        var taken = Self.reserved
        // Keys that may keep their names come first, so that a new name cannot take theirs.
        for key in keys.sorted(by: { !Self.reserved.contains($0) && Self.reserved.contains($1) }) {
            var name = escape(key)
            while !taken.insert(name).inserted { name += "_" }
            names[key] = name
        }
    }

    /// The attribute's place among the others.
    func number(of key: String) -> Int { numbers[key] ?? 0 }

    /// The attribute's name in the file.
    func name(of key: String) -> String { names[key] ?? key }

    /// `boolean`, `long`, `double` or `string`, which holds what differs from element to element.
    func type(of key: String) -> String { types[key] ?? "string" }

    /// Keys whose names in the file are others.
    var renamed: [(key: String, name: String)] {
        keys.compactMap { key in names[key].flatMap { $0 == key ? nil : (key, $0) } }
    }

    private static func type(of value: Value) -> String {
        switch value {
        case .boolean: "boolean"
        case .integer: "long"
        case .float: "double"
        default: "string"
        }
    }
}
