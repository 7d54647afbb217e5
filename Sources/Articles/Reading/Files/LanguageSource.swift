import Language
import Machine
import Reporting

/// Reads a folder of a language: its lists and rules, those in folders within it too.
enum LanguageSource {
    /// A lexicon with the language of a folder, which takes the place of the one of its code.
    ///
    /// - Parameter note: hears of each file of it.
    static func adding(
        _ folder: FilePath, to lexicon: Lexicon, note: (LanguageFile) -> Void
    ) throws(LoadIssue) -> Lexicon {
        var files: [LanguageFile] = []
        try read(folder, &files, depth: 0)
        files.forEach(note)
        guard files.contains(where: { $0.path.hasSuffix("/language.txt") }) else {
            throw LoadIssue(
                folder,
                .language(column: nil, "has no language.txt; write one with `code: xx`, `name: …`, `script: latin`"))
        }
        do throws(LanguageError) {
            return try lexicon.adding(languages: [LanguageFolder(name: folder.description, files: files)])
        } catch {
            throw LoadIssue(
                error.file, line: error.line, .language(column: error.column, "\(error.message); \(error.remedy)"))
        }
    }

    private static func read(_ folder: FilePath, _ files: inout [LanguageFile], depth: Int) throws(LoadIssue) {
        let names: [[UInt8]]
        do throws(FileError) { names = try FileSystem.names(in: folder) } catch { throw LoadIssue(folder, error) }
        for bytes in names.sorted(by: { $0.lexicographicallyPrecedes($1) }) where bytes.first != UInt8(ascii: ".") {
            let path = folder.appending(bytes)
            let name = path.description
            if name.hasSuffix(".txt") || name.hasSuffix(".rules") {
                files.append(LanguageFile(path: name, text: try ArticleFile.text(of: path)))
            } else if depth < 3, let status = try? FileSystem.status(of: path), status.kind == .folder {
                try read(path, &files, depth: depth + 1)
            }
        }
    }
}
