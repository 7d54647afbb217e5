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
        var notes: [String] = []
        let text = mail.article(&notes) ?? ""
        let inner = mail.messages
        sink.tell(others: mail.unread, in: context)
        for note in notes { sink.tell(LoadIssue(context.place, .note(note))) }
        if mail.isBroken {
            sink.tell(LoadIssue(context.place, .note("the mail's last boundary is missing; its parts are read")))
        }
        if text.contains(where: { !$0.isWhitespace }) {
            sink.take(record(text, context, sink))
        } else if inner.isEmpty {
            throw LoadIssue(context.place, .container("the mail has no text"))
        }
        for (index, message) in inner.enumerated() {
            let place = context.entry("/\(index + 1)", ending: "eml")
            do throws(LoadIssue) { try MailMessage(message).read(place, sink) } catch { sink.tell(error) }
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
