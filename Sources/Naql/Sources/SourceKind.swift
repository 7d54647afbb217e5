import Machine
import PropertyGraph

/// What a source is, by its name and what stands at the path.
enum SourceKind: Hashable {
    /// A `.naql` file, or one that begins as such files do.
    case archive
    /// A folder with a `graph.json` that lists files of nodes, or with CSV files in `nodes/`.
    case graphCSV
    /// Article files, folders of them, or standard input.
    case articles

    init(of path: FilePath) throws(SessionLoadError) {
        if path == .standardInput {
            self = .articles
            return
        }
        let kind: FileStatus.Kind
        do throws(FileError) {
            kind = try FileSystem.status(of: path).kind
        } catch { throw SessionLoadError(message: error.message) }
        switch kind {
        case .folder: self = GraphCSV.isGraph(folder: path) ? .graphCSV : .articles
        case .file: self = Archives.isArchive(path.text) ? .archive : .articles
        // Opening one could wait for ever, whatever is expected of it.
        case .pipe, .socket, .device:
            throw SessionLoadError(message: FileError(path: path.description, .notAFile(kind)).message)
        }
    }
}
