import Articles
import PropertyGraph

extension Session {
    /// Writes the graph as an archive, under a temporary name first, with what was corrected in it: that stays known
    /// when the
    /// archive is imported into again.
    ///
    /// - Throws: ``SessionLoadError`` where it cannot be written, while a transaction is open, or where somebody's
    /// corrections
    ///   would be lost that came there since it was opened.
    ///
    /// - Returns: how many corrections are kept with it.
    @discardableResult
    public func save(to path: String) throws(SessionLoadError) -> Int {
        if isInTransaction {
            throw SessionLoadError(
                path: path, reason: "not written: a transaction is open; commit it or roll it back first")
        }
        let lock = try ArchiveLock(path)
        let all = allCorrections
        try keepOthersWork(path, all)
        CorrectionArchive.store(all, in: graph)
        do { try Snapshot.write(graph, to: path) } catch {
            throw SessionLoadError(message: "\(error)")
        }
        place = ArchivePlace(path)
        unsaved.exist = false
        withExtendedLifetime(lock) {}
        return all.count
    }

    /// Whether a graph that was loaded has been changed since it was loaded or saved: sources are never written to, so
    /// what changed is gone when the session ends.
    public var hasUnsavedChanges: Bool { unsaved.isLoaded && unsaved.exist }

    /// The archive that the graph was opened from, or written to last.
    public var archivePath: String? { place?.path }

    /// Refuses to write over corrections that are nowhere else.
    private func keepOthersWork(_ path: String, _ all: CorrectionSet) throws(SessionLoadError) {
        if let place, place.isAlso(path), place.isAsItWas { return }
        guard let theirs = try Archives.corrections(at: path), !all.holds(theirs) else { return }
        throw SessionLoadError(
            path: path,
            reason:
                "not written: it holds corrections that are not in this session, written by another; write to another "
                + "file, and bring both together with `naql corrections` and --corrections")
    }
}
