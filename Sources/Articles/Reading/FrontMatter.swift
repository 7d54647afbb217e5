import Language

/// Facts in front of a text: `---`, lines of `key: value`, `---`.
struct FrontMatter {
    var fields: [(key: String, value: String)] = []
    /// What follows it.
    var body: Substring

    /// The front matter of a text, or nil where it has none. Throws no error: what is wrong goes to `issues`.
    init?(_ text: String, path: String, issues: inout [LoadIssue]) {
        var rest = text[...]
        guard let first = FrontMatter.takeLine(&rest), FrontMatter.isFence(first) else { return nil }
        var line = 1
        var fields: [(String, String)] = []
        var broken: LoadIssue?
        while let next = FrontMatter.takeLine(&rest) {
            line += 1
            if FrontMatter.isFence(next) {
                if let broken { issues.append(broken) }
                self.fields = fields
                body = rest
                return
            }
            let trimmed = DataFile.trimmed(next)
            if trimmed.isEmpty || trimmed.hasPrefix("#") { continue }
            guard let colon = trimmed.firstIndex(of: ":"), colon != trimmed.startIndex else {
                broken =
                    broken
                    ?? LoadIssue(path, line: line, .frontMatter("\"\(trimmed.prefix(60))\" is no \"key: value\""))
                if fields.isEmpty { return nil }
                continue
            }
            let key = DataFile.trimmed(trimmed[..<colon]).lowercased()
            var value = DataFile.trimmed(trimmed[trimmed.index(after: colon)...])
            if value.count >= 2, let quote = value.first, quote == "\"" || quote == "'", value.last == quote {
                value = String(value.dropFirst().dropLast())
            }
            fields.append((key, value))
        }
        guard !fields.isEmpty else { return nil }
        issues.append(LoadIssue(path, line: 1, .frontMatter("no line \"---\" ends it")))
        return nil
    }

    private static func takeLine(_ rest: inout Substring) -> Substring? {
        guard !rest.isEmpty else { return nil }
        let end = rest.firstIndex(where: \.isNewline) ?? rest.endIndex
        let line = rest[..<end]
        rest = end == rest.endIndex ? rest[end...] : rest[rest.index(after: end)...]
        return line
    }

    private static func isFence(_ line: Substring) -> Bool {
        line.hasPrefix("---") && DataFile.trimmed(line) == "---"
    }
}

extension ArticleRecord {
    /// What is known of an article besides its text.
    private enum Field { case headline, published, modified, outlet, byline, language, uri, id }

    /// By the names, in small letters, that formats give them.
    private static let fields: [String: Field] = [
        "headline": .headline, "title": .headline, "published": .published, "date": .published,
        "datepublished": .published, "published_at": .published, "publishedat": .published,
        "publication_date": .published, "pubdate": .published, "modified": .modified, "datemodified": .modified,
        "modified_at": .modified, "updated": .modified, "updated_at": .modified, "updatedat": .modified,
        "lastmod": .modified, "last_modified": .modified, "outlet": .outlet, "source": .outlet, "publisher": .outlet,
        "sitename": .outlet, "site_name": .outlet, "byline": .byline, "author": .byline, "authors": .byline,
        "creator": .byline, "language": .language, "lang": .language, "inlanguage": .language, "uri": .uri, "url": .uri,
        "link": .uri, "canonical": .uri, "id": .id,
    ]

    /// Whether a field of that name says something of an article.
    static func knows(_ key: String) -> Bool { fields[key] != nil }

    /// Takes a field by the names that formats give it; false where it is unknown.
    @discardableResult
    mutating func take(_ key: String, _ value: String, issues: inout [LoadIssue], line: Int? = nil) -> Bool {
        guard let field = ArticleRecord.fields[key] else { return false }
        guard !value.isEmpty else { return true }
        switch field {
        case .headline: headline = value
        case .published, .modified:
            guard let date = PublicationDate.parse(value) else {
                issues.append(LoadIssue(path, line: line, .date(value)))
                return true
            }
            if field == .published { published = date } else { modified = date }
        case .outlet: outlet = value
        case .byline: byline = value
        case .language: language = value
        case .uri: uri = value
        case .id: ownID = value
        }
        return true
    }
}
