/// A mail (EML): its text is the article, its subject the headline, its sender the byline. A mail that another one passes on is an
/// article of its own.
struct MailReader: FormatReader {
    var endings: [String] { ["eml", "mhtml", "mht"] }
    var isAtRisk: Bool { true }
    var mediaTypes: [String] { ["message/rfc822"] }

    private static let heads = [
        "from", "subject", "date", "to", "cc", "message-id", "mime-version", "return-path", "received", "delivered-to",
        "reply-to", "content-type", "dkim-signature", "authentication-results",
    ]

    /// Three fields of a mail's head at its start, whatever its body looks like.
    func recognises(_ head: FileHead) -> Recognition {
        guard head.kind == .text || head.kind == .html || head.kind == nil else { return .no }
        var found = 0
        var rest = head.bytes.prefix(8192)
        for _ in 0..<40 where !rest.isEmpty {
            let line = rest.prefix { $0 != 0x0A }
            rest = rest.dropFirst(line.count + 1)
            guard let first = line.first, first != 0x0D else { break }
            guard first != 0x20, first != 0x09 else { continue }
            guard let colon = line.firstIndex(of: 0x3A) else { return .byName }
            let name = String(decoding: line[..<colon], as: UTF8.self).lowercased()
            if Self.heads.contains(name) { found += 1 }
        }
        return found >= 3 ? .certain : .byName
    }

    func read(_ input: ReaderInput, _ context: ReadingContext, _ sink: RecordSink) throws(LoadIssue) {
        guard let bytes = try input.rest(limit: context.options.largestArticle) else {
            throw LoadIssue(
                context.place, .container("has more than \(context.options.largestArticle) bytes (--max-article)"))
        }
        try MailMessage(bytes[...]).read(context, sink)
    }
}

/// A box of mails (mbox): one behind the other, each behind a line that begins with "From ".
struct MailboxReader: FormatReader {
    var endings: [String] { ["mbox", "mbx"] }
    var holdsMany: Bool { true }
    var isAtRisk: Bool { true }
    var mediaTypes: [String] { ["application/mbox"] }

    private static let mark = Array("From ".utf8)

    /// Such a line, and a mail's head below it.
    func recognises(_ head: FileHead) -> Recognition {
        guard head.starts(Self.mark), let end = head.bytes.firstIndex(of: 0x0A) else { return .no }
        let rest = FileHead(Array(head.bytes[(end + 1)...]))
        return MailReader().recognises(rest) == .certain ? .certain : .no
    }

    func read(_ input: ReaderInput, _ context: ReadingContext, _ sink: RecordSink) throws(LoadIssue) {
        var message: [UInt8] = []
        var number = 0
        var isTooLong = false
        var wasBlank = true
        func end() {
            defer { (message, isTooLong) = ([], false) }
            guard number > 0 else { return }
            let inner = context.entry("#\(number)", ending: "eml")
            guard !isTooLong else {
                let words = "has more than \(context.options.largestArticle) bytes (--max-article)"
                return sink.tell(LoadIssue(inner.place, .container(words)))
            }
            MailMessage.read(message[...], inner, sink)
        }
        try Self.forEachLine(of: input) { line in
            if wasBlank, line.starts(with: Self.mark) {
                end()
                number += 1
            } else if message.count + line.count > context.options.largestArticle {
                isTooLong = true
            } else {
                message += Self.unguarded(line)
            }
            wasBlank = line.allSatisfy { $0 == 0x0A || $0 == 0x0D }
        }
        end()
    }

    /// Lines with their ends.
    private static func forEachLine(of input: ReaderInput, _ take: (ArraySlice<UInt8>) -> Void) throws(LoadIssue) {
        var rest: [UInt8] = []
        while true {
            let part = try input.part()
            if part.isEmpty { break }
            var start = 0
            // No line ends in what was left: it is not sought through again.
            var unread = rest.count
            rest += part
            while let end = rest[unread...].firstIndex(of: 0x0A) {
                take(rest[start...end])
                start = end + 1
                unread = start
            }
            rest.removeFirst(start)
        }
        if !rest.isEmpty { take(rest[...]) }
    }

    /// A line of a text that begins with "From " has a mark before it.
    private static func unguarded(_ line: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
        guard line.first == 0x3E, line.drop(while: { $0 == 0x3E }).starts(with: mark) else { return line }
        return line.dropFirst()
    }
}
