/// A line of a language's data that cannot be used: where, what is wrong, and what would be right.
public struct LanguageError: Error, Sendable, CustomStringConvertible {
    /// The file, as it was given.
    public let file: String
    /// From 1.
    public let line: Int
    /// From 1, in characters.
    public let column: Int
    /// What is wrong.
    public let message: String
    /// What would be right.
    public let remedy: String

    /// Makes one of what it holds.
    public init(file: String, line: Int, column: Int = 1, _ message: String, remedy: String) {
        self.file = file
        self.line = line
        self.column = column
        self.message = message
        self.remedy = remedy
    }

    /// The place, what is wrong and what would be right.
    public var description: String { "\(file):\(line):\(column): \(message); \(remedy)" }

    /// The names that come nearest to one that is not known, for a remedy.
    static func nearest(_ name: String, among names: some Sequence<String>) -> String {
        let ranked = names.map { ($0, distance(name, $0)) }.sorted { ($0.1, $0.0) < ($1.1, $1.0) }
        guard let best = ranked.first, best.1 <= max(2, name.count / 2) else { return "" }
        return best.0
    }

    private static func distance(_ a: String, _ b: String) -> Int {
        let (a, b) = (Array(a), Array(b))
        var row = Array(0...b.count)
        for i in a.indices {
            var (diagonal, left) = (row[0], i + 1)
            row[0] = left
            for j in b.indices {
                let cost = diagonal + (a[i] == b[j] ? 0 : 1)
                diagonal = row[j + 1]
                left = min(cost, diagonal + 1, left + 1)
                row[j + 1] = left
            }
        }
        return row[b.count]
    }
}
