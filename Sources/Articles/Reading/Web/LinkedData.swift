import Text

/// What a page says of its article in scripts of JSON-LD.
struct LinkedData {
    /// The article objects, with the nodes that they refer to.
    private(set) var articles: [RecordList.Item] = []
    /// The updates of a live blog.
    private(set) var updates: [RecordList.Item] = []
    /// The claims that it checks.
    private(set) var factChecks: [FactCheck] = []

    /// - Parameter scripts: each is read by itself: a broken one must not lose the others.
    init(_ scripts: [String]) {
        let values = scripts.compactMap(Self.value)
        let nodes = values.flatMap(Self.nodes)
        for var check in values.flatMap(FactCheck.reviews) {
            check.isOfPage = true
            if !factChecks.contains(check) { factChecks.append(check) }
        }
        let graph = LinkedNodes(nodes)
        for node in nodes where node.isArticle {
            articles.append(RecordList.Item(value: node, graph: graph))
            guard case .array(let list)? = node["liveBlogUpdate"] else { continue }
            updates += list.filter(\.isObject).map { RecordList.Item(value: $0, graph: graph) }
        }
        // Where nothing is called an article, a page that says when it was published is one.
        if articles.isEmpty {
            articles = nodes.filter { $0.types.contains("WebPage") && $0["datePublished"] != nil }
                .map { RecordList.Item(value: $0, graph: graph) }
        }
    }

    /// What an article object calls its text; it has no paragraphs in most pages.
    static func body(of article: RecordList.Item?) -> String? { article?.value["articleBody"].flatMap(JSONText.body) }

    /// The value of a script, mended as the commonest faults ask for; nil where it is none.
    private static func value(_ script: String) -> JSONValue? {
        if let value = parsed(script) { return value }
        var text = script
        for wrapper in ["<!--", "-->", "//<![CDATA[", "//]]>", "<![CDATA[", "]]>", "/*", "*/"] {
            text = text.replacing(wrapper, with: "")
        }
        text = String(text.map { $0.isNewline || $0 == "\t" ? " " : $0 })
        while let last = text.last, last.isWhitespace || last == ";" { text.removeLast() }
        return parsed(text) ?? parsed(withoutCommas(text))
    }

    /// The objects of a script, one by one; none where it is no JSON.
    static func values(of script: String) -> [JSONValue] { value(script).map(nodes) ?? [] }

    private static func parsed(_ text: String) -> JSONValue? {
        var parser = JSONParser(text)
        return try? parser.parse()
    }

    /// Without the commas that stand before a closing bracket, outside of texts.
    private static func withoutCommas(_ text: String) -> String {
        var result: [UInt8] = []
        var isQuoted = false
        var wasEscape = false
        for byte in text.utf8 {
            if isQuoted {
                if wasEscape {
                    wasEscape = false
                } else if byte == 0x5C {
                    wasEscape = true
                } else if byte == 0x22 {
                    isQuoted = false
                }
            } else if byte == 0x22 {
                isQuoted = true
            } else if byte == 0x7D || byte == 0x5D {
                while let last = result.last, last == 0x20 { result.removeLast() }
                if result.last == 0x2C { result.removeLast() }
            }
            result.append(byte)
        }
        return String(decoding: result, as: UTF8.self)
    }

    private static func nodes(_ value: JSONValue) -> [JSONValue] {
        switch value {
        case .array(let values): values.flatMap(nodes)
        case .object:
            if case .array(let graph)? = value["@graph"] {
                graph.flatMap(nodes)
            } else {
                [value]
                    + [value["mainEntity"], value["mainEntityOfPage"]].compactMap { $0 }.filter { $0["@type"] != nil }
            }
        default: []
        }
    }
}
