/// A regular expression as a tree.
indirect enum RegexNode: Hashable {
    case empty
    case set(CodePointSet)
    case sequence([RegexNode])
    case alternatives([RegexNode])
    /// `maximum` nil is unbounded. A lazy one takes as few as it can; only a search tells the difference.
    case repetition(RegexNode, minimum: Int, maximum: Int?, isLazy: Bool)
    /// What a pair of parentheses matched is kept under a number, from 1 in the order of opening.
    case group(Int, RegexNode)
    case assertion(Assertion)

    /// A test on a place that reads nothing.
    enum Assertion: Hashable {
        case textStart, textEnd
        /// End of text, or before a line terminator that ends it.
        case lastLineEnd
        case lineStart, lineEnd
        case wordBoundary, notWordBoundary
    }
}

extension RegexNode {
    /// The longest run of bytes that every match has in it; empty where none is known.
    var requiredLiteral: [UInt8] {
        if case .group(_, let body) = self { return body.requiredLiteral }
        guard case .sequence(let items) = self else { return [] }
        var (best, current): ([UInt8], [UInt8]) = ([], [])
        for item in items {
            if case .set(let set) = item, let scalar = set.only {
                current += Array(String(Character(scalar)).utf8)
            } else {
                current = []
            }
            if current.count > best.count { best = current }
        }
        return best
    }
}

/// What is wrong with a pattern, and where (in code points from its start).
struct RegexError: Error, Hashable {
    var message: String
    var position: Int
}
