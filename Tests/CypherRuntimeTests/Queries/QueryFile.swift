import Foundation

/// A text file of cases. `=== title` begins one; statements follow, each but the last ending in a line with `;` at its
/// end; then what is expected of the last: `--- rows` or `--- ordered` with a line of column names and one for each
/// row, cells between bars, `--- nothing`, or `--- error Type Detail`. `# ` begins a comment.
struct QueryFile {
    /// Statements and what the last of them gives.
    struct Case: CustomStringConvertible, Sendable {
        var title: String
        var statements: [String] = [""]
        var expectation: [String] = []
        var lines: [String] = []

        var description: String { title }
    }

    /// The cases of all files in `Cases`.
    static let all: [Case] = {
        let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Cases")
        let files = (try? FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)) ?? []
        return files.sorted { $0.path < $1.path }.flatMap { file in
            cases(
                in: (try? String(contentsOf: file, encoding: .utf8)) ?? "",
                file.deletingPathExtension().lastPathComponent)
        }
    }()

    private static func cases(in text: String, _ file: String) -> [Case] {
        var result: [Case] = []
        for line in text.split(separator: "\n", omittingEmptySubsequences: true).map(String.init) {
            if line.hasPrefix("# ") { continue }
            if line.hasPrefix("=== ") {
                result.append(Case(title: "\(file): \(line.dropFirst(4))"))
                continue
            }
            guard var current = result.popLast() else { continue }
            if line.hasPrefix("--- ") {
                current.expectation = line.dropFirst(4).split(separator: " ").map(String.init)
            } else if !current.expectation.isEmpty {
                current.lines.append(line)
            } else {
                let isEnd = line.hasSuffix(";")
                current.statements[current.statements.count - 1] += (isEnd ? String(line.dropLast()) : line) + "\n"
                if isEnd { current.statements.append("") }
            }
            result.append(current)
        }
        return result
    }
}
