/// What an import did.
public struct ImportReport: Sendable {
    /// What was read.
    public var load = LoadReport()
    /// How the archive's articles differ from those that it had; nil where it is a graph of its own.
    public var changes: ImportChanges?
    /// Whether the archive is as it was, for nothing was to be changed in it.
    public var isAsItWas = false
}

/// How an archive is imported into.
public struct ImportOptions: Sendable {
    /// How articles are read.
    public var load = LoadOptions()
    /// Whether articles whose files are gone are dropped.
    public var prunes = false
    /// Whether what the archive holds already is passed over.
    public var isAfresh = false

    /// Nothing is dropped.
    public init() {}
}

extension Session {
    /// Makes an archive of sources, or brings one up to date: only files that are new or have changed are read, and what
    /// queries corrected in the archive is corrected in the new one, too. The graph ends as one fresh import would give it.
    ///
    /// An import that was stopped goes on where it was.
    ///
    /// - Throws: ``SessionLoadError`` where nothing could be opened or the archive cannot be written; then what was there is
    ///   as it was.
    public func importArticles(
        _ sources: [String], into archive: String, options: ImportOptions, progress: LoadProgressReport? = nil
    ) throws(SessionLoadError) -> ImportReport {
        let began = Clock.monotonic()
        try Archives.checkPlace(archive)
        let people = try peopleFiles(options.load)
        var opened: [Opened] = []
        for source in sources where source != archive { opened.append(try open(FilePath(source))) }
        var report = ImportReport()
        if opened.count == 1, let graph = opened[0].graph, !opened[0].holdsArticles {
            replace(by: graph, files: [])
            report.load.notRead = opened[0].notRead
            if !people.isEmpty { setPeople(people, keptWith: graph, &report.load) }
            try save(to: archive)
        } else {
            try importArticles(opened, people, into: archive, options, &report, progress)
        }
        report.load.seconds = Double(Clock.monotonic() - began) / 1e9
        return report
    }

    private func importArticles(
        _ sources: [Opened], _ people: [PeopleFile], into archive: String, _ options: ImportOptions,
        _ report: inout ImportReport,
        _ progress: LoadProgressReport?
    ) throws(SessionLoadError) {
        let before = options.isAfresh ? nil : try Self.archive(at: archive)
        let ledger = ImportLedger(of: before, at: archive, prunes: options.prunes)
        var parts: [ArticleArchive.Source] = []
        for source in sources { parts.append(try source.articles()) }
        let load: ArticleArchive.Load
        var done = (phase: LoadPhase.reading, count: 0, total: 0)
        do throws(LoadCancelled) {
            load = try ArticleArchive.load(
                parts, options: articleOptions(options.load), ledger: ledger, cancellation: cancellation
            ) {
                done = ($0, $1, $2)
                progress?($0, $1, $2)
            }
        } catch { throw Self.stopped(archive, done.phase, done.count, done.total) }
        report.load = LoadReport(load)
        if options.load.isStrict, !report.load.issues.isEmpty { ledger.close() }
        try report.load.refuseIssues(options.load)
        report.changes = ledger.changes
        if let before, ledger.isUpToDate {
            replace(by: before, files: [])
            report.isAsItWas = people.isEmpty
            if !people.isEmpty {
                setPeople(people, keptWith: before, &report.load)
                try save(to: archive)
            }
        } else {
            guard let graph = load.graph else {
                let why = report.load.issues + ["\(archive): not written: the sources hold nothing to import"]
                throw SessionLoadError(message: why.joined(separator: "\n"))
            }
            graph.attachments = ledger.attachments
            report.load.add(PeopleArchive.apply(people, keptWith: before, to: graph), people)
            if let before { report.load.warnings += Self.correct(graph, as: before, archive) }
            replace(by: graph, files: load.files)
            try save(to: archive)
        }
        ledger.close()
    }

    /// Does what was corrected in the archive again, and tells what could not be.
    private static func correct(_ graph: Graph, as before: Graph, _ path: String) -> [String] {
        let left = CorrectionArchive.apply(of: before, to: graph)
        guard !left.isEmpty else { return [] }
        let some = left.prefix(3).joined(separator: ", ") + (left.count > 3 ? ", …" : "")
        return [
            "\(path): \(left.count) correction\(left.count == 1 ? " has" : "s have") nothing to be done to now, "
                + "and stay\(left.count == 1 ? "s" : "") for when that comes back: \(some)"
        ]
    }

    /// The archive that is there, if it can be brought up to date; nil where there is none, or one of no articles.
    private static func archive(at path: String) throws(SessionLoadError) -> Graph? {
        guard Files.exists(path), Archives.isArchive(path), Snapshot.isArchive(at: path) else { return nil }
        let graph: Graph
        do { graph = try Snapshot.open(path) } catch {
            throw SessionLoadError(message: "\(error); --fresh builds it anew")
        }
        if ImportLedger.isKept(with: graph) { return graph }
        guard StoredArticles.areAll(of: graph) else { return nil }
        throw SessionLoadError(
            path: path,
            reason: "holds articles, but not which files they came from, so it cannot be brought up to date; "
                + "--fresh builds it anew from the sources, another name leaves it")
    }

    private static func stopped(_ path: String, _ phase: LoadPhase, _ done: Int, _ total: Int) -> SessionLoadError {
        let what = phase == .reading ? "files are read" : "articles are done"
        return SessionLoadError(
            cancellation: "\(path): stopped; \(done) of \(total) \(what), and the same import goes on from there")
    }
}
