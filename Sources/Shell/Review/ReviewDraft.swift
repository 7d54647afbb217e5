import Articles
import Machine
import Naql
#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// The answers of a review that goes on, as a sheet of corrections in the user's folder: they are there when the terminal
/// is killed. Without an answer there is no sheet when the review is left.
final class ReviewDraft {
    let path: String
    /// Those of reviews that were cut off, and of others that go on.
    let others: [String]
    private var isEmpty = true

    /// Nil where there is no folder to be had, or none that can be written.
    init?() {
        guard let folder = UserFolders.state else { return nil }
        UserFolders.make(folder)
        let names = (try? Files.names(in: folder, ending: ".csv"))?.filter { $0.hasPrefix("review-") } ?? []
        others = names.map { folder + "/" + $0 }.filter(Self.hasAnswers)
        var number = 1
        while true {
            let path = folder + "/review-\(number).csv"
            // The file is made at once, so that of two reviews that begin together each has its own.
            let descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
            if descriptor >= 0 {
                close(descriptor)
                self.path = path
                return
            }
            guard errno == EEXIST else { return nil }
            number += 1
        }
    }

    deinit { if isEmpty { remove() } }

    private static func hasAnswers(_ path: String) -> Bool {
        (try? FileSystem.status(of: FilePath(path)))?.size != 0
    }

    /// Keeps corrections in place of those before.
    ///
    /// - Throws: ``FileError`` where they cannot be written.
    func keep(_ corrections: [Correction]) throws(FileError) {
        try CorrectionFiles.write(corrections, to: path)
        isEmpty = false
    }

    /// Takes the file away, for the graph has the corrections.
    func remove() { unlink(path) }
}
