import Machine

/// Reads one file, or finds what a ledger knows of it.
struct KnownFileReading: Sendable {
    private let options: ReadingOptions
    private let ledger: ImportLedger?
    /// By which program and how files are read: kept ones must have been read so.
    let mark: String

    init(options: ReadingOptions, ledger: ImportLedger?) {
        (self.options, self.ledger) = (options, ledger)
        mark = ledger == nil ? "" : "\(ProgramFile.mark) \(options.words)"
    }

    /// What a file holds.
    struct Read: Sendable {
        let content: ArticleFile
        /// What a ledger is to keep of it.
        var kept: KeptFile?
        /// Whether it was read now.
        var isNew = false
    }

    func read(_ path: FilePath) -> Read {
        guard let ledger else { return Read(content: ArticleFile(reading: path, options: options)) }
        if let file = ledger.file(path, reading: mark) { return Read(content: ArticleFile(file), kept: file) }
        // It is looked at before it is read: what changes meanwhile is noticed the next time.
        let signature = FileSignature(path)
        let content = ArticleFile(reading: path, options: options)
        // Where a reader was ended it is tried again the next time.
        let file = KeptFile(
            path: path, signature: signature, digest: content.digest, reading: content.isWhole ? mark : "",
            records: content.records,
            issues: content.issues)
        return Read(content: content, kept: file, isNew: true)
    }
}
