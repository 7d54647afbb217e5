import Articles
public import Naql
import PropertyGraph

extension Console {
    /// Opens sources and tells what could not be read; true where something could not.
    ///
    /// - Throws: ``SessionLoadError`` where nothing could be opened.
    public func load(_ sources: [String]) throws -> Bool {
        guard !sources.isEmpty else { return false }
        let progress = LoadProgress(console: self)
        defer { progress.clear() }
        let report = try session.load(sources, options: loadOptions, progress: progress.show)
        progress.clear()
        tell(report)
        return !report.issues.isEmpty
    }

    /// Makes an archive of sources, or brings one up to date, and tells what came of it; true where something could not be
    /// read.
    ///
    /// - Throws: ``SessionLoadError`` where nothing could be opened, or the archive cannot be written.
    public func importArticles(_ sources: [String], into path: String, options: ImportOptions) throws -> Bool {
        let progress = LoadProgress(console: self)
        defer { progress.clear() }
        let report = try session.importArticles(sources, into: path, options: options, progress: progress.show)
        progress.clear()
        for warning in report.load.issues + report.load.warnings { say("warning: " + warning) }
        tell(report.load.people)
        guard !isQuiet else { return !report.load.issues.isEmpty }
        if let left = report.load.left { say(left) }
        if !report.load.repetitions.isEmpty { say("note: " + report.load.repetitions.joined(separator: ", ")) }
        var words = [
            "\(session.graph.nodeCount) nodes", "\(session.graph.relationshipCount) relationships",
        ]
        if let changes = report.changes { words.insert(changes.words, at: 0) }
        if report.isAsItWas { words.append("as it was") }
        say("\(path): " + words.joined(separator: ", ") + " (\(Self.duration(report.load.seconds)))")
        return !report.load.issues.isEmpty
    }

    /// Tells what loading did.
    func tell(_ report: LoadReport) {
        for warning in report.issues + report.warnings { say("warning: " + warning) }
        tell(report.people)
        guard !isQuiet else { return }
        if let left = report.left { say(left) }
        guard tellsCounts else {
            let told = report.articles.added == 0 ? report.changes : report.repetitions
            if !told.isEmpty { say("note: " + told.joined(separator: ", ")) }
            return
        }
        let graph = ["\(session.graph.nodeCount) nodes", "\(session.graph.relationshipCount) relationships"]
        say((report.changes + graph).joined(separator: ", ") + " (\(Self.duration(report.seconds)))")
    }

    /// Tells which rows of people were put on nobody: each on a line, or how many.
    private func tell(_ people: PeopleReport) {
        guard let summary = people.summary else { return }
        if isQuiet { return say("note: " + summary) }
        for line in people.unmatched { say("note: " + line) }
    }
}
