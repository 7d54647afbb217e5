public import Machine
public import PropertyGraph

/// Loading was no longer wanted; nothing of it stays.
public struct LoadCancelled: Error, Hashable, Sendable {}

/// Reads articles and builds the graph of them.
public enum ArticleArchive {
    /// Where articles come from.
    public enum Source: Sendable {
        /// A file, a folder of them or, for `-`, standard input.
        case path(FilePath)
        /// Articles of a graph.
        case records([ArticleRecord])
        /// Articles of an archive that stands at a path.
        case stored(FilePath, [ArticleRecord])
    }

    /// What loading gave.
    public struct Load: Sendable {
        /// The graph of all articles; nil where nothing was added to those of the open graph.
        public var graph: Graph?
        /// What could not be read; the rest is loaded.
        public var issues: [LoadIssue] = []
        /// What came besides the articles of the open graph.
        public var changes = ArticleChanges()
        /// How many files in folders have an ending that no reader knows.
        public var notRead: [String: Int] = [:]
        /// What pages among them tell of claims that they check, each once.
        public var factChecks: [FactCheck] = []
        /// The files that were read.
        public var files: Set<String> = []
    }

    /// Loads articles into a graph.
    ///
    /// - Parameters:
    ///   - sources: in order; where nothing else tells, what comes later is newer.
    ///   - filesReadBefore: the files that articles of the open graph were read from.
    ///   - ledger: what an archive knows of its files, where the load is to make it anew.
    ///   - cancellation: whether it is still wanted.
    ///   - progress: hears how much is done.
    public static func load(
        _ sources: [Source], options: ArticleOptions = ArticleOptions(), filesReadBefore: Set<String> = [],
        ledger: ImportLedger? = nil, cancellation: CancellationFlag = CancellationFlag(),
        progress: LoadProgressReport? = nil
    ) throws(LoadCancelled) -> Load {
        defer { ledger?.flush() }
        var load = Load()
        var reading = SourceReading(options, ledger, cancellation, progress)
        try reading.read(sources)
        (load.issues, load.notRead, load.files) = (reading.issues, reading.notRead, reading.files)
        load.changes = reading.changes
        var seen: Set<FactCheck> = []
        load.factChecks = reading.records.flatMap(\.factChecks).filter { seen.insert($0).inserted }
        let set = ArticleSet(reading.records, filesReadBefore: filesReadBefore)
        load.changes.add(set.changes)
        let finder = FinderLexicon(options)
        load.issues += finder.issues
        let annotations = AnnotationSet(
            options.annotations, for: set.articles.map { options.completing($0.record) })
        load.issues += annotations.issues
        ledger?.note(set.articles, completedBy: options, finder: finder.mark, besides: annotations.mark)
        guard !set.changes.isNone, ledger?.isUpToDate != true else { return load }
        let annotator = ArticleAnnotator(lexicon: finder.lexicon, options: options, cancellation: cancellation)
        load.graph = try build(set, annotator, annotations, ledger, &load.issues) {
            progress?(.annotating, $0, set.articles.count)
        }
        return load
    }

    private static func build(
        _ set: ArticleSet, _ annotator: ArticleAnnotator, _ annotations: AnnotationSet, _ ledger: ImportLedger?,
        _ issues: inout [LoadIssue], progress: (Int) -> Void
    ) throws(LoadCancelled) -> Graph {
        let builder = GraphBuilder()
        let graph = ArticleGraphBuilder(builder, lexicon: annotator.lexicon)
        var failed: [LoadIssue] = []
        try ParallelAnnotation.run(set.articles.map(\.record), annotator, annotations, ledger) {
            (first, found) throws(LoadCancelled) in
            if annotator.cancellation.isCancelled { throw LoadCancelled() }
            for (offset, findings) in found.enumerated() {
                let article = set.articles[first + offset]
                if findings.isUnsearched { failed.append(LoadIssue(article.record.path, .unsearched)) }
                graph.add(
                    annotator.options.completing(article.record), findings, hasTwin: article.hasTwin,
                    earlier: article.earlier)
            }
            progress(first + found.count)
        }
        issues += failed
        graph.finish()
        return builder.freeze()
    }

    /// The graph of one text, for tests and tools.
    public static func graph(of record: ArticleRecord, options: ArticleOptions = ArticleOptions()) -> Graph {
        let annotator = ArticleAnnotator(lexicon: FinderLexicon(options).lexicon, options: options)
        let builder = GraphBuilder()
        let graph = ArticleGraphBuilder(builder, lexicon: annotator.lexicon)
        graph.add(options.completing(record), Findings(annotator.annotate(record)))
        graph.finish()
        return builder.freeze()
    }
}

/// What a load does just now.
public enum LoadPhase: Sendable {
    /// It reads files.
    case reading
    /// It looks for what is said in articles.
    case annotating
}

/// Hears how much of a load is done: files or articles, of how many.
public typealias LoadProgressReport = (_ phase: LoadPhase, _ done: Int, _ total: Int) -> Void
