import PropertyGraph

/// Finds which sections and statements of many articles repeat others, by the prints that their parts gave.
public struct RepeatedWords {
    /// A print, with the keys of its nodes.
    public struct Print {
        /// Of the section or statement.
        public let key: String
        /// `section` or `statement`.
        public let kind: String
        /// What its article is called.
        public let article: String
        /// Of the outlet that published it.
        public let outlet: String?
        /// When it was published, in seconds since 1970.
        public let moment: Int64?
        /// Where it starts.
        public let start: Int
        /// The digest of its article's text.
        public let text: String
        /// As ``ArticlePart/Print`` has them.
        public let words: [UInt8]

        /// Makes a print.
        public init(
            key: String, kind: String, article: String, outlet: String?, moment: Int64?, start: Int, text: String,
            words: [UInt8]
        ) {
            (self.key, self.kind, self.article, self.outlet) = (key, kind, article, outlet)
            (self.moment, self.start, self.text, self.words) = (moment, start, text, words)
        }
    }

    private var prints: [Print] = []
    /// By digest of the text: the articles that have it.
    private var texts: [String: Set<String>] = [:]

    /// Nothing yet.
    public init() {}

    /// Adds a print; false where its words are none that this program packed.
    public mutating func add(_ print: Print) -> Bool {
        guard Packer.value(WordPrint.self, of: print.words) != nil else { return false }
        prints.append(print)
        texts[print.text, default: []].insert(print.article)
        return true
    }

    /// The keys of each that repeats, with the one that had its words first.
    public func pairs() -> [(later: String, first: String)] {
        let builder = GraphBuilder()
        let tables = ["section": RepeatTable(.ofSections), "statement": RepeatTable(.ofStatements)]
        var keys: [GraphBuilder.Node: String] = [:]
        var outlets: [String: GraphBuilder.Node] = [:]
        for print in prints {
            guard let words = Packer.value(WordPrint.self, of: print.words) else { continue }
            let node = builder.addNode([])
            keys[node] = print.key
            if let outlet = print.outlet, outlets[outlet] == nil { outlets[outlet] = builder.addNode([]) }
            let article = RepeatTable.Article(
                moment: print.moment, id: print.article, outlet: print.outlet.flatMap { outlets[$0] },
                twin: texts[print.text]!.count > 1 ? print.text : nil)
            tables[print.kind]?.add(node, article, words, at: print.start)
        }
        let pairs = tables.values.flatMap { $0.pairs() }.map { (later: keys[$0.later]!, first: keys[$0.first]!) }
        return pairs.sorted { ($0.later, $0.first) < ($1.later, $1.first) }
    }
}
