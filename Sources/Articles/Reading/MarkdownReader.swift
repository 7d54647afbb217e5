import Language

/// Markdown: the text without its markup; headings become headings of sections.
struct MarkdownReader: ArticleReader {
    /// What it is called.
    var name: String { "Markdown" }
    /// The endings that it reads.
    var endings: [String] { ["md", "markdown"] }
    /// Makes a reader.
    init() {}

    /// A text; one that begins with a tag may be Markdown too, if it is no whole page.
    func recognises(_ head: FileHead) -> Recognition {
        switch head.kind {
        case .text: .byName
        case .html, .xml: ContentKind.isPage(head.text) ? .no : .byName
        default: .no
        }
    }

    /// One record.
    func read(_ text: String, path: String, issues: inout [LoadIssue]) -> [ArticleRecord] {
        var record = ArticleRecord(id: path, path: path, text: "")
        var body = text[...]
        if let front = FrontMatter(text, path: path, issues: &issues) {
            body = front.body
            front.settle(&record, issues: &issues)
        }
        var stripper = MarkdownStripper()
        for line in body.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline) { stripper.add(line) }
        stripper.finish()
        record.text = stripper.text
        record.headings = stripper.headings
        guard record.text.unicodeScalars.contains(where: { !$0.properties.isWhitespace }) else {
            issues.append(LoadIssue(path, .empty))
            return []
        }
        return [record]
    }
}

/// Takes the markup off, line by line. Lines of one paragraph are joined, for a stop ends a line in plain text.
struct MarkdownStripper {
    private(set) var text = ""
    private(set) var headings: [Range<Int>] = []
    private var length = 0
    private var paragraph: [Substring] = []
    private var isFenced = false

    mutating func add(_ line: Substring) {
        let trimmed = Substring(DataFile.trimmed(line))
        if trimmed.hasPrefix("```") || trimmed.hasPrefix("~~~") {
            flush()
            isFenced.toggle()
            return
        }
        if isFenced { return }
        if trimmed.isEmpty {
            flush()
        } else if let heading = heading(trimmed) {
            flush()
            let plain = inline(heading)
            let start = length
            append(plain)
            if !plain.isEmpty { headings.append(start..<(start + plain.unicodeScalars.count)) }
            append("\n\n")
        } else if isUnderline(trimmed), paragraph.count == 1 {
            let plain = inline(paragraph[0])
            paragraph = []
            let start = length
            append(plain)
            headings.append(start..<(start + plain.unicodeScalars.count))
            append("\n\n")
        } else if isRule(trimmed) {
            flush()
        } else if let item = listItem(trimmed) {
            flush()
            paragraph = [item]
        } else if trimmed.hasPrefix(">") {
            paragraph.append(Substring(DataFile.trimmed(trimmed.drop { $0 == ">" || $0 == " " })))
        } else {
            paragraph.append(trimmed)
            if line.hasSuffix("  ") || line.hasSuffix("\\") { flush(separator: "\n") }
        }
    }

    mutating func finish() { flush() }

    private mutating func flush(separator: String = "\n\n") {
        guard !paragraph.isEmpty else { return }
        let plain = inline(Substring(paragraph.joined(separator: " ")))
        paragraph = []
        guard !plain.isEmpty else { return }
        append(plain)
        append(separator)
    }

    private mutating func append(_ part: String) {
        text += part
        length += part.unicodeScalars.count
    }

    private func heading(_ line: Substring) -> Substring? {
        let marks = line.prefix { $0 == "#" }
        guard (1...6).contains(marks.count), line.dropFirst(marks.count).first == " " else { return nil }
        var heading = Substring(DataFile.trimmed(line.dropFirst(marks.count)))
        while heading.last == "#" { heading.removeLast() }
        return Substring(DataFile.trimmed(heading))
    }

    private func isUnderline(_ line: Substring) -> Bool {
        line.count >= 3 && (line.allSatisfy { $0 == "=" } || line.allSatisfy { $0 == "-" })
    }

    private func isRule(_ line: Substring) -> Bool {
        let marks = line.filter { $0 != " " }
        return marks.count >= 3 && ["-", "*", "_"].contains { mark in marks.allSatisfy { String($0) == mark } }
    }

    private func listItem(_ line: Substring) -> Substring? {
        if let first = line.first, "-*+".contains(first), line.dropFirst().first == " " { return line.dropFirst(2) }
        let digits = line.prefix { $0.isASCII && $0.isNumber }
        guard !digits.isEmpty, digits.count < 4, line.dropFirst(digits.count).hasPrefix(". ") else { return nil }
        return line.dropFirst(digits.count + 2)
    }

    /// The text of a line without emphasis, links, images, code marks, tags and escapes.
    private func inline(_ line: Substring) -> String {
        var result = ""
        let characters = Array(line)
        var closing = ClosingMarks(characters)
        var index = 0
        while index < characters.count {
            let character = characters[index]
            switch character {
            case "\\"
            where index + 1 < characters.count && characters[index + 1].isASCII && characters[index + 1].isPunctuation:
                result.append(characters[index + 1])
                index += 2
                continue
            case "!" where index + 1 < characters.count && characters[index + 1] == "[":
                if let (label, next) = link(characters, index + 1, &closing) {
                    result += label
                    index = next
                    continue
                }
            case "[":
                if let (label, next) = link(characters, index, &closing) {
                    result += label
                    index = next
                    continue
                }
            case "*", "`":
                index += 1
                continue
            case "_" where isEmphasis(characters, index), "~" where characters.dropFirst(index).starts(with: "~~"):
                index += character == "~" ? 2 : 1
                continue
            case "<":
                if let close = closing.next(">", from: index), index + 1 < characters.count,
                    characters[index + 1].isLetter || characters[index + 1] == "/" || characters[index + 1] == "!"
                {
                    index = close + 1
                    continue
                }
            default: break
            }
            result.append(character)
            index += 1
        }
        return DataFile.trimmed(result)
    }

    private func isEmphasis(_ characters: [Character], _ index: Int) -> Bool {
        let before = index > 0 ? characters[index - 1] : " "
        let after = index + 1 < characters.count ? characters[index + 1] : " "
        return !(before.isLetter || before.isNumber) || !(after.isLetter || after.isNumber)
    }

    private func link(
        _ characters: [Character], _ open: Int, _ closing: inout ClosingMarks
    ) -> (String, Int)? {
        guard let close = closing.next("]", from: open), close + 1 < characters.count else { return nil }
        guard characters[close + 1] == "(" || characters[close + 1] == "[" else { return nil }
        let end: Character = characters[close + 1] == "(" ? ")" : "]"
        guard let last = closing.next(end, from: close + 1) else { return nil }
        return (inline(Substring(String(characters[(open + 1)..<close]))), last + 1)
    }
}

/// Where marks that close something stand in a line. A line is searched once for each mark, so that thousands that open and
/// never close cost no more than the line is long.
private struct ClosingMarks {
    private let characters: [Character]
    private var found: [Character: [Int]] = [:]

    init(_ characters: [Character]) { self.characters = characters }

    /// The place of the next `mark` at `start` or behind it.
    mutating func next(_ mark: Character, from start: Int) -> Int? {
        if found[mark] == nil { found[mark] = characters.indices.filter { characters[$0] == mark } }
        guard let places = found[mark] else { return nil }
        var (low, high) = (0, places.count)
        while low < high {
            let middle = (low + high) / 2
            if places[middle] < start { low = middle + 1 } else { high = middle }
        }
        return low < places.count ? places[low] : nil
    }
}
