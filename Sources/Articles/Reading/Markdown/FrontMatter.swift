import Language
import Text

/// Facts in front of a text: YAML between two lines `---`, TOML between two lines `+++`, or an object of JSON. Every value is a text as it is
/// written, the texts of a list joined by commas; dates are read like those of other formats.
struct FrontMatter {
    private(set) var fields: [(key: String, value: String)] = []
    /// What follows it.
    let body: Substring

    /// The front matter of a text, or nil where it has none. Throws no error: what is wrong goes to `issues`.
    init?(_ text: String, path: String, issues: inout [LoadIssue]) {
        if let front = Self.json(text) {
            (fields, body) = (front.fields, front.body)
            return
        }
        guard let block = FencedBlock(text) else { return nil }
        guard let end = block.end else {
            // A rule is a line of its own; fields after one were meant as front matter.
            if block.looksLikeFields {
                issues.append(LoadIssue(path, line: 1, .frontMatter("no line \"\(block.fence)\" ends it")))
            }
            return nil
        }
        body = end
        do throws(FrontMatterError) {
            let found = try block.isYAML ? Self.yaml(block.content) : Self.toml(block.content)
            guard let found else { return nil }
            fields = found
            tellTwice(path, &issues)
        } catch {
            issues.append(LoadIssue(path, line: error.line + 1, .frontMatter(error.message)))
            fields = error.fields
        }
    }

    /// Tells keys that stand twice: the first counts.
    private mutating func tellTwice(_ path: String, _ issues: inout [LoadIssue]) {
        var kept: Set<String> = []
        fields.removeAll { key, _ in
            if kept.insert(key).inserted { return false }
            issues.append(LoadIssue(path, line: 1, .frontMatter("\"\(key)\" stands twice; the first is taken")))
            return true
        }
    }

    // MARK: JSON

    /// An object at the very beginning, with a text behind it; nil where there is none.
    private static func json(_ text: String) -> (fields: [(String, String)], body: Substring)? {
        guard text.utf8.first == UInt8(ascii: "{") else { return nil }
        var parser = JSONParser(text)
        guard let value = try? parser.parseFirst(), case .object(let members) = value else { return nil }
        let body = text[text.utf8.index(text.startIndex, offsetBy: parser.offset)...]
        guard body.contains(where: { !$0.isWhitespace }) else { return nil }
        return (
            members.compactMap { key, value in
                (JSONText.scalar(value) ?? value.text).map { (key.lowercased(), $0) }
            }, body
        )
    }

    // MARK: YAML

    /// The top fields; nil where it is no mapping: then the lines were rules round a text.
    private static func yaml(_ content: String) throws(FrontMatterError) -> [(String, String)]? {
        let node: YAMLNode?
        do throws(YAMLNode.Problem) { node = try YAMLNode.parse(content) } catch {
            let lines = content.split(separator: "\n", omittingEmptySubsequences: false)
            guard lines.contains(where: { simpleField($0) != nil }) else { return nil }
            let broken = lines.firstIndex { !isPlain($0) }.map { $0 + 1 } ?? error.line
            throw FrontMatterError(
                line: broken, message: "not valid YAML, so only its plain lines \"key: value\" are read",
                fields: lines.compactMap { simpleField($0) })
        }
        guard case .mapping(let entries)? = node else { return node == nil ? [] : nil }
        return entries.compactMap { key, value in
            guard let key = key.text, let text = text(of: value) else { return nil }
            return (key.lowercased(), text)
        }
    }

    /// A scalar as written, or those of a list; nil for a mapping, whose keys are not those of the article.
    private static func text(of node: YAMLNode) -> String? {
        switch node {
        case .scalar(let text): DataFile.trimmed(text[...])
        case .list(let items): items.compactMap { name(of: $0) }.joined(separator: ", ")
        case .mapping: nil
        }
    }

    /// An item of a list: a text, or a mapping with a name.
    private static func name(of item: YAMLNode) -> String? {
        guard case .mapping(let entries) = item else { return item.text }
        return entries.first { $0.key.text == "name" }?.value.text
    }

    /// Whether a line alone is right YAML, or part of what began before it.
    private static func isPlain(_ line: Substring) -> Bool {
        simpleField(line) != nil || line.first.map { " \t-#]})".contains($0) } ?? true
    }

    /// `key: value` on a line without indentation.
    private static func simpleField(_ line: Substring) -> (String, String)? {
        guard let first = line.first, first.isLetter, let colon = line.firstIndex(of: ":") else { return nil }
        let key = DataFile.trimmed(line[..<colon]).lowercased()
        let rest = line[line.index(after: colon)...]
        guard !key.contains(" "), rest.isEmpty || rest.first == " " else { return nil }
        let value = DataFile.trimmed(rest)
        let isQuoted = value.count > 1 && value.first == value.last && (value.first == "\"" || value.first == "'")
        return (key, isQuoted ? String(value.dropFirst().dropLast()) : value)
    }

    // MARK: TOML

    /// The keys before the first table.
    private static func toml(_ content: String) throws(FrontMatterError) -> [(String, String)] {
        let found = TOMLFields(content)
        guard let fault = found.fault else { return found.fields }
        throw FrontMatterError(line: fault.line, message: fault.message, fields: found.fields)
    }
}

/// What is wrong with front matter, and what could be read all the same.
private struct FrontMatterError: Error {
    /// Counted from 1 behind the first fence.
    let line: Int
    let message: String
    let fields: [(String, String)]
}

/// The lines between two fences at the beginning of a text.
private struct FencedBlock {
    let fence: String
    let content: String
    /// What follows the second fence; nil where there is none.
    let end: Substring?

    var isYAML: Bool { fence == "---" }

    /// Whether most of its first lines are fields.
    var looksLikeFields: Bool {
        guard let first = content.split(separator: "\n").first else { return false }
        return first.contains(isYAML ? ": " : "=")
    }

    init?(_ text: String) {
        var rest = text[...]
        guard let first = Self.takeLine(&rest) else { return nil }
        let fence = DataFile.trimmed(first)
        guard fence == "---" || fence == "+++", first.hasPrefix(fence) else { return nil }
        self.fence = fence
        var lines: [Substring] = []
        while let line = Self.takeLine(&rest) {
            if line.hasPrefix(fence), DataFile.trimmed(line) == fence {
                content = lines.joined(separator: "\n")
                end = rest
                return
            }
            lines.append(Self.withPlainBlanks(line))
        }
        content = lines.prefix(20).joined(separator: "\n")
        end = nil
    }

    /// A blank that does not break is a letter to YAML: `title:` would be no key.
    private static func withPlainBlanks(_ line: Substring) -> Substring {
        guard line.contains("\u{A0}"), let colon = line.firstIndex(of: ":") else { return line }
        let after = line.index(after: colon)
        let value = line[after...]
        return value.first == "\u{A0}" ? line[..<after] + " " + value.drop { $0 == "\u{A0}" } : line
    }

    private static func takeLine(_ rest: inout Substring) -> Substring? {
        guard !rest.isEmpty else { return nil }
        let end = rest.firstIndex(where: \.isNewline) ?? rest.endIndex
        let line = MarkdownLines.visible(rest[..<end])
        rest = end == rest.endIndex ? rest[end...] : rest[rest.index(after: end)...]
        return line
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
