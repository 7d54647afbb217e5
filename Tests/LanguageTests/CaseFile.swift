import Foundation

/// A text file of cases. `=== title` begins one; statements follow, each but the last ending in a line with `;` at its
/// end; then what is expected of the last: `--- rows` or `--- ordered` with a line of column names and one for each
/// row, cells between bars, `--- nothing`, `--- error Type Detail`, or `--- report` with the whole report that a person
/// reads. `# ` begins a comment. A line `$ name = literal` gives a parameter.
struct CaseFile {
    /// Statements and what the last of them gives.
    struct Case: CustomStringConvertible, Sendable {
        var title: String
        var statements: [String] = [""]
        var parameters: [(name: String, literal: String)] = []
        var expectation: [String] = []
        var lines: [String] = []

        var description: String { title }
    }

    /// The folder of this target.
    static let folder = URL(filePath: #filePath).deletingLastPathComponent()

    /// The cases of all files in `Cases`.
    static let all: [Case] = {
        let files = try? FileManager.default.contentsOfDirectory(
            at: folder.appending(path: "Cases"), includingPropertiesForKeys: nil)
        return (files ?? []).filter { $0.pathExtension == "txt" }.sorted { $0.path < $1.path }.flatMap { file in
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
            read(line, into: &current)
            result.append(current)
        }
        return result
    }

    private static func read(_ line: String, into current: inout Case) {
        if line.hasPrefix("--- ") {
            current.expectation = line.dropFirst(4).split(separator: " ").map(String.init)
        } else if !current.expectation.isEmpty {
            current.lines.append(line)
        } else if line.hasPrefix("$ "), let equal = line.firstRange(of: " = ") {
            let name = line[line.index(line.startIndex, offsetBy: 2)..<equal.lowerBound]
            current.parameters.append((String(name), String(line[equal.upperBound...])))
        } else {
            let isEnd = line.hasSuffix(";")
            current.statements[current.statements.count - 1] += (isEnd ? String(line.dropLast()) : line) + "\n"
            if isEnd { current.statements.append("") }
        }
    }
}
