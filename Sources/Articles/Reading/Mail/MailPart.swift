import Containers
import Machine

/// A part of a mail, with the parts in it.
struct MailPart {
    let head: HeaderFields
    private let body: ArraySlice<UInt8>
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
            body = rest
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

    private var type: String {
        head["content-type"].map { String($0.prefix { $0 != ";" }).trimmed.lowercased() } ?? "text/plain"
    }

    private var isText: Bool { type == "text/plain" || type == "text/html" }

    private var isAttachment: Bool { head["content-disposition"]?.lowercased().hasPrefix("attachment") ?? false }

    /// The text of the article; attachments are none of it.
    ///
    /// - Parameter notes: gets what is to be told of its encodings.
    func article(_ notes: inout [String]) -> String? {
        if isAttachment { return nil }
        if parts.isEmpty {
            switch type {
            case "text/plain": return plain(&notes)
            case "text/html": return HTMLPieces.text(of: decoded(&notes))
            default: return nil
            }
        }
        if type.contains("alternative") { return alternative(&notes) }
        let found = parts.compactMap { $0.article(&notes) }
        return found.isEmpty ? nil : found.joined(separator: "\n\n")
    }

    /// Of what says the same in several forms the plain text; but where that is a fraction of another ("your program shows no HTML"), the
    /// other.
    private func alternative(_ notes: inout [String]) -> String? {
        var found: [(text: String, notes: [String], isPlain: Bool)] = []
        for part in parts {
            var own: [String] = []
            guard let text = part.article(&own), text.contains(where: { !$0.isWhitespace }) else { continue }
            found.append((text, own, part.type == "text/plain"))
        }
        let plain = found.first(where: \.isPlain)
        let last = found.last { !$0.isPlain }
        var chosen = plain ?? last
        if let plain, let last, Self.length(plain.text) * 3 < Self.length(last.text) { chosen = last }
        notes += chosen?.notes ?? []
        return chosen?.text
    }

    /// How many letters a text has, but for those of addresses.
    private static func length(_ text: String) -> Int {
        text.split(whereSeparator: \.isWhitespace).filter { !$0.contains("://") }.reduce(0) { $0 + $1.count }
    }

    /// The page that a browser saved as a mail, with its address; nil where it is none.
    var savedPage: (bytes: [UInt8], charset: String?, url: String?)? {
        guard type == "multipart/related" || type == "text/html" else { return nil }
        let saved = head["snapshot-content-location"]
        guard let page = parts.isEmpty ? self : parts.first(where: { $0.type == "text/html" }) else { return nil }
        guard let url = saved ?? page.head["content-location"], url.contains("://") || saved != nil else { return nil }
        return (page.bytes, page.head.parameter("charset", of: "content-type"), url)
    }

    /// The mails that it passes on, at any depth.
    var messages: [ArraySlice<UInt8>] {
        if parts.isEmpty { return type == "message/rfc822" ? [body] : [] }
        return parts.flatMap(\.messages)
    }

    /// What of it is not read, by kinds: attachments, and parts that are no text. Neither pictures within a page nor signatures.
    var unread: [String: Int] {
        var counts: [String: Int] = [:]
        for part in parts {
            counts.merge(part.unread) { $0 + $1 }
            guard part.parts.isEmpty, part.type != "message/rfc822", !type.contains("alternative"),
                part.isAttachment || !part.isText && !type.contains("related") && !part.type.hasSuffix("signature")
            else { continue }
            counts[part.kind, default: 0] += 1
        }
        return counts
    }

    /// The ending of its file's name, else its type.
    private var kind: String {
        let name = head.parameter("filename", of: "content-disposition") ?? head.parameter("name", of: "content-type")
        let ending = name.map { FilePath(EncodedWords.decoded(Array($0.utf8))).ending } ?? ""
        return ending.isEmpty ? type : ".\(ending)"
    }

    /// Lines that end in a blank go on in the next one (format=flowed); an answer's quotations keep their marks.
    private func plain(_ notes: inout [String]) -> String {
        let text = decoded(&notes).replacing("\r\n", with: "\n")
        guard head.parameter("format", of: "content-type")?.lowercased() == "flowed" else { return text }
        // With DelSp the blank is no part of the text (RFC 3676, section 4.5).
        let isBlankOfText = head.parameter("delsp", of: "content-type")?.lowercased() != "yes"
        var lines: [String] = []
        var isOpen = false
        for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
            // A line of the signature's mark never flows.
            let goesOn = line.hasSuffix(" ") && line != "-- "
            let part = goesOn && !isBlankOfText ? line.dropLast() : line
            if isOpen, !line.isEmpty { lines[lines.count - 1] += part } else { lines.append(String(part)) }
            isOpen = goesOn
        }
        return lines.joined(separator: "\n")
    }

    /// What it holds, as it was before it was sent.
    private var bytes: [UInt8] {
        switch head["content-transfer-encoding"]?.trimmed.lowercased() {
        case "quoted-printable": TransferEncoding.quotedPrintable(body, inWords: false)
        case "base64": TransferEncoding.base64(body)
        default: Array(body)
        }
    }

    private func decoded(_ notes: inout [String]) -> String {
        MailText.decoded(bytes, charset: head.parameter("charset", of: "content-type"), notes: &notes)
    }
}
