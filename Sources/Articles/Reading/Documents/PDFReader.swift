/// A PDF, through pdftotext where it is installed.
struct PDFReader: FormatReader {
    var endings: [String] { ["pdf"] }
    var mediaTypes: [String] { ["application/pdf"] }

    func recognises(_ head: FileHead) -> Recognition { head.starts(Array("%PDF-".utf8)) ? .certain : .no }

    func read(_ input: ReaderInput, _ context: ReadingContext, _ sink: RecordSink) throws(LoadIssue) {
        let limit = context.options.largestArticle * 16
        guard let bytes = try input.rest(limit: limit) else {
            throw LoadIssue(context.place, .container("has more than \(limit) bytes (--max-article)"))
        }
        // It ends by itself where a file is made to take time or memory.
        let outcome = OutsideProgram.run(
            "command -v pdftotext >/dev/null || exit 127; ulimit -t 60; ulimit -v 4000000; exec pdftotext -q -enc UTF-8 - -",
            input: bytes, limit: limit)
        guard let outcome else { throw LoadIssue(context.place, .container("pdftotext could not be started")) }
        guard outcome.status != 127 else {
            throw LoadIssue(
                context.place,
                .content(
                    "a PDF, for which pdftotext is needed, which is not installed (Debian: apt-get install poppler-utils)"
                ))
        }
        let text = PDFText.repaired(String(decoding: outcome.output, as: UTF8.self))
        guard outcome.status == 0 || !text.isEmpty else {
            throw LoadIssue(context.place, .container("pdftotext cannot read it (it ended with \(outcome.status))"))
        }
        guard !text.isEmpty else {
            throw LoadIssue(context.place, .container("has no text in it: its pages are pictures"))
        }
        if outcome.status != 0 { sink.tell(LoadIssue(context.place, .note("pdftotext could not read all of it"))) }
        var record = ArticleRecord(id: context.place, path: context.place, text: text)
        record.uri = context.url
        sink.take(record)
    }
}
