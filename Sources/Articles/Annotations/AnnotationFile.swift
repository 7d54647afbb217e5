import Machine
import Text

/// Reads what other tools found in articles, as they export it: a record of named fields a line (JSON Lines) or a row (CSV with a
/// header); texts with spans (Prodigy, spaCy, doccano); brat's `.ann`; UIMA CAS JSON and WebAnno TSV 3 (INCEpTION).
struct AnnotationFile {
    private(set) var annotations: [ForeignAnnotation] = []
    private(set) var issues: [LoadIssue] = []
    private let path: FilePath
    /// Who says so, where a file does not tell: its name without the ending.
    private let stem: String

    private static let endings = ["ann", "csv", "json", "jsonl", "ndjson", "tsv"]

    /// The files of a path: itself, or those of a folder, with those in folders within it.
    static func files(at path: FilePath) throws(LoadIssue) -> [FilePath] {
        let status: FileStatus
        do throws(FileError) { status = try FileSystem.status(of: path) } catch { throw LoadIssue(path, error) }
        guard status.kind == .folder else { return [path] }
        var found: [FilePath] = []
        try gather(path, &found, depth: 0)
        if found.isEmpty {
            throw LoadIssue(path, .content("holds no annotations: no file ends in \(endings.joined(separator: ", "))"))
        }
        return found
    }

    private static func gather(_ folder: FilePath, _ found: inout [FilePath], depth: Int) throws(LoadIssue) {
        let names: [[UInt8]]
        do throws(FileError) { names = try FileSystem.names(in: folder) } catch { throw LoadIssue(folder, error) }
        for name in names.sorted(by: { $0.lexicographicallyPrecedes($1) }) where name.first != UInt8(ascii: ".") {
            let path = folder.appending(name)
            switch (try? FileSystem.status(of: path))?.kind {
            case .folder where depth < 16: try gather(path, &found, depth: depth + 1)
            case .file where endings.contains(path.ending): found.append(path)
            default: break
            }
        }
    }

    init(_ path: FilePath) {
        self.path = path
        stem = Self.stem(of: path.description)
        do throws(LoadIssue) { try read(try ArticleFile.text(of: path)) } catch { issues.append(error) }
    }

    /// The last part of a path without its ending.
    static func stem(of path: String) -> String {
        let name = path.split(separator: "/").last.map(String.init) ?? path
        return name.lastIndex(of: ".").map { $0 > name.startIndex ? String(name[..<$0]) : name } ?? name
    }

    private mutating func read(_ text: String) throws(LoadIssue) {
        let name = path.description.lowercased()
        if name.hasSuffix(".ann") { return readBrat(text) }
        if text.hasPrefix("#FORMAT=WebAnno") { return try readWebAnno(text) }
        if name.hasSuffix(".csv") || name.hasSuffix(".tsv") { return try readTable(text) }
        if name.hasSuffix(".json") {
            var parser = JSONParser(text)
            if let whole = try? parser.parse() { return readValue(whole, line: nil) }
        }
        readLines(text)
    }

    // MARK: JSON

    private mutating func readLines(_ text: String) {
        for (number, line) in JSONLines(text) {
            var parser = JSONParser(line)
            do throws(JSONFault) { readValue(try parser.parse(), line: number) } catch {
                issues.append(LoadIssue(path, line: number, .json("\(error.words) at byte \(error.offset + 1)")))
            }
        }
    }

    private mutating func readValue(_ value: JSONValue, line: Int?) {
        switch value {
        case .array(let values): for value in values { readValue(value, line: line) }
        case .object(let members):
            if let cas = CASAnnotations(value, stem: stem) {
                annotations += cas.annotations
            } else if let example = SpanExample(value, stem: stem, line: line) {
                annotations += example.annotations
                if example.left > 0 {
                    issues.append(LoadIssue(path, line: line, .container("\(example.left) spans lie outside its text")))
                }
            } else {
                add(AnnotationFields(members), line: line)
            }
        default: issues.append(LoadIssue(path, line: line, .container("\(value.kindOfMember) is no annotation")))
        }
    }

    // MARK: Tables

    private mutating func readTable(_ text: String) throws(LoadIssue) {
        var table = NamedRows(text)
        do throws(NamedRows.Failure) {
            try table.readHeader()
            while let row = try table.next() {
                if let words = row.surplusWords {
                    issues.append(LoadIssue(path, line: row.line, .container(words)))
                } else {
                    add(AnnotationFields(row.members.map { ($0.name, .string($0.text)) }), line: row.line)
                }
            }
        } catch { throw LoadIssue(path, line: error.line, error.reason) }
    }

    // MARK: brat

    private mutating func readBrat(_ text: String) {
        let side = FilePath(bytes: path.bytes.dropLast(3) + Array("txt".utf8))
        guard let original = try? ArticleFile.text(of: side) else {
            let words = "its text \(side.description) cannot be read; brat keeps it beside the annotations"
            issues.append(LoadIssue(path, .content(words)))
            return
        }
        let brat = BratAnnotations(text, of: original, stem: stem)
        annotations += brat.annotations
        issues += brat.failures.map { LoadIssue(path, line: $0.line, .container($0.words)) }
    }

    // MARK: WebAnno

    private mutating func readWebAnno(_ text: String) throws(LoadIssue) {
        guard WebAnnoAnnotations.recognises(text) else {
            throw LoadIssue(
                path, line: 1, .content("WebAnno TSV of another version than 3; export it as WebAnno TSV 3"))
        }
        let found = WebAnnoAnnotations(text, stem: documentName)
        annotations += found.annotations
        issues += found.failures.map { LoadIssue(path, line: $0.line, .container($0.words)) }
    }

    /// A project's export has a folder for each document, with a file for each annotator; others name files for documents.
    private var documentName: String {
        let folder = path.description.split(separator: "/").dropLast().last.map(String.init) ?? ""
        let endings = [".txt", ".html", ".htm", ".xml", ".xmi", ".tsv", ".json", ".pdf", ".md"]
        return endings.contains { folder.lowercased().hasSuffix($0) }
            ? Self.stem(of: folder) : Self.stem(of: stem + ".")
    }

    // MARK: Records

    /// Adds what fields say, or says what is missing.
    private mutating func add(_ fields: AnnotationFields, line: Int?) {
        func refuse(_ words: String) { issues.append(LoadIssue(path, line: line, .container(words))) }
        guard let article = fields.text(.article) else {
            return refuse("names no article: a field `article` with its id, address or file is wanted")
        }
        var span: Range<Int>?
        if let start = fields.number(.start), let end = fields.number(.end) {
            guard 0 <= start, start < end else { return refuse("\(start) to \(end) is no stretch of a text") }
            span = start..<end
        }
        let words = fields.text(.words)
        guard span != nil || words != nil else {
            return refuse("says neither where it is (`start`, `end`) nor in which words (`text`)")
        }
        let label = fields.text(.type) ?? "statement"
        let content: ForeignAnnotation.Content
        switch SpanRole(label: label) {
        case .statement(let kind):
            var statement = fields.statement
            statement.kind = kind ?? statement.kind
            content = .statement(statement)
        case .mention(let type): content = .mention(type, name: fields.text(.speaker))
        case .speaker, .cue, .addressee, .relay, nil:
            return refuse("`\(label)` is no type of annotation; write statement, person, organization or place")
        }
        annotations.append(
            ForeignAnnotation(
                article: .init(name: article, text: nil), span: span, words: words, content: content,
                origin: fields.text(.origin) ?? stem, line: line))
    }
}
