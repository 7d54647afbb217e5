import Articles
import Naql
#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// The answers of a review that goes on, as a sheet of corrections in the user's folder: they are there when the terminal
/// is killed.
final class ReviewDraft {
    let path: String
    /// Those of reviews that were cut off, and of others that go on.
    let others: [String]

    /// Nil where there is no folder to be had.
    init?() {
        guard let folder = UserFolders.state else { return nil }
        UserFolders.make(folder)
        let names = (try? Files.names(in: folder, ending: ".csv"))?.filter { $0.hasPrefix("review-") } ?? []
        others = names.map { folder + "/" + $0 }
        var number = 1
        while names.contains("review-\(number).csv") { number += 1 }
        path = folder + "/review-\(number).csv"
    }

    /// Keeps corrections in place of those before. What fails is left be: the review itself has them.
    func keep(_ corrections: [Correction]) {
        try? CorrectionFiles.write(corrections, to: path)
    }

    /// Takes the file away, for the graph has the corrections.
    func remove() { unlink(path) }
}
