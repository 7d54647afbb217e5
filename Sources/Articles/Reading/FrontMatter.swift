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
            let trimmed = LexiconFile.trimmed(next)
            if trimmed.isEmpty || trimmed.hasPrefix("#") { continue }
            guard let colon = trimmed.firstIndex(of: ":"), colon != trimmed.startIndex else {
                broken =
                    broken
                    ?? LoadIssue(path, line: line, .frontMatter("\"\(trimmed.prefix(60))\" is no \"key: value\""))
                if fields.isEmpty { return nil }
                continue
            }
            let key = LexiconFile.trimmed(trimmed[..<colon]).lowercased()
            var value = LexiconFile.trimmed(trimmed[trimmed.index(after: colon)...])
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
        line.hasPrefix("---") && LexiconFile.trimmed(line) == "---"
    }
}

extension ArticleRecord {
    /// Takes a field by the names that formats give it; false where it is unknown.
    @discardableResult
    mutating func take(_ key: String, _ value: String, issues: inout [LoadIssue], line: Int? = nil) -> Bool {
        guard !value.isEmpty else { return true }
        switch key {
        case "headline", "title": headline = value
        case "published", "date", "datepublished", "published_at", "publication_date", "pubdate":
            if let date = PublicationDate.parse(value) {
                published = date
            } else {
                issues.append(LoadIssue(path, line: line, .date(value)))
            }
        case "outlet", "source", "publisher", "sitename", "site_name": outlet = value
        case "byline", "author", "authors", "creator": byline = value
        case "language", "lang", "inlanguage": language = value
        case "uri", "url", "link", "canonical": uri = value
        case "id": id = value
        default: return false
        }
        return true
    }
}
