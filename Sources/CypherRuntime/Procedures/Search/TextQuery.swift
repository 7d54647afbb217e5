/// What is searched: `word`, `"a phrase"`, `prefix*`, `-not`, `a AND b`, `a OR b`, `( … )`. Words side by side are
/// alternatives that add to the score.
indirect enum TextQuery: Equatable {
    case word(String)
    case phrase([String])
    case prefix(String)
    case all([TextQuery])
    /// Any of the first, none of the second.
    case any([TextQuery], except: [TextQuery])

    /// Reads a query.
    ///
    /// - Throws: an argument error that names what is not known, its place and what would be right. Nothing is left out.
    init(_ text: String) throws(ExecutionError) {
        do throws(TextQueryProblem) {
            var parser = TextQueryParser(tokens: try TextQueryToken.all(of: text))
            self = try parser.query()
        } catch { throw error.executionError(in: text) }
    }

    /// The words that hits are marked by in a snippet.
    var words: [String] {
        switch self {
        case .word(let word), .prefix(let word): [word]
        case .phrase(let words): words
        case .all(let parts): parts.flatMap(\.words)
        case .any(let parts, _): parts.flatMap(\.words)
        }
    }
}
