import Articles
import PropertyGraph

/// Articles from files to a graph.
enum ArticleLoader {
    static func load(
        _ sources: [String], options: LoadOptions, progress: ((_ done: Int, _ total: Int) -> Void)?
    ) throws(SessionLoadError) -> (Graph, LoadReport) {
        throw SessionLoadError(path: sources[0], reason: "articles cannot be read yet")
    }
}
