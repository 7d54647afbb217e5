public import PropertyGraph

/// How articles are read.
public struct LoadOptions: Sendable {
    /// The date of publication where an article does not say.
    public var published: CalendarDate?
    /// The outlet where an article does not say.
    public var outlet: String?
    /// Files of more names for the lexicons.
    public var names: [String] = []

    /// Nothing is assumed.
    public init() {}
}

/// What loading did.
public struct LoadReport: Sendable {
    /// Articles read.
    public var articles = 0
    /// What could not be read; the rest was.
    public var issues: [String] = []
    /// Seconds it took.
    public var seconds = 0.0
}

extension Session {
    /// Opens sources: article files and folders together, or one archive, or one folder of graph CSV files.
    ///
    /// The graph is built anew: from the articles loaded before and these, or from the archive or folder alone.
    ///
    /// - Throws: ``SessionLoadError`` where nothing could be opened; then the graph is as it was.
    public func load(
        _ sources: [String], options: LoadOptions, progress: ((_ done: Int, _ total: Int) -> Void)? = nil
    ) throws(SessionLoadError) -> LoadReport {
        let began = Clock.monotonic()
        var kinds: [SourceKind] = []
        for source in sources { kinds.append(try SourceKind(of: source)) }
        if let index = kinds.firstIndex(where: { $0 != .articles }) {
            guard sources.count == 1 else {
                throw SessionLoadError(
                    path: sources[index],
                    reason: "an archive or a folder of graph CSV files is a graph of its own; name it alone")
            }
        }
        var report = LoadReport()
        switch kinds.first {
        case nil: return report
        case .archive:
            graph = try opening(sources[0]) { try Snapshot.open($0) }
            articleSources = []
        case .graphCSV:
            graph = try opening(sources[0]) { try GraphCSV.load(folder: $0) }
            articleSources = []
        case .articles:
            (graph, report) = try ArticleLoader.load(
                articleSources + sources, options: options, workers: settings.workers, progress: progress)
            articleSources += sources
        }
        transaction = nil
        report.seconds = Double(Clock.monotonic() - began) / 1e9
        return report
    }

    /// Writes the graph as an archive, under a temporary name first.
    ///
    /// - Throws: ``SessionLoadError`` where it cannot be written.
    public func save(to path: String) throws(SessionLoadError) {
        do { try Snapshot.write(graph, to: path) } catch {
            throw SessionLoadError(message: "\(error)")
        }
    }

    private func opening(_ path: String, _ body: (String) throws -> Graph) throws(SessionLoadError) -> Graph {
        do { return try body(path) } catch let error as SnapshotError {
            throw SessionLoadError(message: "\(error)")
        } catch { throw SessionLoadError(path: path, reason: "\(error)") }
    }
}
