import Containers
import Language

/// A mail (EML): its text is the article, its subject the headline, its sender the byline.
struct MailReader: FormatReader {
    var endings: [String] { ["eml"] }
    var isAtRisk: Bool { true }
    var mediaTypes: [String] { ["message/rfc822"] }

    private static let heads = [
        "from", "subject", "date", "to", "message-id", "mime-version", "return-path", "received",
    ]

    /// Three fields of a mail's head at its start.
    func recognises(_ head: FileHead) -> Recognition {
        guard head.kind == .text || head.kind == nil else { return .no }
        var found = 0
        for line in head.bytes.prefix(8192).split(separator: 0x0A, omittingEmptySubsequences: false).prefix(40) {
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
        let mail = MailPart(bytes[...])
        guard let text = mail.article, text.contains(where: { !$0.isWhitespace }) else {
            throw LoadIssue(context.place, .noText)
        }
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
        if mail.isBroken {
            sink.tell(LoadIssue(context.place, .note("the mail's last boundary is missing; its parts are read")))
        }
        sink.take(record)
    }

    /// The name of `Lena Parson <desk@example.org>`.
    private static func sender(_ text: String) -> String {
        guard let open = text.firstIndex(of: "<") else { return text }
        let name = DataFile.trimmed(text[..<open].filter { $0 != "\"" })
        return name.isEmpty ? String(text[open...].dropFirst().prefix { $0 != ">" }) : name
    }
}

/// A part of a mail, with the parts in it.
struct MailPart {
    let head: HeaderFields
    private let body: [UInt8]
    private(set) var parts: [MailPart] = []
    /// Whether the mark that ends its parts is missing.
    private(set) var isBroken = false

    init(_ bytes: ArraySlice<UInt8>, depth: Int = 0) {
        var head = HeaderFields()
        var rest = bytes
        while let end = rest.firstIndex(of: 0x0A) {
            var line = Array(rest[..<end])
            if line.last == 0x0D { line.removeLast() }
            rest = rest[(end + 1)...]
            if line.isEmpty { break }
            head.add(line: line)
        }
        self.head = head
        guard depth < 10, head["content-type"]?.lowercased().hasPrefix("multipart/") ?? false,
            let boundary = head.parameter("boundary", of: "content-type")
        else {
            body = Array(rest)
            return
        }
        body = []
        let (pieces, isWhole) = Self.pieces(of: rest, boundary)
        parts = pieces.map { MailPart($0, depth: depth + 1) }
        isBroken = !isWhole
    }

    private static func pieces(of bytes: ArraySlice<UInt8>, _ boundary: String) -> ([ArraySlice<UInt8>], Bool) {
        let mark = Array("--\(boundary)".utf8)
        var pieces: [ArraySlice<UInt8>] = []
        var start: Int?
        var at = bytes.startIndex
        while at < bytes.endIndex {
            let end = bytes[at...].firstIndex(of: 0x0A) ?? bytes.endIndex
            if bytes[at..<end].starts(with: mark) {
                if let start { pieces.append(bytes[start..<at]) }
                if bytes[(at + mark.count)..<end].starts(with: [0x2D, 0x2D]) { return (pieces, true) }
                start = min(end + 1, bytes.endIndex)
            }
            at = end + 1
        }
        if let start { pieces.append(bytes[start...]) }
        return (pieces, false)
    }

    private var type: String { head["content-type"]?.prefix { $0 != ";" }.lowercased() ?? "text/plain" }

    private var isAttachment: Bool { head["content-disposition"]?.lowercased().hasPrefix("attachment") ?? false }

    /// The text of the article: of alternatives the plain one, else that of HTML; attachments are none of it.
    var article: String? {
        if isAttachment { return nil }
        if parts.isEmpty {
            switch type {
            case "text/plain": return plain
            case "text/html": return MarkedUpText.body(decoded)
            default: return nil
            }
        }
        let texts = parts.map { (type: $0.type, text: $0.article) }
        if type.contains("alternative") {
            return texts.first { $0.type == "text/plain" && $0.text != nil }?.text ?? texts.lazy.compactMap(\.text).last
        }
        let found = texts.compactMap(\.text)
        return found.isEmpty ? nil : found.joined(separator: "\n\n")
    }

    /// Lines that end in a blank go on in the next one (format=flowed); an answer's quotations keep their marks.
    private var plain: String {
        let text = decoded.replacing("\r\n", with: "\n")
        guard head.parameter("format", of: "content-type")?.lowercased() == "flowed" else { return text }
        var lines: [String] = []
        var isOpen = false
        for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
            // A line of the signature's mark never flows.
            if isOpen, !line.isEmpty { lines[lines.count - 1] += line } else { lines.append(String(line)) }
            isOpen = line.hasSuffix(" ") && line != "-- "
        }
        return lines.joined(separator: "\n")
    }

    private var decoded: String {
        let bytes: [UInt8]
        switch head["content-transfer-encoding"]?.lowercased() {
        case "quoted-printable": bytes = TransferEncoding.quotedPrintable(body[...], inWords: false)
        case "base64": bytes = TransferEncoding.base64(body[...])
        default: bytes = body
        }
        return MailText.decoded(bytes, charset: head.parameter("charset", of: "content-type"))
    }
}
