import Machine

/// Reads all sources of a load: files once each, those that a ledger knows only where they have changed.
struct SourceReading {
    private let options: ArticleOptions
    private let ledger: ImportLedger?
    private let cancellation: CancellationFlag
    private let progress: LoadProgressReport?
    private let one: KnownFileReading

    /// The records of all sources in order.
    private(set) var records: [ArticleRecord] = []
    private(set) var issues: [LoadIssue] = []
    private(set) var notRead: [String: Int] = [:]
    /// The files that were read.
    private(set) var files: Set<String> = []
    private(set) var changes = ArticleChanges()

    /// Files of one round.
    private static let round = 256

    init(
        _ options: ArticleOptions, _ ledger: ImportLedger?, _ cancellation: CancellationFlag,
        _ progress: LoadProgressReport?
    ) {
        (self.options, self.ledger, self.cancellation, self.progress) = (options, ledger, cancellation, progress)
        one = KnownFileReading(options: options.reading, ledger: ledger)
    }

    /// A file with the source that it was reached from.
    private struct Reached {
        let source: Int
        let content: ArticleFile
        let repeats: Int
    }

    mutating func read(_ sources: [ArticleArchive.Source]) throws(LoadCancelled) {
        let paths = sources.map { if case .path(let path) = $0 { path } else { nil as FilePath? } }
        let found = SourceFiles(paths, cancellation: cancellation)
        if cancellation.isCancelled { throw LoadCancelled() }
        issues = found.issues
        notRead = found.notRead
        var kept: [KeptFile] = []
        let contents = try read(found.files.map(\.path), &kept)
        var reached = zip(found.files, contents).map {
            Reached(source: $0.source, content: $1, repeats: $0.repeats)
        }
        files = Set(reached.map(\.content.path.description))
        if let ledger { addKept(of: ledger, kept, sources, &reached) }
        collect(reached, sources)
    }

    /// What the files hold, in order.
    private func read(_ paths: [FilePath], _ kept: inout [KeptFile]) throws(LoadCancelled) -> [ArticleFile] {
        var contents: [ArticleFile] = []
        var start = 0
        while start < paths.count {
            let part = Array(paths[start..<min(start + Self.round, paths.count)])
            let read = try ParallelMap.run(part, workers: options.workers, cancellation: cancellation) {
                [one] in one.read($0)
            }
            for file in read {
                contents.append(file.content)
                guard let record = file.kept else { continue }
                kept.append(record)
                if file.isNew { ledger?.note(read: record) }
            }
            start += part.count
            progress?(.reading, start, paths.count)
        }
        return contents
    }

    // MARK: Files of before

    /// Adds the files of the archive that were not reached, unless they are gone and to be dropped; each where it would have
    /// been reached.
    private func addKept(
        of ledger: ImportLedger, _ read: [KeptFile], _ sources: [ArticleArchive.Source], _ reached: inout [Reached]
    ) {
        var all = read
        let stored = sources.compactMap { source -> KeptFile? in
            guard case .stored(let path, let records) = source else { return nil }
            return KeptFile(path: path, reading: one.mark, records: records)
        }
        all += stored
        let missing = ledger.files(besides: Set(all.map(\.name)))
        // What is there but was not asked for this time is no less an article of the archive.
        let gone = missing.filter { $0.path != .standardInput && !FileSystem.exists($0.path) }
        let goneNames = Set(gone.map(\.name))
        let kept = missing.filter { !(ledger.prunes && goneNames.contains($0.name)) }
        all += kept
        let places = SourcePlaces(sources)
        let added = kept.map { file in
            Reached(source: places.source(of: file.path), content: ArticleFile(file), repeats: 0)
        }
        reached = Self.merged(reached, added)
        ledger.note(files: all, gone: gone)
    }

    /// Puts files among those that were reached, each in front of the first that comes behind it.
    private static func merged(_ reached: [Reached], _ added: [Reached]) -> [Reached] {
        func place(_ file: Reached) -> SourcePlaces.Place { SourcePlaces.Place(file.source, file.content.path) }
        let sorted = added.map { (place: place($0), file: $0) }.sorted { $0.place < $1.place }
        var merged: [Reached] = []
        var next = 0
        for file in reached {
            let own = place(file)
            while next < sorted.count, sorted[next].place < own {
                merged.append(sorted[next].file)
                next += 1
            }
            merged.append(file)
        }
        return merged + sorted[next...].map(\.file)
    }

    // MARK: Records

    private mutating func collect(_ reached: [Reached], _ sources: [ArticleArchive.Source]) {
        var found = sources.map { source -> [ArticleRecord] in
            switch source {
            case .path: []
            case .records(let records), .stored(_, let records): records
            }
        }
        found.append([])
        let originals = Self.originals(among: reached.map(\.content))
        for (index, file) in reached.enumerated() {
            let content = reached[originals[index]].content
            changes.repeated += file.repeats * content.records.count
            if originals[index] == index {
                found[file.source] += content.records
                issues += content.issues
            } else {
                changes.repeated += content.records.count
            }
        }
        records = Array(found.joined())
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
}
