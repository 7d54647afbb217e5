public import Articles
import Machine
import PropertyGraph

extension Session {
    /// Opens sources: article files, folders and archives of articles together, or one archive or folder of graph CSV
    /// files
    /// that is a graph of its own.
    ///
    /// Articles are added to those that are there; each counts once, however often it comes. A graph of its own takes
    /// the place
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
        // A sheet that is none is told before anything is done.
        for path in options.corrections { _ = try CorrectionFiles.read(path) }
        let checks = try factChecks(options)
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
            let place = first.isArchive ? ArchivePlace(first.path.text) : nil
            replace(by: graph, files: [])
            self.place = place
            if !people.isEmpty { setPeople(people, keptWith: graph, &report) }
            if !checks.isEmpty { setFactChecks(checks, keptWith: nil, &report) }
        } else {
            var parts: [ArticleArchive.Source] = []
            for source in opened { parts.append(try source.articles()) }
            let kept = ([self.graph] + opened.compactMap(\.graph)).last { PeopleArchive.isKept(with: $0) }
            let checked = ([self.graph] + opened.compactMap(\.graph)).last { FactCheckFiles.areKept(with: $0) }
            report = try addArticles(parts, of: opened, options, (people, kept), progress)
            let all = checks.adding(report.factChecks)
            if !all.isEmpty || checked != nil { setFactChecks(all, keptWith: checked, &report) }
        }
        report.warnings += try addCorrections(of: options)
        report.seconds = Double(Clock.monotonic() - began) / 1e9
        return report
    }

    private func addArticles(
        _ parts: [ArticleArchive.Source], of sources: [Opened], _ options: LoadOptions,
        _ people: (files: [PeopleFile], kept: Graph?),
        _ progress: LoadProgressReport?
    ) throws(SessionLoadError) -> LoadReport {
        let own = StoredArticles.records(of: graph, isOpen: true)
        try Self.requireSound([graph])
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
            throw SessionLoadError(lines: problems + report.warnings + [report.left].compactMap { $0 })
        }
        if let graph = load.graph {
            report.warnings += lost(articlesStay: true)
            var all = allCorrections
            let own = all.count
            report.warnings += Self.gather(sources, into: &all)
            report.corrections = all.count - own
            let hadChanges = unsaved.exist
            report.add(PeopleArchive.apply(people.files, keptWith: people.kept, to: graph), people.files)
            try Self.requireSound(sources.map(\.graph) + [people.kept])
            report.warnings += CorrectionFiles.told(Self.put(all, on: graph), of: sources[0].path.description)
            replace(by: graph, files: filesRead.union(load.files))
            unsaved.exist = hadChanges && !all.isEmpty
        } else {
            filesRead.formUnion(load.files)
            if !people.files.isEmpty { setPeople(people.files, keptWith: people.kept, &report) }
            try addCorrections(of: sources, &report)
        }
        return report
    }

    /// Adds the corrections of archives whose articles are all there already: a colleague's are in an archive of the same.
    private func addCorrections(of sources: [Opened], _ report: inout LoadReport) throws(SessionLoadError) {
        guard Self.isOfArticles(graph) else { return }
        let own = allCorrections
        var all = own
        report.warnings += Self.gather(sources, into: &all)
        let new = all.since(own)
        guard !new.isEmpty else { return }
        if settings.isReadOnly {
            report.warnings.append("the session is read-only: \(new.count) corrections of what was loaded are left out")
            return
        }
        if isInTransaction {
            throw SessionLoadError(
                path: sources[0].path.description,
                reason: "brings corrections, and a transaction is open; commit it first")
        }
        report.corrections = new.count
        report.warnings += CorrectionFiles.told(add(new, of: all), of: sources[0].path.description)
        unsaved.exist = true
    }

    /// Adds the corrections that archives bring along; of two that contradict each other the later counts, and both
    /// are told.
    static func gather(_ sources: [Opened], into all: inout CorrectionSet) -> [String] {
        var told: [String] = []
        for source in sources {
            guard let graph = source.graph else { continue }
            let stored = CorrectionArchive.stored(in: graph)
            told += all.conflicts(with: stored).map {
                "\(source.path): a correction contradicts another, the later counts: \($0.text)"
            }
            all.merge(stored, preferring: .latest)
        }
        return told
    }

    /// What loading these options means for the articles.
    public func articleOptions(_ options: LoadOptions) -> ArticleOptions {
        var result = ArticleOptions()
        result.published = options.published.map { .date($0) }
        result.outlet = options.outlet
        result.nameLists = options.names
        result.reading = options.reading
        result.languages = options.languages
        result.resolversLeftOut = options.resolversLeftOut
        result.annotations = options.annotations
        result.workers = settings.workers
        return result
    }

    func replace(by graph: Graph, files: Set<String>) {
        self.graph = graph
        (opened, place) = (nil, nil)
        (corrections, trace) = (CorrectionArchive.stored(in: graph), CorrectionTrace())
        filesRead = files
        loadedChangeCount = graph.changeCount
        transaction = nil
        unsaved = UnsavedChanges(isLoaded: true)
    }

    /// What of the present graph is not in the one that takes its place.
    private func lost(articlesStay: Bool) -> [String] {
        guard graph.nodeCount > 0 else { return [] }
        if !articlesStay { return ["the graph of \(graph.nodeCount) nodes that was open is closed"] }
        // What is known as a correction is done again.
        guard opened == nil, !Self.isOfArticles(graph) || graph.changeCount != loadedChangeCount else { return [] }
        return ["the graph is built anew from its articles; what queries changed or added besides is gone"]
    }
}
