/// Rich text (RTF): of old word processors, and of press databases, which give many articles in one file.
struct RichTextReader: FormatReader {
    var endings: [String] { ["rtf"] }
    var holdsMany: Bool { true }
    var mediaTypes: [String] { ["application/rtf", "text/rtf", "application/x-rtf"] }

    func recognises(_ head: FileHead) -> Recognition { head.kind == .richText ? .certain : .no }

    func read(_ input: ReaderInput, _ context: ReadingContext, _ sink: RecordSink) throws(LoadIssue) {
        // Most of it may be pictures, in digits.
        let limit = context.options.largestArticle * 16
        guard let bytes = try input.rest(limit: limit) else {
            throw LoadIssue(context.place, .container("has more than \(limit) bytes (--max-article)"))
        }
        var parser = RichTextParser(bytes)
        var documents: [RichTextParser.Document] = []
        while let document = parser.next() { documents.append(document) }
        for note in parser.notes { sink.tell(LoadIssue(context.place, .note(note))) }
        if parser.isCut {
            sink.tell(
                LoadIssue(context.place, .container("ends in the midst of a group: it was cut; read as far as it goes"))
            )
        }
        var found = 0
        for (index, document) in documents.enumerated() where !document.text.isEmpty {
            found += 1
            let place = documents.count > 1 ? "\(context.place)#\(index + 1)" : context.place
            var issues: [LoadIssue] = []
            let records = document.text.records(
                place: place, path: context.place,
                byline: document.author.flatMap { BylineText.isOfMachine($0) ? nil : $0 }, url: context.url,
                issues: &issues)
            issues.forEach(sink.tell)
            records.forEach(sink.take)
        }
        if found == 0 { throw LoadIssue(context.place, .empty) }
    }
}
