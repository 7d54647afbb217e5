/// What is searched: `word`, `"a phrase"`, `"a phrase"~5`, `a NEAR/5 b`, `prefix*`, `-not`, `a AND b`, `a OR b`, `( … )`.
/// Words side by side are alternatives that add to the score.
indirect enum TextQuery: Equatable {
    case word(String)
    /// Words that stand side by side, or are that many moves by a place away from it (Lucene's slop).
    case phrase([String], slop: Int)
    case prefix(String)
    /// Both, in either order, with at most so many words between them.
    case near(TextQuery, TextQuery, between: Int)
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
        case .phrase(let words, _): words
        case .near(let one, let other, _): one.words + other.words
        case .all(let parts): parts.flatMap(\.words)
        case .any(let parts, _): parts.flatMap(\.words)
        }
    }

    /// Whether it has places of its own in a text: what NEAR can measure from.
    var hasPlace: Bool {
        switch self {
        case .word, .phrase, .prefix, .near: true
        case .all: false
        case .any(let parts, let excluded): excluded.isEmpty && parts.allSatisfy(\.hasPlace)
        }
    }
}
