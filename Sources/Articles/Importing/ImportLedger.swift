import Machine
public import PropertyGraph

/// What an archive knows of the files that it was made of: which there were, what stood in them and what was found in their
/// articles. So an import into it reads only what is new or has changed.
///
/// The archive has it as two attachments, which survive whatever queries change and ``Snapshot/write(_:to:)`` writes.
///
/// Unchecked: threads look up only what was there before; one writes.
public final class ImportLedger: @unchecked Sendable {
    private static let files = "article-files"
    private static let findings = "article-findings"
    private static let version = 5

    /// What is to be done with articles whose files are gone.
    public let prunes: Bool
    /// The files by their names, as the archive has them.
    private let kept: [[UInt8]: KeptFile]
    /// The files by their names, as a stopped import has read them: they save work, but no archive has had them.
    private let noted: [[UInt8]: KeptFile]
    private let before: [ListedArticle]
    private let finderBefore: String
    private let journal: ImportJournal
    private var known: KeptFindings

    /// The files of the archive to be, in order.
    private var current: [KeptFile] = []
    private var articles: [ListedArticle] = []
    private var keys: [ArticleKey] = []
    private var finder = ""
    /// The names of files that are gone, their articles kept or not.
    private var gone: Set<String> = []

    /// Whether a graph was opened from an archive that has a ledger.
    public static func isKept(with graph: Graph) -> Bool { graph.attachments.contains { $0.name == files } }

    /// - Parameters:
    ///   - graph: the archive that is there, if one is.
    ///   - path: where the archive is to be written: beside it stands what a stopped import left.
    public init(of graph: Graph?, at path: String, prunes: Bool) {
        self.prunes = prunes
        journal = ImportJournal(ofArchive: path)
        func attachment(_ name: String) -> ArchiveAttachment? {
            graph?.attachments.first { $0.name == name && $0.version == Self.version }
        }
        let content = attachment(Self.files)?.content
        let stored = content.flatMap { content in
            withExtendedLifetime(content.owner) { Packer.value(StoredLedger.self, of: content.bytes) }
        }
        var (kept, noted): ([[UInt8]: KeptFile], [[UInt8]: KeptFile]) = ([:], [:])
        for file in stored?.files ?? [] { kept[file.name] = file }
        known = KeptFindings(attachment(Self.findings)?.content)
        for entry in journal.entries {
            switch entry {
            case .file(let file): noted[file.name] = file
            case .findings(let key, let bytes): known.add(key, bytes)
            }
        }
        (self.kept, self.noted) = (kept, noted)
        before = stored?.articles ?? []
        finderBefore = stored?.finder ?? ""
    }

    // MARK: Files

    /// What is known of a file, if it is as it was.
    ///
    /// - Parameter reading: how it would be read now.
    func file(_ path: FilePath, reading: String) -> KeptFile? {
        guard let file = noted[path.bytes] ?? kept[path.bytes], file.reading == reading, let old = file.signature,
            let now = FileSignature(path)
        else { return nil }
        if old.tells(now) { return file }
        guard let digest = file.digest, digest == ArticleFile.digest(of: path) else { return nil }
        var same = file
        same.signature = now
        return same
    }

    /// The files that the archive has and that are not among those reached now.
    func files(besides reached: Set<[UInt8]>) -> [KeptFile] {
        kept.values.filter { !reached.contains($0.name) }.sorted { $0.path < $1.path }
    }

    /// Notes what a file holds, before it is known whether the import will be done to its end.
    func note(read file: KeptFile) { journal.note(file) }

    /// Notes the files of the archive to be, and those that are gone.
    func note(files: [KeptFile], gone: [KeptFile]) {
        current = files
        self.gone = Set(gone.map(\.path.description))
    }

    // MARK: Articles

    /// Notes the articles of the archive to be.
    ///
    /// - Parameters:
    ///   - finder: which program with which names and languages looks for what is said in them.
    ///   - besides: what comes besides what it finds.
    func note(
        _ set: [ArticleSet.Article], completedBy options: ArticleOptions, finder: String, besides: String
    ) {
        self.finder = besides.isEmpty ? finder : "\(finder) \(besides)"
        let completed = set.map { article in
            var article = article
            article.record = options.completing(article.record)
            return article
        }
        articles = completed.map { ListedArticle(id: $0.record.id, key: ArticleKey($0)) }
        keys = completed.map { ArticleKey($0.record).found(by: finder) }
    }

    /// What was found before in the article of a number.
    func findings(_ number: Int) -> Findings? { known[keys[number]] }

    /// Takes note of what was found in an article, packed. No other thread may ask meanwhile.
    func note(_ number: Int, _ bytes: [UInt8]) {
        known.add(keys[number], bytes)
        journal.note(keys[number], bytes)
    }

    /// Writes down what has been done so far.
    func flush() { journal.flush() }

    /// Forgets what was written down beside the archive, for the archive has it.
    public func close() { journal.remove() }

    // MARK: What came of it

    /// How the articles differ from those of the archive that was there.
    public var changes: ImportChanges {
        var changes = ImportChanges()
        var old: [String: ArticleKey] = [:]
        for article in before { old[article.id] = article.key }
        let lost = Set(current.filter { gone.contains($0.path.description) }.flatMap(\.records).map(\.id))
        for article in articles {
            if let key = old.removeValue(forKey: article.id) {
                if lost.contains(article.id) {
                    changes.gone += 1
                } else if key == article.key {
                    changes.unchanged += 1
                } else {
                    changes.changed += 1
                }
            } else {
                changes.new += 1
            }
        }
        changes.gone += old.count
        changes.isPruned = prunes
        return changes
    }

    /// Whether the archive that is there is what the import would make.
    public var isUpToDate: Bool { !before.isEmpty && before == articles && finder == finderBefore }

    /// What the archive keeps for the next import.
    public var attachments: [ArchiveAttachment] {
        let ledger = StoredLedger(files: current, articles: articles, finder: finder)
        return [
            ArchiveAttachment(name: Self.files, version: Self.version, bytes: Packer.bytes(of: ledger)),
            ArchiveAttachment(name: Self.findings, version: Self.version, bytes: known.packed(keys)),
        ]
    }
}

/// What of a ledger stands in an archive, besides findings.
private struct StoredLedger: Packable {
    var files: [KeptFile] = []
    var articles: [ListedArticle] = []
    var finder = ""

    init() {}

    init(files: [KeptFile], articles: [ListedArticle], finder: String) {
        (self.files, self.articles, self.finder) = (files, articles, finder)
    }

    mutating func pass(_ packer: inout Packer) throws(Packer.Malformed) {
        try packer.pass(&files)
        try packer.pass(&articles)
        try packer.pass(&finder)
    }
}

/// How the articles of an import differ from those that the archive had.
public struct ImportChanges: Hashable, Sendable {
    /// Articles that it did not have.
    public var new = 0
    /// Articles that say something else now.
    public var changed = 0
    /// Articles that are as they were.
    public var unchanged = 0
    /// Articles whose files are gone.
    public var gone = 0
    /// Whether those are dropped.
    public var isPruned = false

    /// "3 new, 1 changed, 12 unchanged, 2 gone (kept; --prune drops them)"
    public var words: String {
        let rest = gone == 0 ? "" : isPruned ? " (dropped)" : " (kept; --prune drops them)"
        return "\(new) new, \(changed) changed, \(unchanged) unchanged, \(gone) gone" + rest
    }
}
