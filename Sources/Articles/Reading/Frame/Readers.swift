import Machine

/// All formats, and which of them some bytes are. A new format is one entry here.
enum Readers {
    /// All readers, the most particular first.
    static func all(_ options: ReadingOptions) -> [any FormatReader] {
        [
            PDFReader(), WordReader(), RichTextReader(), ZipReader(), GzipReader(), PackedReader(), TarReader(),
            CrawlReader(),
            NewsXMLReader(),
            SubtitleReader(), MailboxReader(), MailReader(), TableReader(map: options.map),
            JSONLinesReader(map: options.map), JSONReader(map: options.map), HTMLReader(),
            MarkdownReader(map: options.map), PlainTextReader(),
        ]
    }

    /// Deeper containers are no files that anybody keeps.
    private static let deepest = 8

    private static let endings = Set(all(ReadingOptions()).flatMap(\.endings))

    /// Endings of files of many articles.
    private static let collections = Set(all(ReadingOptions()).filter(\.holdsMany).flatMap(\.endings))

    /// Whether files with an ending may hold many articles: the bound of one is none of theirs.
    static func holdMany(_ ending: String) -> Bool { collections.contains(ending) }

    /// Whether a reader knows files with such a name.
    static func knows(_ path: FilePath) -> Bool { endings.contains(path.ending) }

    /// Whether a file is of a form that its first bytes tell for certain, whatever its name.
    static func recognises(_ path: FilePath) -> Bool {
        guard let bytes = try? ReaderInput(opening: path).head(4096), !bytes.isEmpty else { return false }
        let head = FileHead(bytes)
        return all(ReadingOptions()).contains { $0.recognises(head) == .certain }
    }

    /// Reads a file or an entry of a container, whatever it is.
    ///
    /// - Throws: an issue with which nothing more of it can be read.
    static func read(_ input: ReaderInput, _ context: ReadingContext, _ sink: RecordSink) throws(LoadIssue) {
        try checkDepth(of: context)
        // What was wrong with it has been told.
        if context.options.passedOver.contains(context.place) { return }
        let head = FileHead(try input.head())
        try reader(for: head, context).read(input, context, sink)
    }

    /// - Throws: an issue where so many containers lie around it that nobody can have meant them.
    static func checkDepth(of context: ReadingContext) throws(LoadIssue) {
        guard context.depth > deepest else { return }
        throw LoadIssue(context.place, .content("packed \(context.depth) times, more than is unpacked"))
    }

    /// The reader: by what stands in the file first, then by what its head or its name says.
    ///
    /// - Throws: an issue that says what it is, where there is none.
    static func reader(for head: FileHead, _ context: ReadingContext) throws(LoadIssue) -> any FormatReader {
        if head.bytes.isEmpty { throw LoadIssue(context.place, .empty) }
        let readers = all(context.options)
        let ranked = readers.map { (reader: $0, rank: $0.recognises(head)) }
        if let certain = ranked.first(where: { $0.rank == .certain }) { return certain.reader }
        let named = ranked.filter { entry in
            entry.reader.endings.contains(context.ending)
                || context.mediaType.map { entry.reader.mediaTypes.contains($0) } ?? false
        }
        if let fitting = named.first(where: { $0.rank >= .byName }) { return fitting.reader }
        if let likely = ranked.first(where: { $0.rank == .likely }) { return likely.reader }
        if let form = BinaryForm(of: head.bytes) { throw LoadIssue(context.place, .content(form.words)) }
        // Standard input and entries without a name are texts if they are nothing else.
        if context.ending.isEmpty, head.kind == .text { return PlainTextReader() }
        if let kind = head.kind, kind != .text { throw LoadIssue(context.place, .content(kind.words)) }
        if let named = named.first { return named.reader }
        throw LoadIssue(context.place, .unknownEnding(context.ending))
    }
}
