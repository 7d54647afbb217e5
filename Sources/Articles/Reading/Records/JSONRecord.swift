import Text

/// An article in an object of JSON, in any of the shapes that agencies, programs and services give it.
struct JSONRecord {
    private(set) var fields = FieldCandidates()
    private var unusable: [(field: ArticleField, key: String, kind: String)] = []
    private let item: RecordList.Item
    private let line: Int?
    /// What is told where there is no text.
    private let missing: LoadIssue.Reason

    /// Members that hold the members of the record.
    private static let wrappings = ["_source", "fields", "article", "attributes", "news", "post", "story", "document"]

    init(_ item: RecordList.Item, line: Int?, map: FieldMap) {
        self.item = item
        self.line = line
        missing = map.paths[.text].map { .mappedTextIsMissing($0.joined(separator: ", ")) } ?? .noText
        take(item.value)
        for name in Self.wrappings { if let inner = item.value[name], inner.isObject { take(inner) } }
        takeZonedDate()
        takeEmbedded()
        if let outlet = item.outlet { fields.add(.outlet, outlet, rank: 1000, from: "the list around it") }
        for (field, paths) in map.paths {
            for (rank, path) in paths.enumerated() {
                guard let member = item.value.member(at: path[...]), let text = text(of: member, for: field) else {
                    continue
                }
                fields.add(field, text, rank: rank - paths.count, from: "--map \(path)")
            }
        }
    }

    /// The record; nil, with an issue, where there is no article in the object.
    func record(id: String, path: String, issues: inout [LoadIssue]) -> ArticleRecord? {
        guard item.value.isObject else {
            issues.append(LoadIssue(path, line: line, .json("an article must be an object")))
            return nil
        }
        if let other = otherKind {
            issues.append(LoadIssue(path, line: line, .noArticle(other)))
            return nil
        }
        let found = unusable.first { $0.field == .text && $0.kind != "null" && $0.kind != "a text" }
        guard let text = fields.text ?? (found == nil ? summary?.text : nil) else {
            // A list's records have no lines.
            let place = line == nil ? id : path
            issues.append(LoadIssue(place, line: line, found.map { .textIsNone($0.kind) } ?? missing))
            return nil
        }
        var record = ArticleRecord(id: id, path: path, text: text)
        if fields.text == nil { record.provenance["text"] = summary?.name }
        fields.settle(&record, issues: &issues)
        for (field, key, kind) in unusable where field != .text && !fields.has(field) {
            issues.append(LoadIssue(path, line: line, .wrongType(key: key, found: kind)))
        }
        return record
    }

    /// What an agency's item is that is no text: a picture, an item that was taken back.
    private var otherKind: String? {
        let value = item.value
        if let type = value["type"]?.text?.lowercased(),
            ["picture", "photo", "video", "audio", "graphic", "image"].contains(type), fields.text == nil
        {
            return "\(type) without a text"
        }
        if let status = value["pubstatus"]?.text?.lowercased(), ["canceled", "cancelled", "withheld"].contains(status) {
            return "an item whose pubstatus is \(status)"
        }
        // So services mark what they may no longer give.
        if let text = fields.text ?? summary?.text, ["[removed]", "[deleted]"].contains(text.trimmed.lowercased()) {
            return "a record that says \(text.trimmed)"
        }
        if value["status"]?.text?.lowercased() == "error", !fields.has(.headline), value["message"] != nil {
            return "an answer that tells an error (\(value["message"]?.text ?? ""))"
        }
        return nil
    }

    /// What services give of an article whose text they do not: where a record has a headline, and is an article by an address, a
    /// date or a source.
    private var summary: (name: String, text: String)? {
        guard fields.has(.headline), [.uri, .published, .outlet].contains(where: fields.has) else { return nil }
        for name in Self.summaries {
            if let text = item.value[name].flatMap(JSONText.body) { return (name, text) }
        }
        return nil
    }

    /// Names of members that hold a summary, the longest of them first.
    static let summaries = ["summary", "description", "description_text", "abstract", "excerpt", "snippet"]

    // MARK: Members

    private mutating func take(_ object: JSONValue) {
        guard case .object(let members) = object else { return }
        for (key, member) in members {
            let name = key.lowercased()
            for (field, rank) in ArticleField.named(name) {
                if let text = text(of: member, for: field, named: name) {
                    fields.add(field, text, rank: rank, line: line, from: key)
                    if field == .text { fields.add(captions: JSONText.captions(member)) }
                } else if !member.isNothing, !member.isReference(for: field), member.kindOfMember != "a text" {
                    unusable.append((field, key, member.kindOfMember))
                }
            }
        }
    }

    /// WordPress gives the local time and that of Greenwich, both without a zone: together they have one.
    private mutating func takeZonedDate() {
        for (field, name) in [(ArticleField.published, "date"), (.modified, "modified")] {
            guard let local = item.value[name]?.text, let greenwich = item.value[name + "_gmt"]?.text,
                let zoned = PublicationDate.zoned(local: local, greenwich: greenwich)
            else { continue }
            fields.add(field, zoned, rank: 0, line: line, from: "\(name) and \(name)_gmt")
        }
    }

    /// What WordPress gives besides: who wrote it, in what it embeds, and what a common extension says of the site.
    private mutating func takeEmbedded() {
        if let authors = item.value["_embedded"]?["author"], let names = JSONText.names(authors) {
            fields.add(.byline, names, rank: 5, line: line, from: "_embedded author")
        }
        guard let head = item.value["yoast_head_json"] else { return }
        if let name = head["og_site_name"]?.text {
            fields.add(.outlet, name, rank: 50, line: line, from: "og_site_name")
        }
        if let name = head["author"]?.text { fields.add(.byline, name, rank: 50, line: line, from: "yoast author") }
    }

    private func text(of member: JSONValue, for field: ArticleField, named name: String = "") -> String? {
        switch field {
        case .text: return JSONText.body(member)
        case .headline: return JSONText.chosen(member).map { MarkedUpText.line($0) }
        case .outlet: return JSONText.first(resolved(member)).map { MarkedUpText.line($0) }
        case .byline: return JSONText.names(resolved(member)).map { MarkedUpText.line($0) }
        case .published, .modified: return JSONText.scalar(member)
        case .id: return JSONText.scalar(member)
        case .language: return JSONText.first(member)
        case .uri: return JSONText.first(member)
        }
    }

    /// What a reference within JSON-LD (`{"@id": …}`) leads to.
    private func resolved(_ member: JSONValue) -> JSONValue {
        switch member {
        case .array(let values): return .array(values.map(resolved))
        case .object(let members) where member["name"] == nil:
            guard let id = members.first(where: { $0.key == "@id" })?.value.text,
                let node = item.graph[id]
            else { return member }
            return node
        default: return member
        }
    }
}

extension JSONValue {
    /// Whether it names somebody by a number of the program that wrote it.
    fileprivate func isReference(for field: ArticleField) -> Bool {
        if field == .byline || field == .outlet, case .number = self { true } else { false }
    }
}
