import Foundation

/// Text files of cases. `=== title` begins one; what is asked follows: one query, or statements, each but the last ending in a
/// line with `;` at its end, and `$ name = literal` for a parameter; then what is expected of the last: a line with `---`
/// and words, and lines behind it. `# ` begins a comment.
public enum CaseFile {
    /// What is asked, and what is expected.
    public struct Case: CustomStringConvertible, Sendable {
        /// The file, and what the case is called there.
        public var title: String
        /// The lines of what is asked.
        public var text: [String] = []
        /// By name, the text of a literal.
        public var parameters: [(name: String, literal: String)] = []
        /// The words behind `---`.
        public var expectation: [String] = []
        /// The lines after it.
        public var lines: [String] = []

        /// The title.
        public var description: String { title }
        /// What is asked, as one query.
        public var query: String { text.joined(separator: "\n") }
        /// What is asked, statement by statement.
        public var statements: [String] {
            var statements = [""]
            for line in text {
                let isEnd = line.hasSuffix(";")
                statements[statements.count - 1] += (isEnd ? String(line.dropLast()) : line) + "\n"
                if isEnd { statements.append("") }
            }
            return statements
        }

        fileprivate mutating func add(_ line: String) {
            if line.hasPrefix("--- ") {
                expectation = line.dropFirst(4).split(separator: " ").map(String.init)
            } else if !expectation.isEmpty {
                lines.append(line)
            } else if line.hasPrefix("$ "), let equal = line.firstRange(of: " = ") {
                let name = line[line.index(line.startIndex, offsetBy: 2)..<equal.lowerBound]
                parameters.append((String(name), String(line[equal.upperBound...])))
            } else {
                text.append(line)
            }
        }
    }

    /// The cases of all files in the folder `Cases` beside a file of tests.
    public static func all(beside file: String = #filePath) -> [Case] {
        let folder = URL(filePath: file).deletingLastPathComponent().appending(path: "Cases")
        let files = (try? FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)) ?? []
        return files.filter { $0.pathExtension == "txt" }.sorted { $0.path < $1.path }.flatMap { file in
            cases(
                in: (try? String(contentsOf: file, encoding: .utf8)) ?? "",
                file.deletingPathExtension().lastPathComponent)
        }
    }

    private static func cases(in text: String, _ file: String) -> [Case] {
        var result: [Case] = []
        for line in text.split(separator: "\n").map(String.init) where !line.hasPrefix("# ") {
            if line.hasPrefix("=== ") {
                result.append(Case(title: "\(file): \(line.dropFirst(4))"))
            } else if !result.isEmpty {
                result[result.count - 1].add(line)
            }
        }
        return result
    }
}
