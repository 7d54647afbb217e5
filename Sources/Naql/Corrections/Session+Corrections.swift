public import Articles
public import PropertyGraph

/// A correction that cannot be made.
public struct CorrectionError: Error, Hashable, CustomStringConvertible {
    /// What is wrong, and what would be right.
    public let message: String
    /// For messages.
    public var description: String { message }

    /// Makes an error of its words.
    public init(_ message: String) { self.message = message }
}

/// Corrections of a graph of articles: they change the graph at once, and are kept with it when it is saved.
extension Session {
    /// Makes corrections, all of them or none.
    ///
    /// - Throws: ``CorrectionError`` where the session is read-only, or something that they are about is not there.
    public func correct(_ all: [Correction]) throws(CorrectionError) {
        if settings.isReadOnly {
            throw CorrectionError("the session is read-only (--read-only): nothing can be corrected")
        }
        guard keepBase() else {
            throw CorrectionError(
                "corrections are for graphs of articles; this one is changed by queries: SET, CREATE, DELETE")
        }
        var set = CorrectionSet()
        for correction in all { set.add(correction) }
        let isKnown = graph.changeCount == correctedChangeCount
        let savepoint = graph.begin()
        var trace = trace
        let left = CorrectionApplier.apply(set, to: graph, trace: &trace)
        guard left.isEmpty else {
            graph.rollback(to: savepoint)
            throw CorrectionError(Self.reason(all.first { $0.text == left[0] }, left[0], in: graph))
        }
        graph.commit()
        if isKnown { correctedChangeCount = graph.changeCount }
        self.trace = trace
        for correction in all { corrections.add(correction) }
        unsaved.exist = true
    }

    /// Why there is nothing to be done.
    private static func reason(_ correction: Correction?, _ text: String, in graph: Graph) -> String {
        var set = CorrectionSet()
        if let correction { set.add(correction) }
        if let correction, CorrectionApplier.countFound(set, in: graph) > 0 {
            let thing = correction.thing
            if correction.kind == .span {
                return "\"\(correction.value)\" does not stand in \(thing.article): give words as they stand there"
            }
            if correction.kind == .split { return "\(thing.article) says nothing of \"\(thing.words)\"" }
        }
        return "nothing to be corrected: \(text)"
    }

    /// All corrections of the graph: those that it was opened with and those since, what queries changed among them.
    public var allCorrections: CorrectionSet {
        var all = corrections
        // Comparing graphs takes seconds, and is needed only where queries changed something.
        guard let opened, graph.changeCount != correctedChangeCount else { return all }
        let session = CorrectionArchive.session(
            from: opened, to: graph, besides: trace, by: CorrectionAuthor.name, at: CorrectionAuthor.now)
        if let session { all.sessions.append(session) }
        return all
    }

    /// The corrections that the archive that is open keeps already.
    public var keptCorrections: CorrectionSet {
        archivePath == nil ? CorrectionSet() : CorrectionArchive.stored(in: graph)
    }

    /// Keeps the graph as it is before its first change, so that what queries change is known when it is saved: from
    /// now on a
    /// fork of it is changed, in which everything has the same number.
    ///
    /// - Returns: whether it is one of articles; of others nothing is kept.
    @discardableResult
    func keepBase() -> Bool {
        if opened != nil { return true }
        guard use == nil, transaction == nil, graph.changeCount == loadedChangeCount, unsaved.isLoaded,
            Self.isOfArticles(graph)
        else { return false }
        graph.settle()
        opened = graph
        graph = graph.fork()
        return true
    }

    /// Whether numbers of a graph's nodes mean the same in the one that is open.
    public func sharesNumbers(with other: Graph) -> Bool { other === graph || other === opened }

    /// Whether a graph is one of articles, with what queries added.
    static func isOfArticles(_ graph: Graph) -> Bool {
        ImportLedger.isKept(with: graph) || CorrectionArchive.isKept(with: graph) || StoredArticles.areAll(of: graph)
    }

    // MARK: Corrections of others

    /// Does to a graph that was just built what corrections say, and keeps them with it; tells what had nothing to be
    /// done to.
    static func put(_ set: CorrectionSet, on graph: Graph) -> [String] {
        guard !set.isEmpty else { return [] }
        var trace = CorrectionTrace()
        let left = CorrectionApplier.apply(set, to: graph, trace: &trace)
        CorrectionArchive.store(set, in: graph)
        return left
    }

    /// Adds the corrections of files to the open graph.
    ///
    /// - Returns: what is to be told.
    /// - Throws: ``SessionLoadError`` where a file is none, is for other articles, or contradicts what is there; then
    /// nothing
    ///   is changed.
    func addCorrections(of options: LoadOptions) throws(SessionLoadError) -> [String] {
        guard !options.corrections.isEmpty else { return [] }
        guard Self.isOfArticles(graph) else {
            throw SessionLoadError(
                path: options.corrections[0], reason: "corrections are for graphs of articles; this one is none")
        }
        var all = allCorrections
        let new = try CorrectionFiles.merge(options, into: &all, of: graph)
        guard !new.isEmpty else { return [] }
        return CorrectionFiles.told(add(new, of: all), of: options.corrections[0])
    }

    /// Does new corrections to the open graph, which has all others; what is changed from now on is told from what
    /// comes of it.
    func add(_ new: CorrectionSet, of all: CorrectionSet) -> [String] {
        if !new.isEmpty {
            // Whoever has rows of the graph as it is goes on reading them.
            graph.settle()
            graph = graph.fork()
        }
        var trace = CorrectionTrace()
        let left = CorrectionApplier.apply(new, to: graph, trace: &trace)
        (self.trace, corrections, opened) = (CorrectionTrace(), all, nil)
        loadedChangeCount = graph.changeCount
        return left
    }
}
