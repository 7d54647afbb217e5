/// Annotates files in order.
enum ParallelAnnotation {
    static func run(
        _ paths: [String], _ annotator: Annotator, _ deliver: ([AnnotatedArticle], [LoadIssue]) -> Void
    ) {
        for path in paths {
            var issues: [LoadIssue] = []
            let records = SourceFiles.read(path, issues: &issues)
            deliver(records.map(annotator.annotate), issues)
        }
    }
}
