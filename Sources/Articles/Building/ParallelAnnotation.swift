import Machine
import Synchronization

/// Annotates files on several threads and delivers them in order.
enum ParallelAnnotation {
    /// What a worker made of a file.
    private struct Result: Sendable {
        let articles: [AnnotatedArticle]
        let issues: [LoadIssue]
    }

    /// The files that workers share out; each slot is written by one worker, then read after all have ended.
    private final class Batch: Sendable {
        let paths: [String]
        let annotator: Annotator
        let next = Atomic<Int>(0)
        let results: Mutex<[Result?]>

        init(_ paths: [String], _ annotator: Annotator) {
            self.paths = paths
            self.annotator = annotator
            results = Mutex(Array(repeating: nil, count: paths.count))
        }

        func work() {
            while true {
                let index = next.wrappingAdd(1, ordering: .relaxed).oldValue
                guard index < paths.count else { return }
                var issues: [LoadIssue] = []
                let records = SourceFiles.read(paths[index], issues: &issues)
                let result = Result(articles: records.map(annotator.annotate), issues: issues)
                results.withLock { $0[index] = result }
            }
        }
    }

    /// Files of one round: enough to keep the workers busy, few enough to hold in memory.
    private static let batchSize = 256

    static func run(
        _ paths: [String], _ annotator: Annotator, _ deliver: ([AnnotatedArticle], [LoadIssue]) -> Void
    ) {
        let workers = max(1, min(annotator.options.workers, paths.count))
        var start = 0
        while start < paths.count {
            let end = min(start + batchSize, paths.count)
            let batch = Batch(Array(paths[start..<end]), annotator)
            Workers.run(workers) { batch.work() }
            for result in batch.results.withLock({ $0 }) {
                if let result { deliver(result.articles, result.issues) }
            }
            start = end
        }
    }
}
