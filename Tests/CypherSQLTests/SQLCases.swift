import Foundation

/// A file of cases: each a query over the graph at the file's head, with what becomes of it in each dialect.
///
/// `=== title` begins a case; then come the query and, after `--- duckdb` and `--- spark`, a statement, or `refused LINE:COLUMN`
/// with the message. Before the first case stands the query that makes the graph.
struct SQLCases {
    struct Case {
        let title: String
        let query: String
        /// By dialect.
        let expected: [String: String]
    }

    let graph: String
    let cases: [Case]

    static let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Cases")

    static var files: [String] {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
        return names.filter { $0.hasSuffix(".case") }.sorted()
    }

    init(file: String) throws {
        let text = try String(contentsOf: Self.folder.appending(path: file), encoding: .utf8)
        var parts = text.components(separatedBy: "\n=== ")
        graph = parts.removeFirst().trimmingCharacters(in: .whitespacesAndNewlines)
        cases = parts.map { part in
            let lines = part.components(separatedBy: "\n")
            var sections: [(name: String, lines: [String])] = [("query", [])]
            for line in lines.dropFirst() {
                if line.hasPrefix("--- ") {
                    sections.append((String(line.dropFirst(4)), []))
                } else {
                    sections[sections.count - 1].lines.append(line)
                }
            }
            let texts = sections.map {
                ($0.name, $0.lines.joined(separator: "\n").trimmingCharacters(in: .whitespacesAndNewlines))
            }
            return Case(
                title: lines[0], query: texts[0].1, expected: Dictionary(texts.dropFirst()) { first, _ in first })
        }
    }

    /// The file again, with what is now said of each case.
    func text(_ said: (Case, String) -> String) -> String {
        var text = graph + "\n"
        for one in cases {
            text += "\n=== \(one.title)\n\(one.query)\n"
            for dialect in ["duckdb", "spark"] { text += "--- \(dialect)\n\(said(one, dialect))\n" }
        }
        return text
    }
}
