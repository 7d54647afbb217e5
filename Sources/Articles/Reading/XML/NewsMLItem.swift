/// A news item of NewsML-G2.
struct NewsMLItem {
    private let node: XMLNode

    init(_ node: XMLNode) { self.node = node }

    func record(number: Int, path: String, issues: inout [LoadIssue]) -> ArticleRecord? {
        let id = "\(path)#\(number)"
        let meta = node.first("itemmeta")
        let status = (meta?.first("pubstatus")?["qcode"] ?? "").split(separator: ":").last.map(String.init) ?? ""
        guard !["canceled", "cancelled", "withheld"].contains(status) else {
            issues.append(LoadIssue(id, .noArticle("an item whose pubStatus is \(status)")))
            return nil
        }
        var fields = FieldCandidates()
        var captions: [String] = []
        guard let text = text(&fields, &captions) else {
            let kind = meta?.first("itemclass")?["qcode"]?.split(separator: ":").last.map(String.init) ?? ""
            let isText = kind.isEmpty || kind == "text" || kind == "composite"
            issues.append(LoadIssue(id, isText ? .noText : .noArticle("a \(kind) without a text")))
            return nil
        }
        var record = ArticleRecord(id: id, path: path, text: text)
        record.captions = captions
        take(meta, &fields)
        take(contentMeta: node.first("contentmeta"), &fields)
        if let guid = node["guid"] { fields.add(.uri, guid, rank: 1, from: "guid") }
        if let language = node["lang"] { fields.add(.language, language, rank: 8, from: "xml:lang") }
        fields.settle(&record, issues: &issues)
        return record
    }

    private func take(_ meta: XMLNode?, _ fields: inout FieldCandidates) {
        guard let meta else { return }
        if let created = meta.first("firstcreated")?.line {
            fields.add(.published, created, rank: 5, from: "firstCreated")
        }
        if let version = meta.first("versioncreated")?.line {
            fields.add(.published, version, rank: 3, from: "versionCreated")
        }
        if let provider = meta.first("provider") {
            let name =
                provider.first("name")?.line ?? provider["literal"]
                ?? provider["qcode"]?.split(separator: ":").last.map(String.init)
            if let name { fields.add(.outlet, name, rank: 4, from: "provider") }
        }
        if let title = meta.first("title")?.line { fields.add(.headline, title, rank: 5, from: "title") }
    }

    private func take(contentMeta meta: XMLNode?, _ fields: inout FieldCandidates) {
        guard let meta else { return }
        let headlines = meta.elements.filter { $0.local == "headline" }
        let main = headlines.first { $0["role"]?.hasSuffix("main") ?? false } ?? headlines.first
        if let headline = main?.line { fields.add(.headline, headline, rank: 1, from: "headline") }
        if let by = meta.first("by")?.line { fields.add(.byline, by, rank: 1, from: "by") }
        let creators = meta.elements.filter { $0.local == "creator" || $0.local == "contributor" }
        let names = creators.compactMap { $0.first("name")?.line ?? $0["literal"] }
        if !names.isEmpty { fields.add(.byline, names.joined(separator: ", "), rank: 2, from: "creator") }
        if let source = meta.first("infosource") {
            if let name = source.first("name")?.line ?? source["literal"] {
                fields.add(.outlet, name, rank: 6, from: "infoSource")
            }
        }
        if let tag = meta.first("language")?["tag"] { fields.add(.language, tag, rank: 1, from: "language") }
        if let created = meta.first("contentcreated")?.line {
            fields.add(.published, created, rank: 7, from: "contentCreated")
        }
    }

    /// The text in the item's content: NITF or XHTML as elements, or a text.
    private func text(_ fields: inout FieldCandidates, _ captions: inout [String]) -> String? {
        for content in node.first("contentset")?.elements ?? [] {
            var text: String
            switch content.local {
            case "inlinexml":
                if let nitf = content.first("nitf") {
                    let document = NITFDocument(nitf)
                    document.take(&fields)
                    (text, captions) = (document.text, document.prose.captions)
                } else {
                    let prose = XMLProse(content.all("body").first ?? content)
                    (text, captions) = (prose.text, prose.captions)
                }
            case "inlinedata": text = MarkedUpText.body(content.text)
            default: continue
            }
            if text.unicodeScalars.contains(where: { !$0.properties.isWhitespace }) { return text }
        }
        return nil
    }
}

/// A document of NITF.
struct NITFDocument {
    private let node: XMLNode
    let prose: XMLProse

    init(_ node: XMLNode) {
        self.node = node
        prose = XMLProse(node.at("body", "body.content") ?? node.first("body") ?? node)
    }

    /// Its article: what stands under the headline, the lead, the body with the place of its dateline before it, and who contributed.
    var text: String {
        guard !prose.text.isEmpty else { return "" }
        var body = prose.text
        if let place = head?.at("dateline", "location")?.line,
            !body.prefix(120).lowercased().contains(place.lowercased())
        {
            body = "\(place) — \(body)"
        }
        let lead = head?.first("abstract").map { XMLProse($0).paragraphs } ?? []
        let end = node.at("body", "body.end", "tagline")?.line
        let others = ((subheading.map { [$0] } ?? []) + lead).filter { !prose.text.contains($0) }
        return (others + [body] + (end.map { [$0] } ?? [])).joined(separator: "\n\n")
    }

    /// The line under the headline.
    ///
    /// An agency keeps there the headline that it had first.
    private var subheading: String? {
        let line = head?.at("hedline", "hl2") ?? head?.first("hl2")
        return line?["id"] == "originalHeadline" ? nil : line?.line
    }

    private var head: XMLNode? { node.at("body", "body.head") }

    /// What it says of itself.
    func take(_ fields: inout FieldCandidates) {
        if let headline = head?.at("hedline", "hl1")?.line { fields.add(.headline, headline, rank: 2, from: "hl1") }
        if let title = node.at("head", "title")?.line { fields.add(.headline, title, rank: 6, from: "title") }
        if let by = head?.first("byline") {
            let people = by.all("person").compactMap(\.line)
            let names = people.isEmpty ? by.line : people.joined(separator: ", ")
            if let names { fields.add(.byline, names, rank: 3, from: "byline") }
        }
        if let distributor = head?.first("distributor")?.line {
            fields.add(.outlet, distributor, rank: 5, from: "distributor")
        }
        let data = node.at("head", "docdata")
        if let date = data?.first("date.issue")?["norm"] { fields.add(.published, date, rank: 2, from: "date.issue") }
        if let date = data?.first("date.release")?["norm"] {
            fields.add(.published, date, rank: 4, from: "date.release")
        }
        if let date = head?.at("dateline", "story.date")?["norm"] {
            fields.add(.published, date, rank: 6, from: "story.date")
        }
        if let id = data?.first("doc-id")?["id-string"] { fields.add(.id, id, rank: 2, from: "doc-id") }
        if let source = node.at("head", "pubdata") {
            if let name = source["name"] { fields.add(.outlet, name, rank: 1, from: "pubdata") }
            if let date = source["date.publication"] { fields.add(.published, date, rank: 1, from: "pubdata") }
        }
        if let language = node["lang"] { fields.add(.language, language, rank: 5, from: "xml:lang") }
    }

    func record(_ number: Int, _ path: String, _ issues: inout [LoadIssue]) -> ArticleRecord? {
        let id = "\(path)#\(number)"
        guard !prose.text.isEmpty else {
            issues.append(LoadIssue(id, .noText))
            return nil
        }
        var record = ArticleRecord(id: id, path: path, text: text)
        record.captions = prose.captions
        if let subheading, text.hasPrefix(subheading) { record.headings = [0..<subheading.unicodeScalars.count] }
        var fields = FieldCandidates()
        take(&fields)
        fields.settle(&record, issues: &issues)
        return record
    }
}
