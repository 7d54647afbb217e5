/// Reads a format that is a text, once it is decoded.
protocol ArticleReader: FormatReader {
    /// Reads the records of a text; what cannot be read goes to `issues`.
    func read(_ text: String, path: String, issues: inout [LoadIssue]) -> [ArticleRecord]
    /// The same with what is known of the text besides; who needs nothing of it leaves this out.
    func read(_ text: String, _ context: ReadingContext, issues: inout [LoadIssue]) -> [ArticleRecord]
}

extension ArticleReader {
    func read(_ text: String, _ context: ReadingContext, issues: inout [LoadIssue]) -> [ArticleRecord] {
        read(text, path: context.place, issues: &issues)
    }

    func read(_ input: ReaderInput, _ context: ReadingContext, _ sink: RecordSink) throws(LoadIssue) {
        // A list of records may be as large as a machine can hold.
        guard let bytes = try input.rest(limit: 4 << 30) else {
            throw LoadIssue(context.place, .unreadable("larger than 4 GB"))
        }
        let decoded: DecodedText
        do throws(TextDecoding.Failure) {
            decoded = try DecodedText(bytes, declared: context.charset)
        } catch { throw LoadIssue(context.place, line: error.line, error.reason) }
        var issues = decoded.notes.map { LoadIssue(context.place, .note($0)) }
        var records = read(decoded.text, context, issues: &issues)
        records.decideDates(asked: context.options.dateOrder, issues: &issues)
        issues.forEach(sink.tell)
        records.forEach(sink.take)
    }
}
