/// An element of a document in XML with all that is in it.
final class XMLNode {
    /// What an element holds, in order.
    enum Child {
        case text(String)
        case element(XMLNode)
    }

    /// The name as written, with its prefix.
    let name: String
    /// The name without its prefix, in small letters.
    let local: String
    /// The address of its namespace; nil where it is in none, or its prefix is declared nowhere.
    let namespace: String?
    let attributes: [String: String]
    var children: [Child] = []

    init(name: String, namespace: String?, attributes: [String: String]) {
        self.name = name
        self.namespace = namespace
        local = name[(name.lastIndex(of: ":").map { name.index(after: $0) } ?? name.startIndex)...].lowercased()
        self.attributes = attributes
    }

    /// The elements in it.
    var elements: [XMLNode] { children.compactMap { if case .element(let node) = $0 { node } else { nil } } }

    /// The first element of a name, in small letters without its prefix.
    func first(_ local: String) -> XMLNode? { elements.first { $0.local == local } }

    /// The element that a path leads to.
    func at(_ path: String...) -> XMLNode? {
        var node: XMLNode? = self
        for name in path { node = node?.first(name) }
        return node
    }

    /// All elements of a name, at any depth, outermost alone.
    func all(_ local: String) -> [XMLNode] {
        var found: [XMLNode] = []
        var open = Array(elements.reversed())
        while let node = open.popLast() {
            if node.local == local { found.append(node) } else { open += node.elements.reversed() }
        }
        return found
    }

    /// An attribute by its name without a prefix; of several with prefixes the first by the alphabet, for they have no order.
    subscript(attribute: String) -> String? {
        attributes[attribute]
            ?? attributes.filter { $0.key.hasSuffix(":\(attribute)") }.min { $0.key < $1.key }?.value
    }

    /// The text in it and in all its elements, as written.
    var text: String {
        var result = ""
        for child in children {
            switch child {
            case .text(let text): result += text
            case .element(let node): result += node.text
            }
        }
        return result
    }

    /// The text with blanks made one; nil where there is none.
    var line: String? {
        let words = text.split(whereSeparator: \.isWhitespace)
        return words.isEmpty ? nil : words.joined(separator: " ")
    }
}
