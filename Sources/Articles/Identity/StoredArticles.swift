public import PropertyGraph

/// The articles of a graph as records again, from which a graph can be built together with others.
public enum StoredArticles {
    /// The records, an article's earlier versions before it. Nodes that only look like articles are left out.
    ///
    /// - Parameter isOpen: whether the graph is the one that a session has open.
    public static func records(of graph: Graph, isOpen: Bool) -> [ArticleRecord] {
        Reader(graph)?.records(isOpen: isOpen) ?? []
    }

    /// The versions of one article as records, the present one last.
    public static func versions(of article: NodeID, in graph: Graph) -> [ArticleRecord] {
        Reader(graph)?.versions(of: article, isOpen: true) ?? []
    }

    /// Whether a graph has articles in it and nothing else: then it can be built again of its records.
    public static func areAll(of graph: Graph) -> Bool {
        let known = Set(ArticleGraphNames.labels)
        let labelsAreKnown = (0..<UInt32(graph.labelSetCount)).allSatisfy { set in
            guard graph.count(labelSet: set) > 0 else { return true }
            let labels = graph.labels(inSet: set).map { graph.name(of: $0) }
            return !labels.isEmpty && labels.allSatisfy(known.contains)
        }
        return labelsAreKnown && Reader(graph)?.articlesAreWhole ?? false
    }

    private struct Reader {
        let graph: Graph
        let article: LabelID

        init?(_ graph: Graph) {
            guard let article = graph.findLabel("Article") else { return nil }
            self.graph = graph
            self.article = article
        }

        /// Whether every article has what the builder gives it.
        var articlesAreWhole: Bool {
            let articles = graph.nodes(with: article).ids
            return !articles.isEmpty
                && articles.allSatisfy { id in
                    ["id", "path", "text", "sha256"].allSatisfy { text(NodeID(id), $0) != nil }
                }
        }

        func records(isOpen: Bool) -> [ArticleRecord] {
            var records: [ArticleRecord] = []
            for id in graph.nodes(with: article).ids { records += versions(of: NodeID(id), isOpen: isOpen) }
            return records
        }

        func versions(of newest: NodeID, isOpen: Bool) -> [ArticleRecord] {
            var chain = [newest]
            while let earlier = graph.neighbours(of: chain[chain.count - 1], "SUPERSEDES").first,
                !chain.contains(earlier)
            {
                chain.append(earlier)
            }
            return chain.reversed().compactMap { node in
                guard var record = record(node) else { return nil }
                record.origin = .graph(isOpen: isOpen, isEarlierVersion: node != newest)
                record.digest()
                return record
            }
        }

        private func record(_ node: NodeID) -> ArticleRecord? {
            guard let text = self.text(node, "text"), let id = self.text(node, "id"), let path = self.text(node, "path")
            else { return nil }
            let uri = self.text(node, "uri")
            // What else may stand in a file: a row, a mail within a mail, a page of an archive (in graphs of before).
            let isPlace = id == path || id.hasPrefix(path) && "#@/".contains(id[path.endIndex...].first ?? " ")
            var record = ArticleRecord(id: isPlace ? Self.place(id) : path, path: path, text: text)
            record.uri = uri
            if !isPlace, id != uri { record.ownID = id }
            record.language = self.text(node, "language")
            record.published = value(node, "published")
            record.modified = value(node, "modified")
            record.byline = self.text(node, "byline")
            record.relay = self.text(node, "relay")
            record.outlet = self.text(node, "outlet")
            takeOutlet(of: node, into: &record)
            takeHeadings(of: node, into: &record)
            takeTimes(of: node, into: &record)
            return record
        }

        /// The outlet as the article's sources wrote it, and what else its graph calls it.
        private func takeOutlet(of node: NodeID, into record: inout ArticleRecord) {
            guard let published = graph.links(of: node, "PUBLISHED_BY").first else { return }
            let outlet = published.node
            func list(_ value: Value) -> [String] {
                if case .list(let items) = value { items.compactMap(\.scalarText) } else { [] }
            }
            record.outletNames = [text(outlet, "name")].compactMap(\.self) + list(value(outlet, "aliases"))
            if case .string(let written) = graph.findKey("text").map({ graph.property(published.relationship, $0) }) {
                record.outlet = written
                record.outletForms = list(
                    graph.findKey("forms").map { graph.property(published.relationship, $0) } ?? .null)
            } else {
                // Graphs of before do not tell how it was written.
                record.outlet = record.outletNames.first
                record.outletForms = Array(record.outletNames.dropFirst())
            }
        }

        /// The path and its number, without what told it from another article's.
        private static func place(_ id: String) -> String {
            let mark = id.suffix(9)
            return mark.first == "@" && mark.dropFirst().allSatisfy(\.isHexDigit) ? String(id.dropLast(9)) : id
        }

        /// A headline that stands in the text is found there again; headings of sections are marked as such.
        private func takeHeadings(of node: NodeID, into record: inout ArticleRecord) {
            let headline = text(node, "headline")
            let scalars = record.text.unicodeScalars
            var isInText = false
            for section in graph.neighbours(of: node, "HAS_SECTION") {
                let paragraphs = graph.neighbours(of: section, "HAS_PARAGRAPH").sorted {
                    number($0, "start") < number($1, "start")
                }
                if text(section, "kind") == "headline" {
                    isInText = isInText || paragraphs.contains { text($0, "text") == headline }
                }
                guard let heading = text(section, "heading"),
                    let last = paragraphs.firstIndex(where: { text($0, "text") == heading })
                else { continue }
                for paragraph in paragraphs[...last] {
                    let range = number(paragraph, "start")..<max(number(paragraph, "start"), number(paragraph, "end"))
                    if range.upperBound <= scalars.count { record.headings.append(range) }
                }
            }
            if !isInText { record.headline = headline }
        }

        /// When the paragraphs of a transcript were said.
        private func takeTimes(of node: NodeID, into record: inout ArticleRecord) {
            guard graph.findKey("time") != nil else { return }
            for section in graph.neighbours(of: node, "HAS_SECTION") {
                for paragraph in graph.neighbours(of: section, "HAS_PARAGRAPH") {
                    guard let time = text(paragraph, "time") else { continue }
                    record.times.append(.init(offset: number(paragraph, "start"), time: time))
                }
            }
            record.times.sort { $0.offset < $1.offset }
        }

        private func value(_ node: NodeID, _ key: String) -> Value {
            graph.findKey(key).map { graph.property(node, $0) } ?? .null
        }

        private func text(_ node: NodeID, _ key: String) -> String? {
            if case .string(let text) = value(node, key) { text } else { nil }
        }

        private func number(_ node: NodeID, _ key: String) -> Int {
            if case .integer(let number) = value(node, key) { Int(number) } else { 0 }
        }
    }
}
