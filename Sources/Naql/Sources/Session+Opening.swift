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
            let isOfArticles = holdsArticles
            let records = isOfArticles ? StoredArticles.records(of: graph, isOpen: false) : []
            try Session.requireSound([graph])
            guard isOfArticles else {
                throw SessionLoadError(
                    path: path.description, reason: "is a graph of its own, not one of articles alone; name it alone")
            }
            return .stored(path, records)
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

    /// Refuses what was read of archives where a place of them turned out to be damaged: what could not be read would be
    /// taken for what was never there.
    static func requireSound(_ graphs: [Graph?], remedy: String = "") throws(SessionLoadError) {
        for case let graph? in graphs {
            if let damage = graph.damage { throw SessionLoadError(message: "\(damage)\(remedy)") }
        }
    }

    private func opening(_ path: FilePath, _ body: (String) throws -> Graph) throws(SessionLoadError) -> Graph {
        do { return try body(path.text) } catch let error as SnapshotError {
            throw SessionLoadError(message: "\(error)")
        } catch { throw SessionLoadError(path: path.description, reason: "\(error)") }
    }
}
