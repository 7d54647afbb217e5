/// What is open at a place of a text that is being typed: a quote, a comment, brackets. It reads on from where it stopped.
struct OpenContext: Hashable {
    /// What hides signs.
    enum Hiding: Hashable {
        case nothing
        /// A string or a quoted name, by its quote.
        case quote(Unicode.Scalar)
        case comment, lineComment
    }

    private(set) var hiding = Hiding.nothing
    /// The opening brackets that nothing closes yet.
    private(set) var brackets: [UInt8] = []
    /// Whether the statement may make labels and types that the graph does not have.
    private(set) var writes = false

    /// What the sign before can make with the next one: `/`, `*` or `\\`; nil where it makes nothing.
    private var half: Unicode.Scalar?
    private var hasBegun = false
    /// The letters of the word so far, eight at most, and how many it has.
    private var word: UInt64 = 0
    private var wordLength = 0

    /// The quote or bracket that is open, for the prompt; empty where nothing is.
    var mark: String {
        switch hiding {
        case .quote(let quote): String(quote)
        case .comment: "/*"
        case .nothing, .lineComment: brackets.last.map { String(Unicode.Scalar($0)) } ?? ""
        }
    }

    /// What begins the hidden part that goes on: with it in front the rest reads as it is meant.
    var opening: String {
        switch hiding {
        case .quote(let quote): String(quote)
        case .comment: "/*"
        case .lineComment: "//"
        case .nothing: ""
        }
    }

    /// Reads on.
    mutating func read(_ scalars: ArraySlice<Unicode.Scalar>) { for scalar in scalars { read(scalar) } }

    mutating func read(_ scalar: Unicode.Scalar) {
        let before = half
        half = nil
        switch hiding {
        case .nothing: readCode(scalar, after: before)
        case .quote(let quote):
            if before == "\\" { return }
            if scalar == "\\", quote != "`" { half = scalar } else if scalar == quote { hiding = .nothing }
        case .comment:
            if scalar == "*" { half = scalar }
            if scalar == "/", before == "*" { hiding = .nothing }
        case .lineComment: if scalar == "\n" || scalar == "\r" { hiding = .nothing }
        }
        hasBegun = true
    }

    private mutating func readCode(_ scalar: Unicode.Scalar, after before: Unicode.Scalar?) {
        if (0x41...0x5A).contains(scalar.value & 0xDF), scalar.isASCII {
            word = word << 8 | UInt64(scalar.value & 0xDF)
            wordLength += 1
            return
        }
        if wordLength > 0 { endWord() }
        switch scalar {
        case "'", "\"", "`": hiding = .quote(scalar)
        case "(", "[", "{": brackets.append(UInt8(scalar.value))
        case ")": close("(")
        case "]": close("[")
        case "}": close("{")
        case ";": (brackets, writes) = ([], false)
        case "/": if before == "/" { hiding = .lineComment } else { half = scalar }
        case "*" where before == "/": hiding = .comment
        case "#" where !hasBegun: hiding = .lineComment
        default: break
        }
    }

    private mutating func close(_ opening: Unicode.Scalar) {
        if brackets.last == UInt8(opening.value) { brackets.removeLast() }
    }

    private mutating func endWord() {
        if Self.writing.contains(word), wordLength <= 8 { writes = true }
        (word, wordLength) = (0, 0)
    }

    private static let writing: Set<UInt64> = Set(
        ["CREATE", "MERGE", "SET", "INSERT"].map { $0.utf8.reduce(0) { $0 << 8 | UInt64($1) } })
}
