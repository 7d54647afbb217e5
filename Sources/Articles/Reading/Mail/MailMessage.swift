import Containers
import Language

/// A mail with the mails that it passes on.
struct MailMessage {
    private let mail: MailPart

    init(_ bytes: ArraySlice<UInt8>) { mail = MailPart(bytes) }

    /// Gives its article, and those of the mails in it.
    ///
    /// - Throws: an issue where neither it nor any of those has a text.
    func read(_ context: ReadingContext, _ sink: RecordSink) throws(LoadIssue) {
        try Readers.checkDepth(of: context)
        if let page = mail.savedPage { return try read(page, context, sink) }
        var notes: [String] = []
        let text = mail.article(&notes) ?? ""
        let inner = mail.messages
        sink.tell(others: mail.unread, in: context)
        for note in notes { sink.tell(LoadIssue(context.place, .note(note))) }
        if mail.isBroken {
            sink.tell(LoadIssue(context.place, .note("the mail's last boundary is missing; its parts are read")))
        }
        if text.contains(where: { !$0.isWhitespace }) {
            take(text, context, sink)
        } else if inner.isEmpty {
            throw LoadIssue(context.place, .container("the mail has no text"))
        }
        for (index, message) in inner.enumerated() {
            Self.read(message, context.entry("/\(index + 1)", ending: "eml"), sink)
        }
    }

    /// Reads a mail of a box, or one within another: what is wrong with it loses no other.
    static func read(_ bytes: ArraySlice<UInt8>, _ context: ReadingContext, _ sink: RecordSink) {
        sink.begin(context.place)
        // What was wrong with it has been told.
        guard !context.options.passedOver.contains(context.place) else { return }
        do throws(LoadIssue) { try MailMessage(bytes).read(context, sink) } catch { sink.tell(error) }
    }

    /// A page that a browser saved with all that it shows: it is read as any page.
    private func read(
        _ page: (bytes: [UInt8], charset: String?, url: String?), _ context: ReadingContext, _ sink: RecordSink
    ) throws(LoadIssue) {
        var inner = context
        (inner.ending, inner.mediaType, inner.charset, inner.url) = ("html", "text/html", page.charset, page.url)
        inner.depth += 1
        try Readers.read(ReaderInput(page.bytes), inner, sink.addressed(page.url))
    }

    /// Its own text, and that of each mail whose head stands in it.
    private func take(_ text: String, _ context: ReadingContext, _ sink: RecordSink) {
        let mails = PassedOnText(text)
        let own = record(mails.own, context, sink)
        if mails.others.isEmpty || mails.own.contains(where: { !$0.isWhitespace }) { sink.take(own) }
        for (index, other) in mails.others.enumerated() {
            let place =
                mails.others.count + (mails.own.isEmpty ? 0 : 1) == 1 ? context.place : "\(context.place)/\(index + 1)"
            var record = ArticleRecord(id: place, path: context.place, text: other.text)
            var fields = FieldCandidates()
            for (field, words) in other.fields { fields.add(field, field == .byline ? Self.sender(words) : words) }
            var issues: [LoadIssue] = []
            fields.settle(&record, issues: &issues)
            record.language = own.language
            issues.forEach(sink.tell)
            sink.take(record)
        }
    }

    private func record(_ text: String, _ context: ReadingContext, _ sink: RecordSink) -> ArticleRecord {
        var record = ArticleRecord(id: context.place, path: context.place, text: text)
        var fields = FieldCandidates()
        func add(_ field: ArticleField, _ name: String, _ change: (String) -> String = { $0 }) {
            if let bytes = mail.head.bytes(name) { fields.add(field, change(EncodedWords.decoded(bytes)), from: name) }
        }
        add(.headline, "subject")
        add(.byline, "from", Self.sender)
        add(.published, "date")
        add(.language, "content-language")
        add(.id, "message-id")
        var issues: [LoadIssue] = []
        fields.settle(&record, issues: &issues)
        issues.forEach(sink.tell)
        return record
    }

    /// The name of `Lena Parson <desk@example.org>`.
    private static func sender(_ text: String) -> String {
        guard let open = text.firstIndex(of: "<") else { return text }
        let name = DataFile.trimmed(text[..<open].filter { $0 != "\"" })
        return name.isEmpty ? String(text[open...].dropFirst().prefix { $0 != ">" }) : name
    }
}
