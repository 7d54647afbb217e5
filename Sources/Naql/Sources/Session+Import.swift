public import Articles
import Machine
import PropertyGraph

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
    /// Whether what the archive holds already is passed over, but for what was corrected in it.
    public var isAfresh = false
    /// Whether what was corrected in the archive is left out.
    public var dropsCorrections = false

    /// Nothing is dropped.
    public init() {}
}

extension Session {
    /// Makes an archive of sources, or brings one up to date: only files that are new or have changed are read, and
    /// what
    /// queries corrected in the archive is corrected in the new one, too. The graph ends as one fresh import would
    /// give it.
    ///
    /// An import that was stopped goes on where it was.
    ///
    /// - Throws: ``SessionLoadError`` where nothing could be opened or the archive cannot be written; then what was
    /// there is
    ///   as it was.
    public func importArticles(
        _ sources: [String], into archive: String, options: ImportOptions, progress: LoadProgressReport? = nil
    ) throws(SessionLoadError) -> ImportReport {
        let began = Clock.monotonic()
        try Archives.checkPlace(archive)
        let people = try peopleFiles(options.load)
        let checks = try factChecks(options.load)
        var opened: [Opened] = []
        for source in sources where source != archive { opened.append(try open(FilePath(source))) }
        var report = ImportReport()
        if opened.count == 1, let graph = opened[0].graph, !opened[0].holdsArticles {
            replace(by: graph, files: [])
            report.load.notRead = opened[0].notRead
            if !people.isEmpty { setPeople(people, keptWith: graph, &report.load) }
            if !checks.isEmpty { setFactChecks(checks, keptWith: nil, &report.load) }
            try save(to: archive)
        } else {
            try importArticles(opened, people, checks, into: archive, options, &report, progress)
        }
        report.load.seconds = Double(Clock.monotonic() - began) / 1e9
        return report
    }

    private func importArticles(
        _ sources: [Opened], _ people: [PeopleFile], _ checks: FactCheckFiles, into archive: String,
        _ options: ImportOptions, _ report: inout ImportReport,
        _ progress: LoadProgressReport?
    ) throws(SessionLoadError) {
        let before = options.isAfresh || options.dropsCorrections ? nil : try Self.archive(at: archive)
        let place = ArchivePlace(archive)
        var corrections =
            options.dropsCorrections ? CorrectionSet() : try Self.corrections(at: archive, before, &report)
        let kept = corrections
        report.load.warnings += Self.gather(sources, into: &corrections)
        let ledger = ImportLedger(of: before, at: archive, prunes: options.prunes)
        try Self.requireSound(sources.map(\.graph))
        try Self.requireSound([before], remedy: Self.freshRemedy)
        let load = try read(sources, archive, options, ledger, progress)
        let told = report.load.warnings
        report.load = LoadReport(load)
        report.load.warnings += told
        if options.load.isStrict, !report.load.issues.isEmpty { ledger.close() }
        try report.load.refuseIssues(options.load)
        report.changes = ledger.changes
        guard let graph = ledger.isUpToDate ? before : load.graph else {
            let why = report.load.issues + ["\(archive): not written: the sources hold nothing to import"]
            throw SessionLoadError(lines: why)
        }
        let new = try CorrectionFiles.merge(options.load, into: &corrections, of: graph)
        if ledger.isUpToDate, new.isEmpty, people.isEmpty, checks.isEmpty, kept.holds(corrections) {
            replace(by: graph, files: [])
            report.isAsItWas = true
        } else if ledger.isUpToDate {
            replace(by: graph, files: [])
            if !people.isEmpty { setPeople(people, keptWith: graph, &report.load) }
            if !checks.isEmpty { setFactChecks(checks, keptWith: nil, &report.load) }
            report.load.warnings += CorrectionFiles.told(
                add(corrections.since(kept), of: corrections), of: archive)
            self.place = place
            try save(to: archive)
        } else {
            graph.attachments = ledger.attachments
            report.load.add(PeopleArchive.apply(people, keptWith: before, to: graph), people)
            report.load.warnings += CorrectionFiles.told(Self.put(corrections, on: graph), of: archive)
            replace(by: graph, files: load.files)
            // Pages tell theirs again, and those of pages that are gone are gone.
            setFactChecks(checks.adding(report.load.factChecks), keptWith: before, withoutPages: true, &report.load)
            try Self.requireSound([before], remedy: Self.freshRemedy)
            self.place = place
            try save(to: archive)
        }
        ledger.close()
    }

    private func read(
        _ sources: [Opened], _ archive: String, _ options: ImportOptions, _ ledger: ImportLedger,
        _ progress: LoadProgressReport?
    ) throws(SessionLoadError) -> ArticleArchive.Load {
        var parts: [ArticleArchive.Source] = []
        for source in sources { parts.append(try source.articles()) }
        var done = (phase: LoadPhase.reading, count: 0, total: 0)
        do throws(LoadCancelled) {
            return try ArticleArchive.load(
                parts, options: articleOptions(options.load), ledger: ledger, cancellation: cancellation
            ) {
                done = ($0, $1, $2)
                progress?($0, $1, $2)
            }
        } catch { throw Self.stopped(archive, done.phase, done.count, done.total) }
    }

    private static let freshRemedy = "; --fresh builds it anew"

    /// What was corrected in the archive that is there. One that is built anew because it is damaged cannot tell.
    private static func corrections(
        at path: String, _ before: Graph?, _ report: inout ImportReport
    ) throws(SessionLoadError) -> CorrectionSet {
        if let before { return CorrectionArchive.stored(in: before) }
        guard Files.exists(path), Snapshot.isArchive(at: path) else { return CorrectionSet() }
        do {
            let there = try Snapshot.open(path)
            let corrections = CorrectionArchive.stored(in: there)
            if let damage = there.damage { throw damage }
            return corrections
        } catch {
            report.load.warnings.append("\(error); what was corrected in it is lost")
            return CorrectionSet()
        }
    }

    /// The archive that is there, if it can be brought up to date; nil where there is none, or one of no articles.
    private static func archive(at path: String) throws(SessionLoadError) -> Graph? {
        guard Files.exists(path), Archives.isArchive(path), Snapshot.isArchive(at: path) else { return nil }
        let graph: Graph
        do { graph = try Snapshot.open(path) } catch {
            throw SessionLoadError(message: "\(error)\(freshRemedy)")
        }
        if ImportLedger.isKept(with: graph) { return graph }
        guard Self.isOfArticles(graph) else { return nil }
        throw SessionLoadError(
            path: path,
            reason: "holds articles, but not which files they came from, so it cannot be brought up to date; "
                + "--fresh builds it anew from the sources, with its corrections, another name leaves it")
    }

    private static func stopped(_ path: String, _ phase: LoadPhase, _ done: Int, _ total: Int) -> SessionLoadError {
        let what = phase == .reading ? "files are read" : "articles are done"
        return SessionLoadError(
            cancellation: "\(path): stopped; \(done) of \(total) \(what), and the same import goes on from there")
    }
}
