import Containers

/// A document of Word (DOCX), as it would read with all changes accepted.
struct WordReader: FormatReader {
    var endings: [String] { ["docx", "docm", "dotx"] }
    var isAtRisk: Bool { true }
    var mediaTypes: [String] { ["application/vnd.openxmlformats-officedocument.wordprocessingml.document"] }

    func recognises(_ head: FileHead) -> Recognition { ZipForm.isWord(head.bytes) ? .certain : .no }

    func read(_ input: ReaderInput, _ context: ReadingContext, _ sink: RecordSink) throws(LoadIssue) {
        let parts = try Self.parts(of: InputBytes(input), context)
        guard let document = parts["word/document.xml"] else {
            throw LoadIssue(context.place, .container("has no word/document.xml: it is no whole document of Word"))
        }
        let found = XMLStream.read(document, wanted: ["body"])
        if let fault = found.fault {
            sink.tell(LoadIssue(context.place, .container("its XML is broken (\(fault.why)); read as far as that")))
        }
        var text = WordText()
        for body in found.nodes { text.add(body) }
        text.finish()
        for name in Self.notes { for note in Self.notes(in: parts[name]) { text.add(note: note) } }
        guard !text.document.isEmpty else { throw LoadIssue(context.place, .empty) }
        let facts = XMLStream.read(parts["docProps/core.xml"] ?? "<x/>", wanted: ["creator", "language"]).nodes
        let language = facts.first { $0.local == "language" }?.line
        var issues: [LoadIssue] = []
        let records = text.document.records(
            place: context.place, path: context.place,
            byline: facts.first { $0.local == "creator" }?.line.flatMap { BylineText.isOfMachine($0) ? nil : $0 },
            url: context.url, issues: &issues)
        issues.forEach(sink.tell)
        for var record in records {
            if record.language == nil, let language { _ = record.accept(.language, language, issues: &issues) }
            sink.take(record)
        }
    }

    /// The files of the package that are read, by name.
    private static func parts(
        of stream: InputBytes, _ context: ReadingContext
    ) throws(LoadIssue) -> [String: String] {
        var parts: [String: String] = [:]
        do throws(ContainerError) {
            let archive = try ArchiveReader(stream, .zip)
            while let entry = try archive.next() {
                let name = String(decoding: entry.name, as: UTF8.self)
                guard name == "word/document.xml" || name == "docProps/core.xml" || notes.contains(name) else {
                    continue
                }
                let limit = context.options.largestArticle * 4
                guard let bytes = try BufferedStream(entry.content).rest(limit: limit) else {
                    throw ContainerError("\(name) has more than \(limit) bytes (--max-article)")
                }
                parts[name] = String(decoding: bytes, as: UTF8.self)
            }
        } catch { throw stream.issue ?? LoadIssue(context.place, .container(error.message)) }
        return parts
    }

    /// Parts that hold notes, which stand behind the text.
    private static let notes = ["word/footnotes.xml", "word/endnotes.xml"]

    /// The notes of a part, but for the lines that part them from the text.
    private static func notes(in part: String?) -> [XMLNode] {
        guard let part else { return [] }
        return XMLStream.read(part, wanted: ["footnote", "endnote"]).nodes
            .filter { !($0["type"] ?? "").lowercased().contains("separator") }
    }
}

/// The paragraphs of a body of WordprocessingML.
struct WordText {
    private(set) var document = DocumentText()
    private var line = ""

    /// What was taken out or moved away, what only repeats, and what is no text.
    private static let silent: Set<String> = [
        "del", "deltext", "movefrom", "instrtext", "fallback", "rt", "ppr", "sectpr", "tblpr", "trpr", "tcpr",
        "sdtpr", "delinstrtext", "commentreference", "footnotereference", "endnotereference",
    ]

    mutating func add(_ node: XMLNode) {
        for child in node.elements {
            switch child.local {
            case "p": addParagraph(child)
            case "t": line += child.text
            case "tab": line += "\t"
            case "br", "cr": line += child["type"] == "page" ? "" : "\n"
            case "nobreakhyphen": line += "-"
            case "sym":
                if let scalar = child["char"].flatMap({ UInt32($0, radix: 16) }).flatMap(Unicode.Scalar.init) {
                    line.unicodeScalars.append(scalar)
                }
            case "r": if !Self.isHidden(child) { add(child) }
            // A text box stands in a line, and is a paragraph or more of its own.
            case "txbxcontent":
                let outer = line
                line = ""
                add(child)
                flush(isHeading: false)
                line = outer
            // A row that was taken out.
            case "tr" where child.at("trpr", "del") != nil: continue
            case _ where Self.silent.contains(child.local): continue
            default: add(child)
            }
        }
    }

    mutating func finish() { flush(isHeading: false) }

    /// Adds a note as a paragraph.
    mutating func add(note: XMLNode) {
        for (index, paragraph) in note.elements.enumerated() where paragraph.local == "p" {
            if index > 0, !line.isEmpty { line += "\n" }
            add(paragraph)
        }
        finish()
    }

    private mutating func addParagraph(_ paragraph: XMLNode) {
        add(paragraph)
        let properties = paragraph.first("ppr")
        // A paragraph whose end was deleted goes on in the next one.
        if properties?.at("rpr", "del") != nil { return }
        let style = properties?.first("pstyle")?["val"]?.lowercased() ?? ""
        // The ninth level is that of the text (ECMA-376, 17.3.1.20).
        let level = properties?.first("outlinelvl")?["val"].flatMap { Int($0) } ?? 9
        flush(isHeading: style.hasPrefix("heading") || style == "title" || level < 9)
    }

    private mutating func flush(isHeading: Bool) {
        document.add(line, isHeading: isHeading)
        line = ""
    }

    private static func isHidden(_ run: XMLNode) -> Bool {
        guard let mark = run.at("rpr", "vanish") else { return false }
        return !["0", "false", "off"].contains(mark["val"] ?? "")
    }
}
