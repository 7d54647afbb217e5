public import Articles

/// What loading did.
public struct LoadReport: Sendable {
    /// What came besides the articles that were there.
    public var articles = ArticleChanges()
    /// How many corrections archives brought along that were not there.
    public var corrections = 0
    /// What could not be read; the rest was.
    public var issues: [String] = []
    /// What is told and is no failure: pipes in a folder, changes that are gone.
    public var warnings: [String] = []
    /// What people files gave.
    public var people = PeopleReport()
    /// How many files in folders are of a kind that is not read, by their endings in small letters.
    public var notRead: [String: Int] = [:]
    /// What pages among the articles tell of claims that they check.
    var factChecks: [FactCheck] = []
    /// Seconds it took.
    public var seconds = 0.0

    /// A report of nothing.
    init() {}

    init(_ load: ArticleArchive.Load) {
        articles = load.changes
        (notRead, factChecks) = (load.notRead, load.factChecks)
        issues = load.issues.filter(\.isFailure).map(\.message)
        warnings = load.issues.filter { !$0.isFailure }.map(\.message)
    }

    /// Where all of it was asked for, and not all of it could be read.
    func refuseIssues(_ options: LoadOptions) throws(SessionLoadError) {
        guard options.isStrict, !issues.isEmpty else { return }
        let problems = issues + ["nothing was loaded, for --strict was asked for"]
        throw SessionLoadError(lines: problems)
    }

    /// What came, in a few words: "16 articles", "2 already there", "1 new version of a.txt".
    public var changes: [String] {
        var words: [String] = []
        if articles.added > 0 { words.append("\(articles.added) article\(articles.added == 1 ? "" : "s")") }
        words += repetitions
        if corrections > 0 { words.append("\(corrections) correction\(corrections == 1 ? "" : "s")") }
        return words
    }

    /// What of it was there already, or newer or older than what was there.
    public var repetitions: [String] {
        var words: [String] = []
        if articles.repeated > 0 { words.append("\(articles.repeated) already there") }
        if !articles.updated.isEmpty { words.append(Self.versions("new", of: articles.updated)) }
        if !articles.completed.isEmpty { words.append(Self.versions("earlier", of: articles.completed)) }
        return words
    }

    private static func versions(_ kind: String, of ids: [String]) -> String {
        var seen: Set<String> = []
        var names = ids.filter { seen.insert($0).inserted }
        if names.count > 3 { names = names.prefix(2) + ["\(names.count - 2) other articles"] }
        return "\(ids.count) \(kind) version\(ids.count == 1 ? "" : "s") of " + names.joined(separator: ", ")
    }

    /// The files that were not read, in one line: "not read: 12 .pdf, 3 .docx"; nil where there are none.
    public var left: String? {
        guard !notRead.isEmpty else { return nil }
        let kinds = notRead.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
        var words = kinds.prefix(8).map { ending, count in
            "\(count) \(ending.isEmpty ? "without an ending" : ".\(ending)")"
        }
        if kinds.count > 8 { words.append("\(kinds.dropFirst(8).reduce(0) { $0 + $1.value }) of other kinds") }
        return "not read: " + words.joined(separator: ", ")
    }
}
