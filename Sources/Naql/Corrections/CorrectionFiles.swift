public import Articles
public import Machine
import PropertyGraph

/// Sheets of corrections on disk.
public enum CorrectionFiles {
    /// The corrections of a sheet.
    ///
    /// - Throws: ``SessionLoadError`` with the line that is wrong.
    public static func read(_ path: String) throws(SessionLoadError) -> CorrectionSet {
        do throws(SheetTable.Failure) {
            return try CorrectionSheet.set(try table(path))
        } catch { throw SessionLoadError(error, in: path) }
    }

    /// Writes corrections as a sheet, in place of the file.
    ///
    /// - Throws: ``FileError`` where it cannot be written; then it is as it was.
    public static func write(_ corrections: [Correction], to path: String) throws(FileError) {
        var set = CorrectionSet()
        for correction in corrections { set.add(correction) }
        try OutputFile.replace(path, with: Array(CorrectionSheet.csv(set).utf8))
    }

    /// The rows of a sheet.
    static func table(_ path: String) throws(SheetTable.Failure) -> SheetTable {
        let bytes: [UInt8]
        do throws(FileError) { bytes = try Files.bytes(of: path) } catch { throw SheetTable.Failure(error.words) }
        return try SheetTable(bytes)
    }

    /// The corrections that an archive keeps, as CSV.
    ///
    /// - Throws: ``SessionLoadError`` where it is no archive of articles.
    public static func csv(ofArchive path: String) throws(SessionLoadError) -> String {
        guard Archives.isArchive(path) else {
            throw SessionLoadError(
                path: path, reason: "is no archive; `naql import` or `:write` makes one, which keeps corrections")
        }
        let graph: Graph
        do { graph = try Snapshot.open(path) } catch { throw SessionLoadError(message: "\(error)") }
        let corrections = CorrectionArchive.stored(in: graph)
        try Session.requireSound([graph])
        return CorrectionSheet.csv(corrections)
    }

    /// Merges the corrections of files into a set.
    ///
    /// - Returns: those that were not in it.
    /// - Throws: ``SessionLoadError`` where a file is none, is about nothing of the graph, or contradicts the set and
    /// nobody
    ///   said whose word counts.
    static func merge(
        _ options: LoadOptions, into set: inout CorrectionSet, of graph: Graph
    ) throws(SessionLoadError) -> CorrectionSet {
        var new = CorrectionSet()
        var merged = set
        for path in options.corrections {
            let file = try read(path)
            if !file.isEmpty, CorrectionApplier.countFound(file, in: graph) == 0 {
                throw SessionLoadError(
                    path: path,
                    reason:
                        "nothing that its \(file.count) correction\(file.count == 1 ? " is" : "s are") about is "
                        + "in these "
                        + "articles: it is for another archive; nothing was changed")
            }
            if options.conflicts == .refuse { try refuse(merged.conflicts(with: file), path) }
            let added = merged.merge(file, preferring: options.conflicts)
            new.merge(added, preferring: .theirs)
        }
        set = merged
        return new
    }

    private static func refuse(_ conflicts: [CorrectionSet.Conflict], _ path: String) throws(SessionLoadError) {
        guard !conflicts.isEmpty else { return }
        let head =
            "\(path): \(conflicts.count) correction\(conflicts.count == 1 ? " contradicts" : "s contradict") what is "
            + "there, and nothing was changed; --conflicts mine, theirs or latest says whose word counts:"
        throw SessionLoadError(lines: [head] + conflicts.map { "  " + $0.text })
    }

    /// Words for what had nothing to be done to.
    static func told(_ left: [String], of path: String) -> [String] {
        guard !left.isEmpty else { return [] }
        let some = left.prefix(3).joined(separator: ", ") + (left.count > 3 ? ", …" : "")
        return [
            "\(path): \(left.count) correction\(left.count == 1 ? " has" : "s have") nothing to be done to now, "
                + "and stay\(left.count == 1 ? "s" : "") for when that comes back: \(some)"
        ]
    }
}

extension SessionLoadError {
    init(_ failure: SheetTable.Failure, in path: String) {
        self.init(path: failure.line.map { "\(path):\($0)" } ?? path, reason: failure.reason)
    }
}
