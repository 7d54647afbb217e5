import Articles
import PropertyGraph

/// Articles from files to a graph.
enum ArticleLoader {
    /// - Throws: ``SessionLoadError`` where not one article could be read.
    static func load(
        _ sources: [String], options: LoadOptions, workers: Int, progress: ((_ done: Int, _ total: Int) -> Void)?
    ) throws(SessionLoadError) -> (Graph, LoadReport) {
        var articleOptions = ArticleOptions()
        articleOptions.published = options.published.map { .date($0) }
        articleOptions.outlet = options.outlet
        articleOptions.nameLists = options.names
        articleOptions.workers = workers
        var report = LoadReport()
        let (graph, issues) = ArticleArchive.load(paths: sources, options: articleOptions) { state in
            report.articles = state.articles
            progress?(state.done, state.total)
        }
        report.issues = issues.map(\.message)
        if report.articles == 0 {
            // With nothing else to do the first issue is the failure itself.
            throw SessionLoadError(
                message: report.issues.isEmpty
                    ? "\(sources[0]): has no article in it" : report.issues.joined(separator: "\n"))
        }
        return (graph, report)
    }
}
