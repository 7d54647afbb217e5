public import PropertyGraph

/// What one article gives to a graph of many: the graph that it alone makes, and what joins it to those of others.
public struct ArticlePart {
    /// The article's own graph.
    public let graph: Graph
    /// What the article is called.
    public let id: String
    /// The nodes that others may have too.
    public let entities: [Entity]
    /// What words may be repeated elsewhere.
    public let prints: [Print]

    /// A person, organization or place. Who is who is told by `key`, whatever other articles say.
    public struct Entity {
        /// In the article's graph.
        public let node: NodeID
        /// The same for all articles that tell of it.
        public let key: String
        /// What the article calls it.
        public let name: String
        /// All that the article has for it, the name left out where it is no form.
        public let forms: [String]
        /// Where `name` stands among the names of a thing of the lexicon, or past them; nil for others.
        public let rank: Int?
        /// Names that it has whatever articles say.
        public let givenNames: [String]
    }

    /// The words of a section or statement, to be compared with those of other articles.
    public struct Print {
        /// In the article's graph.
        public let node: NodeID
        /// `section` or `statement`.
        public let kind: String
        /// When the article was published, in seconds since 1970.
        public let moment: Int64?
        /// Who published it, in the article's graph.
        public let outlet: NodeID?
        /// Where it starts in the text.
        public let start: Int
        /// The digest of the whole article's text.
        public let text: String
        /// The words, packed.
        public let words: [UInt8]
    }
}

/// Makes the parts of articles, one by one.
public struct ArticlePartMaker {
    private let annotator: ArticleAnnotator
    /// What could not be read of names and languages.
    public let issues: [LoadIssue]

    /// A maker for articles of which `options` says the rest.
    public init(_ options: ArticleOptions = ArticleOptions()) {
        let finder = FinderLexicon(options)
        issues = finder.issues
        annotator = ArticleAnnotator(lexicon: finder.lexicon, options: options)
    }

    /// The articles of a line of JSON; what is wrong with it goes to `issues`.
    public func records(of line: String, path: String, issues: inout [LoadIssue]) -> [ArticleRecord] {
        JSONLinesReader().read(line, path: path, issues: &issues)
    }

    /// The part of an article; nil where the search in it was given up.
    public func part(of record: ArticleRecord) -> ArticlePart? {
        let annotated = annotator.annotate(record)
        guard !annotated.isUnsearched else { return nil }
        let builder = GraphBuilder()
        let maker = ArticleGraphBuilder(builder, lexicon: annotator.lexicon)
        maker.keepsPrints = true
        maker.add(annotated.record, Findings(annotated))
        maker.finish()
        let rows = maker.entityRows
        // Once it is frozen a builder tells nothing any more.
        func ids(_ nodes: [GraphBuilder.Node]) -> [NodeID] { builder.ids(of: nodes).map { NodeID($0) } }
        let (entityNodes, printNodes) = (ids(rows.map(\.node)), ids(maker.prints.map(\.node)))
        let outlet = ids(maker.prints.compactMap(\.outlet)).first
        let graph = builder.freeze()
        let entities = zip(rows, entityNodes).map { row, node in
            ArticlePart.Entity(
                node: node, key: row.key, name: row.name, forms: row.forms, rank: row.rank, givenNames: row.givenNames)
        }
        let prints = zip(maker.prints, printNodes).map { print, node in
            ArticlePart.Print(
                node: node, kind: print.kind, moment: print.moment, outlet: print.outlet == nil ? nil : outlet,
                start: print.start, text: annotated.record.textDigest, words: print.words)
        }
        return ArticlePart(graph: graph, id: record.id, entities: entities, prints: prints)
    }
}
