import Foundation

/// A text file of cases: `=== title`, the query, `--- expectation`, details.
struct CaseFile {
    /// One query and what is expected of it.
    struct Case: CustomStringConvertible, Sendable {
        var title: String
        var query: String
        /// The words behind `---`.
        var expectation: [String]
        var details: [String]

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
        var inDetails = false
        for line in text.split(separator: "\n", omittingEmptySubsequences: true).map(String.init) {
            if line.hasPrefix("=== ") {
                result.append(Case(title: "\(file): \(line.dropFirst(4))", query: "", expectation: [], details: []))
                inDetails = false
            } else if line.hasPrefix("--- "), !result.isEmpty {
                result[result.count - 1].expectation = line.dropFirst(4).split(separator: " ").map(String.init)
                inDetails = true
            } else if !line.hasPrefix("# "), !result.isEmpty {
                if inDetails {
                    result[result.count - 1].details.append(line)
                } else {
                    result[result.count - 1].query += (result[result.count - 1].query.isEmpty ? "" : "\n") + line
                }
            }
        }
        return result
    }
}
