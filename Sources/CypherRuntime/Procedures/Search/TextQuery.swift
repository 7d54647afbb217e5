import CypherPlanner
import Text

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
    init(_ text: String, at place: SourceRange? = nil) throws(ExecutionError) {
        var parser = Parser(text, place)
        self = try parser.alternatives(isNested: false)
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

    private struct Parser {
        private var rest: Substring
        private let place: SourceRange?

        init(_ text: String, _ place: SourceRange?) {
            rest = text[...]
            self.place = place
        }

        mutating func alternatives(isNested: Bool) throws(ExecutionError) -> TextQuery {
            var wanted: [TextQuery] = []
            var excluded: [TextQuery] = []
            while let next = peek() {
                if next == ")" {
                    if isNested { break }
                    throw failure("`)` without `(`")
                }
                if take("OR") { continue }
                if next == "-" {
                    rest.removeFirst()
                    excluded.append(try atom())
                    continue
                }
                var parts = [try atom()]
                while take("AND") {
                    if peek() == "-" {
                        rest.removeFirst()
                        excluded.append(try atom())
                    } else {
                        parts.append(try atom())
                    }
                }
                wanted.append(parts.count == 1 ? parts[0] : .all(parts))
            }
            wanted.removeAll { $0 == .phrase([]) }
            if wanted.isEmpty { throw failure("nothing to search for") }
            return wanted.count == 1 && excluded.isEmpty ? wanted[0] : .any(wanted, except: excluded)
        }

        private mutating func atom() throws(ExecutionError) -> TextQuery {
            guard let first = peek() else { throw failure("a word is missing at the end") }
            if first == "(" {
                rest.removeFirst()
                let inner = try alternatives(isNested: true)
                guard peek() == ")" else { throw failure("`(` without `)`") }
                rest.removeFirst()
                return inner
            }
            if first == "\"" || first == "«" || first == "“" {
                rest.removeFirst()
                let close: Character = first == "«" ? "»" : first == "“" ? "”" : "\""
                guard let end = rest.firstIndex(of: close) else { throw failure("`\(first)` without `\(close)`") }
                let words = Words.of(String(rest[..<end])).map(\.folded)
                rest = rest[rest.index(after: end)...]
                return words.count == 1 ? .word(words[0]) : .phrase(words)
            }
            let end = rest.firstIndex { $0.isWhitespace || "()\"«“".contains($0) } ?? rest.endIndex
            let token = rest[..<end]
            rest = rest[end...]
            let words = Words.of(String(token)).map(\.folded)
            if token.hasSuffix("*"), words.count == 1 { return .prefix(words[0]) }
            return words.count == 1 ? .word(words[0]) : .phrase(words)
        }

        private mutating func peek() -> Character? {
            rest = rest.drop(while: \.isWhitespace)
            return rest.first
        }

        /// Takes an operator, where it stands as a word of its own.
        private mutating func take(_ word: String) -> Bool {
            _ = peek()
            guard rest.hasPrefix(word) else { return false }
            let behind = rest.dropFirst(word.count)
            guard behind.first.map({ $0.isWhitespace || $0 == "(" }) ?? true else { return false }
            rest = behind
            return true
        }

        private func failure(_ what: String) -> ExecutionError {
            .argumentError(
                detail: "InvalidArgumentValue", message: "the search query cannot be read: \(what)", range: place)
        }
    }
}
