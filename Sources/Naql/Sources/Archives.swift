import Articles
import Machine
public import PropertyGraph

/// Archive files, apart from a session.
public enum Archives {
    /// Whether a file is meant as an archive: by its ending, or because it begins as one does.
    public static func isArchive(_ path: String) -> Bool {
        if path == "-" { return false }
        return path.hasSuffix(".naql") || Snapshot.isArchive(at: path)
    }

    /// Reads all of an archive and checks it, with so many threads at one time.
    ///
    /// - Throws: ``SessionLoadError`` with the damage and its place.
    public static func check(_ path: String, threads: Int) throws(SessionLoadError) -> Snapshot.Summary {
        do { return try Snapshot.verify(path, threads: threads) } catch {
            throw SessionLoadError(message: error.description)
        }
    }

    /// Whether an archive can be written there; what is there stays.
    ///
    /// - Throws: ``SessionLoadError`` where it cannot.
    public static func checkPlace(_ path: String) throws(SessionLoadError) {
        do { _ = try OutputFile(path, devices: .refused) } catch {
            throw SessionLoadError(message: SnapshotError(error).description)
        }
    }

    /// Whether an archive can take the place of what stands there: of another one only where that can be read, so that it is
    /// known what would be lost.
    ///
    /// - Throws: ``SessionLoadError`` where it cannot.
    public static func checkReplacing(_ path: String) throws(SessionLoadError) {
        try checkPlace(path)
        _ = try corrections(at: path)
    }

    /// The corrections of the archive that stands at a path; nil where none does.
    static func corrections(at path: String) throws(SessionLoadError) -> CorrectionSet? {
        guard Files.exists(path) else { return nil }
        do throws(SnapshotError) {
            let there = try Snapshot.open(path, checkingWholeUpTo: 0)
            let corrections = CorrectionArchive.stored(in: there)
            if let damage = there.damage { throw damage }
            return corrections
        } catch {
            switch error {
            case .notAnArchive, .empty: return nil
            default:
                throw SessionLoadError(
                    path: path,
                    reason:
                        "not written: what stands there cannot be read (\(error)); write to another file, or remove it"
                )
            }
        }
    }
}
