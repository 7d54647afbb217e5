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

extension FrontMatter {
    /// Gives a record what the fields say.
    func settle(_ record: inout ArticleRecord, issues: inout [LoadIssue]) {
        var candidates = FieldCandidates()
        for (key, value) in fields { candidates.add(key, value) }
        candidates.settle(&record, issues: &issues)
    }
}
