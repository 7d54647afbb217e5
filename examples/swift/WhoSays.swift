import Foundation
import Naql
import PropertyGraph

/// Who speaks most in some articles: a program of its own on the library, with Foundation beside it. The values in its rows
/// are those of `PropertyGraph`.
///
///     swift run WhoSays articles/
@main
enum WhoSays {
    static func main() throws {
        let paths = CommandLine.arguments.dropFirst()
        guard !paths.isEmpty else {
            FileHandle.standardError.write(Data("usage: WhoSays FILE|FOLDER…\n".utf8))
            exit(2)
        }
        let asked = Date()
        for line in try lines(of: Array(paths)) { print(line) }
        let seconds = Date().timeIntervalSince(asked).formatted(.number.precision(.fractionLength(1)))
        FileHandle.standardError.write(Data("\(seconds) s\n".utf8))
    }

    /// A line for each of the ten who are quoted most: how often, and who.
    static func lines(of paths: [String]) throws -> [String] {
        let session = Session()
        _ = try session.load(paths, options: LoadOptions())
        let result = try session.run(
            """
            MATCH (who)-[:SAID]->(s:Statement) WHERE who.name IS NOT NULL
            RETURN who.name AS who, count(*) AS often ORDER BY often DESC, who LIMIT $most
            """, parameters: ["most": .integer(10)])
        var lines: [String] = []
        while let rows = try result.next() {
            for row in 0..<rows.count {
                guard case .string(let who) = rows.value(row: row, column: 0),
                    case .integer(let often) = rows.value(row: row, column: 1)
                else { continue }
                lines.append("\(often)\t\(who)")
            }
        }
        return lines
    }
}
