/// Annotates articles on several threads and delivers them in order.
enum ParallelAnnotation {
    /// Articles of one round: enough to keep the workers busy, few enough to hold in memory with all that is found in them.
    private static let batchSize = 256

    static func run(
        _ records: [ArticleRecord], _ annotator: ArticleAnnotator,
        _ deliver: ([AnnotatedArticle]) throws(LoadCancelled) -> Void
    ) throws(LoadCancelled) {
        var start = 0
        while start < records.count {
            let end = min(start + batchSize, records.count)
            try deliver(
                ParallelMap.run(
                    Array(records[start..<end]), workers: annotator.options.workers,
                    cancellation: annotator.cancellation
                ) { annotator.annotate($0) })
            start = end
        }
    }
}
