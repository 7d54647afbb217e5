public import Articles
public import PropertyGraph

/// How articles are read.
public struct LoadOptions: Sendable {
    /// The date of publication where an article does not say.
    public var published: CalendarDate?
    /// The outlet where an article does not say.
    public var outlet: String?
    /// Files of more names for the lexicons.
    public var names: [String] = []
    /// Which members of records are which fields, and in which order dates of numbers are.
    public var reading = ReadingOptions()
    /// Whether one source, file or record that cannot be read stops all of it.
    public var isStrict = false
    /// Folders of languages to know besides, or in place of those of the same code.
    public var languages: [String] = []
    /// What other tools found in the articles: files or folders of annotations.
    public var annotations: [AnnotationSource] = []
    /// Files whose columns are put on the people and organizations that they name.
    public var people: [String] = []

    /// Nothing is assumed.
    public init() {}
}

extension Session {
    /// Opens sources: article files, folders and archives of articles together, or one archive or folder of graph CSV files
    /// that is a graph of its own.
    ///
    /// Articles are added to those that are there; each counts once, however often it comes. A graph of its own takes the place
    /// of the one before.
    ///
    /// - Parameter sources: paths; `-` is standard input.
    /// - Throws: ``SessionLoadError`` where nothing could be opened; then the graph is as it was.
    public func load(
        _ sources: [String], options: LoadOptions, progress: LoadProgressReport? = nil
    ) throws(SessionLoadError) -> LoadReport {
        let began = Clock.monotonic()
        cancellation.reset()
        let people = try peopleFiles(options)
        var opened: [Opened] = []
        for source in sources { opened.append(try open(FilePath(source))) }
        guard let first = opened.first else { return LoadReport() }
        var report: LoadReport
        if opened.count == 1, let graph = first.graph,
            self.graph.nodeCount == 0 && options.annotations.isEmpty || !first.holdsArticles
        {
            if !options.annotations.isEmpty {
                throw SessionLoadError(
                    path: first.path.description, reason: "holds no articles that annotations could be of")
            }
            report = LoadReport()
            report.notRead = first.notRead
            report.warnings = lost(articlesStay: false)
            replace(by: graph, files: [])
            if first.isArchive, ImportLedger.isKept(with: graph) {
                self.opened = try? Snapshot.open(first.path.text, checkingWholeUpTo: 0)
            }
            if !people.isEmpty { setPeople(people, keptWith: graph, &report) }
        } else {
            var parts: [ArticleArchive.Source] = []
            for source in opened { parts.append(try source.articles()) }
            let kept = ([self.graph] + opened.compactMap(\.graph)).last { PeopleArchive.isKept(with: $0) }
            report = try addArticles(parts, of: opened, options, progress)
            if !people.isEmpty || kept != nil { setPeople(people, keptWith: kept, &report) }
        }
        report.seconds = Double(Clock.monotonic() - began) / 1e9
        return report
    }

    /// Writes the graph as an archive, under a temporary name first.
    ///
    /// - Throws: ``SessionLoadError`` where it cannot be written, or while a transaction is open.
    public func save(to path: String) throws(SessionLoadError) {
        if isInTransaction {
            throw SessionLoadError(
                path: path, reason: "not written: a transaction is open; commit it or roll it back first")
        }
        // What was corrected stays known when the archive is imported into again.
        if let opened, graph.changeCount != loadedChangeCount { CorrectionArchive.note(in: graph, since: opened) }
        do { try Snapshot.write(graph, to: path) } catch {
            throw SessionLoadError(message: "\(error)")
        }
        unsaved.exist = false
    }

    /// Whether a graph that was loaded has been changed since it was loaded or saved: sources are never written to, so
    /// what changed is gone when the session ends.
    public var hasUnsavedChanges: Bool { unsaved.isLoaded && unsaved.exist }

    private func addArticles(
        _ parts: [ArticleArchive.Source], of sources: [Opened], _ options: LoadOptions,
        _ progress: LoadProgressReport?
    ) throws(SessionLoadError) -> LoadReport {
        let own = StoredArticles.records(of: graph, isOpen: true)
        let load: ArticleArchive.Load
        do throws(LoadCancelled) {
            load = try ArticleArchive.load(
                [.records(own)] + parts, options: articleOptions(options), filesReadBefore: filesRead,
                cancellation: cancellation, progress: progress)
        } catch { throw .cancelled }
        var report = LoadReport(load)
        try report.refuseIssues(options)
        guard load.changes != ArticleChanges() else {
            // With nothing else to do the first issue is the failure itself.
            let problems = report.issues.isEmpty ? ["\(sources[0].path): has no article in it"] : report.issues
            let rest = (report.warnings + [report.left].compactMap { $0 }).map { "\n" + $0 }
            throw SessionLoadError(message: problems.joined(separator: "\n") + rest.joined())
        }
        if let graph = load.graph {
            report.warnings += lost(articlesStay: true)
            replace(by: graph, files: filesRead.union(load.files))
        } else {
            filesRead.formUnion(load.files)
        }
        return report
    }

    func articleOptions(_ options: LoadOptions) -> ArticleOptions {
        var result = ArticleOptions()
        result.published = options.published.map { .date($0) }
        result.outlet = options.outlet
        result.nameLists = options.names
        result.reading = options.reading
        result.languages = options.languages
        result.annotations = options.annotations
        result.workers = settings.workers
        return result
    }

    func replace(by graph: Graph, files: Set<String>) {
        self.graph = graph
        opened = nil
        filesRead = files
        loadedChangeCount = graph.changeCount
        transaction = nil
        unsaved = UnsavedChanges(isLoaded: true)
    }

    /// What of the present graph is not in the one that takes its place.
    private func lost(articlesStay: Bool) -> [String] {
        guard graph.nodeCount > 0 else { return [] }
        if !articlesStay { return ["the graph of \(graph.nodeCount) nodes that was open is closed"] }
        guard graph.changeCount != loadedChangeCount || !StoredArticles.areAll(of: graph) else { return [] }
        return ["the graph is built anew from its articles; what queries changed or added besides is gone"]
    }
}
