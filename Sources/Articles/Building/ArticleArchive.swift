import PropertyGraph

/// Reads articles and builds the graph of them.
public enum ArticleArchive {
    /// How far loading has come: files read, of how many.
    public struct Progress: Sendable {
        /// Files read and annotated.
        public let done: Int
        /// Files found.
        public let total: Int
        /// Articles in them so far.
        public let articles: Int
    }

    /// Loads files and folders of articles into a graph. What cannot be read is an issue; the rest is loaded.
    public static func load(
        paths: [String], options: ArticleOptions = ArticleOptions(), progress: ((Progress) -> Void)? = nil
    ) -> (graph: Graph, issues: [LoadIssue]) {
        let builder = GraphBuilder()
        let issues = add(paths: paths, to: builder, options: options, progress: progress)
        return (builder.freeze(), issues)
    }

    /// Adds files and folders of articles to a builder.
    public static func add(
        paths: [String], to builder: GraphBuilder, options: ArticleOptions = ArticleOptions(),
        progress: ((Progress) -> Void)? = nil
    ) -> [LoadIssue] {
        let files = SourceFiles(paths)
        var issues = files.issues
        let annotator = Annotator(lexicon: lexicon(options, &issues), options: options)
        let graph = ArticleGraphBuilder(builder, lexicon: annotator.lexicon)
        var done = 0
        var articles = 0
        ParallelAnnotation.run(files.paths, annotator) { annotated, problems in
            issues += problems
            for article in annotated { graph.add(article) }
            done += 1
            articles += annotated.count
            progress?(Progress(done: done, total: files.paths.count, articles: articles))
        }
        graph.finish()
        return issues
    }

    /// The graph of one text, for tests and tools.
    public static func graph(of record: ArticleRecord, options: ArticleOptions = ArticleOptions()) -> Graph {
        var issues: [LoadIssue] = []
        let annotator = Annotator(lexicon: lexicon(options, &issues), options: options)
        let builder = GraphBuilder()
        let graph = ArticleGraphBuilder(builder, lexicon: annotator.lexicon)
        graph.add(annotator.annotate(record))
        graph.finish()
        return builder.freeze()
    }

    private static func lexicon(_ options: ArticleOptions, _ issues: inout [LoadIssue]) -> Lexicon {
        var lexicon = Lexicon.standard
        for path in options.nameLists {
            guard FileSystem.kind(path) != nil else {
                issues.append(LoadIssue(path, .missing))
                continue
            }
            guard let bytes = FileSystem.bytes(path) else {
                issues.append(LoadIssue(path, .unreadable))
                continue
            }
            guard let text = String(validating: bytes, as: UTF8.self) else {
                issues.append(LoadIssue(path, .notUTF8))
                continue
            }
            do {
                lexicon = try lexicon.adding(LexiconFile(text), path: path)
            } catch {
                issues.append(LoadIssue(path, line: error.line, .names(error.text)))
            }
        }
        return lexicon
    }
}
