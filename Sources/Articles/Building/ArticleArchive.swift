import Language
public import Machine
public import PropertyGraph
import Reporting

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
        /// The files that were read.
        public var files: Set<String> = []
    }

    /// Loads articles into a graph.
    ///
    /// - Parameters:
    ///   - sources: in order; where nothing else tells, what comes later is newer.
    ///   - filesReadBefore: the files that articles of the open graph were read from.
    ///   - cancellation: whether it is still wanted.
    ///   - progress: hears how many articles of all are done.
    public static func load(
        _ sources: [Source], options: ArticleOptions = ArticleOptions(), filesReadBefore: Set<String> = [],
        cancellation: CancellationFlag = CancellationFlag(), progress: ((_ done: Int, _ total: Int) -> Void)? = nil
    ) throws(LoadCancelled) -> Load {
        var load = Load()
        let records = try read(sources, options, cancellation, &load)
        let set = ArticleSet(records, filesReadBefore: filesReadBefore)
        load.changes.add(set.changes)
        let annotator = ArticleAnnotator(
            lexicon: lexicon(options, &load.issues), options: options, cancellation: cancellation)
        guard !set.changes.isNone else { return load }
        let builder = GraphBuilder()
        let graph = ArticleGraphBuilder(builder, lexicon: annotator.lexicon)
        var done = 0
        try ParallelAnnotation.run(set.articles.map(\.record), annotator) { (annotated) throws(LoadCancelled) in
            for article in annotated {
                if cancellation.isCancelled { throw LoadCancelled() }
                if article.isUnsearched { load.issues.append(LoadIssue(article.record.path, .unsearched)) }
                graph.add(article, hasTwin: set.articles[done].hasTwin, earlier: set.articles[done].earlier)
                done += 1
            }
            progress?(done, set.articles.count)
        }
        graph.finish()
        load.graph = builder.freeze()
        return load
    }

    /// The graph of one text, for tests and tools.
    public static func graph(of record: ArticleRecord, options: ArticleOptions = ArticleOptions()) -> Graph {
        var issues: [LoadIssue] = []
        let annotator = ArticleAnnotator(lexicon: lexicon(options, &issues), options: options)
        let builder = GraphBuilder()
        let graph = ArticleGraphBuilder(builder, lexicon: annotator.lexicon)
        graph.add(annotator.annotate(record))
        graph.finish()
        return builder.freeze()
    }

    // MARK: Reading

    /// The records of all sources in order, files once each.
    private static func read(
        _ sources: [Source], _ options: ArticleOptions, _ cancellation: CancellationFlag, _ load: inout Load
    ) throws(LoadCancelled) -> [ArticleRecord] {
        let paths = sources.map { source -> FilePath? in if case .path(let path) = source { path } else { nil } }
        let files = SourceFiles(paths)
        load.issues = files.issues
        load.notRead = files.notRead
        let contents = try ParallelMap.run(
            files.files.map(\.path), workers: options.workers, cancellation: cancellation
        ) { ArticleFile(reading: $0, options: options.reading) }
        let originals = originals(among: contents)
        var records = sources.map { source -> [ArticleRecord] in
            if case .records(let records) = source { records } else { [] }
        }
        for (index, file) in files.files.enumerated() {
            let content = contents[originals[index]]
            load.changes.repeated += file.repeats * content.records.count
            load.files.insert(file.path.description)
            if originals[index] == index {
                records[file.source] += content.records
                load.issues += content.issues
            } else {
                load.changes.repeated += content.records.count
            }
        }
        return Array(records.joined())
    }

    /// For each file the one with the same bytes that is read for all of them, whatever the others are called: the one with
    /// the shortest path.
    private static func originals(among files: [ArticleFile]) -> [Int] {
        func rank(_ index: Int) -> (Int, Int, FilePath) {
            let path = files[index].path
            return (path == .standardInput ? 1 : 0, path.bytes.count, path)
        }
        var best: [String: Int] = [:]
        for (index, file) in files.enumerated() {
            // A file in which nothing was found cannot stand for another.
            guard let digest = file.digest, !file.records.isEmpty else { continue }
            if best[digest].map({ rank(index) < rank($0) }) ?? true { best[digest] = index }
        }
        return files.indices.map { files[$0].records.isEmpty ? $0 : files[$0].digest.flatMap { best[$0] } ?? $0 }
    }

    private static func lexicon(_ options: ArticleOptions, _ issues: inout [LoadIssue]) -> Lexicon {
        var lexicon = Lexicon.standard
        for folder in options.languages {
            do throws(LoadIssue) {
                lexicon = try LanguageSource.adding(FilePath(folder), to: lexicon)
            } catch { issues.append(error) }
        }
        for name in options.nameLists {
            let path = FilePath(name)
            do throws(LoadIssue) {
                let text = try ArticleFile.text(of: path)
                do throws(LanguageError) {
                    lexicon = try lexicon.adding(names: [LanguageFile(path: path.description, text: text)])
                } catch { throw LoadIssue(path, line: error.line, .names(error.message)) }
            } catch { issues.append(error) }
        }
        return lexicon
    }
}
