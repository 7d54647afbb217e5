/// Finds article files and reads them.
public struct SourceFiles: Sendable {
    /// The files, in order.
    public private(set) var paths: [String] = []
    /// What was not found.
    public private(set) var issues: [LoadIssue] = []

    /// Looks the sources up: files as they are, folders with all that is in them, in order of their names; "-" is standard
    /// input.
    public init(_ sources: [String]) {
        for source in sources {
            if source == "-" {
                paths.append(source)
                continue
            }
            switch FileSystem.kind(source) {
            case nil: issues.append(LoadIssue(source, .missing))
            case .file:
                if ArticleReaders.reader(for: source) == nil {
                    issues.append(LoadIssue(source, .unknownEnding(ArticleReaders.ending(of: source))))
                } else {
                    paths.append(source)
                }
            case .folder:
                let before = (paths.count, issues.count)
                walk(source, depth: 0)
                if before == (paths.count, issues.count) { issues.append(LoadIssue(source, .nothingToRead)) }
            }
        }
    }

    private mutating func walk(_ folder: String, depth: Int) {
        guard depth < 64, let names = FileSystem.names(in: folder) else {
            issues.append(LoadIssue(folder, .unreadable))
            return
        }
        for name in names {
            let path = folder.hasSuffix("/") ? folder + name : folder + "/" + name
            switch FileSystem.kind(path) {
            case .folder: walk(path, depth: depth + 1)
            case .file: if ArticleReaders.reader(for: path) != nil { paths.append(path) }
            case nil: issues.append(LoadIssue(path, .unreadable))
            }
        }
    }

    /// The records of one file; what is wrong goes to `issues`.
    public static func read(_ path: String, issues: inout [LoadIssue]) -> [ArticleRecord] {
        guard let bytes = FileSystem.bytes(path) else {
            issues.append(LoadIssue(path, .unreadable))
            return []
        }
        if bytes.isEmpty {
            issues.append(LoadIssue(path, .empty))
            return []
        }
        let body = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? bytes[3...] : bytes[...]
        if body.contains(0) {
            issues.append(LoadIssue(path, .binary))
            return []
        }
        guard let text = String(validating: body, as: UTF8.self) else {
            issues.append(LoadIssue(path, line: firstBadLine(body), .notUTF8))
            return []
        }
        if path == "-" { return StandardInput.reader(for: text).read(text, path: path, issues: &issues) }
        guard let reader = ArticleReaders.reader(for: path) else {
            issues.append(LoadIssue(path, .unknownEnding(ArticleReaders.ending(of: path))))
            return []
        }
        return reader.read(text, path: path, issues: &issues)
    }

    private static func firstBadLine(_ bytes: ArraySlice<UInt8>) -> Int {
        var line = 1
        for part in bytes.split(separator: 0x0A, omittingEmptySubsequences: false) {
            if String(validating: part, as: UTF8.self) == nil { return line }
            line += 1
        }
        return line
    }
}

/// What standard input holds, by its first character.
enum StandardInput {
    static func reader(for text: String) -> any ArticleReader {
        let start = text.drop(while: \.isWhitespace)
        if start.hasPrefix("{") {
            let firstLine = start.prefix { !$0.isNewline }
            var parser = JSONParser(firstLine)
            return (try? parser.parse()) == nil ? JSONReader() : JSONLinesReader()
        }
        return start.hasPrefix("[{") || start.hasPrefix("[\n") ? JSONReader() : PlainTextReader()
    }
}
