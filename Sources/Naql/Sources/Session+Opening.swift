import Articles
import Machine
import PropertyGraph

extension Session {
    /// A source with what is known of it before articles are read.
    struct Opened {
        let path: FilePath
        /// What an archive or a folder of graph CSV holds.
        var graph: Graph?
        var isArchive = false
        var notRead: [String: Int] = [:]

        /// Whether it is an archive of articles: going through all of them is put off until that matters.
        var holdsArticles: Bool { isArchive && graph.map { Session.isOfArticles($0) } ?? false }

        func articles() throws(SessionLoadError) -> ArticleArchive.Source {
            guard let graph else { return .path(path) }
            guard holdsArticles else {
                throw SessionLoadError(
                    path: path.description, reason: "is a graph of its own, not one of articles alone; name it alone")
            }
            return .stored(path, StoredArticles.records(of: graph, isOpen: false))
        }
    }

    func open(_ path: FilePath) throws(SessionLoadError) -> Opened {
        switch try SourceKind(of: path) {
        case .articles: return Opened(path: path)
        case .archive: return Opened(path: path, graph: try opening(path) { try Snapshot.open($0) }, isArchive: true)
        case .graphCSV:
            let graph = try opening(path) { try GraphCSV.load(folder: $0) }
            return Opened(path: path, graph: graph, notRead: GraphCSV.filesNotRead(in: path))
        }
    }

    private func opening(_ path: FilePath, _ body: (String) throws -> Graph) throws(SessionLoadError) -> Graph {
        do { return try body(path.text) } catch let error as SnapshotError {
            throw SessionLoadError(message: "\(error)")
        } catch { throw SessionLoadError(path: path.description, reason: "\(error)") }
    }
}
