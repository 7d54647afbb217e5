import CypherSyntax

/// A statement up to the cursor: what stands before the word that is being typed, and the word.
struct TypedText {
    /// The statement before the word; before the string that the word stands in.
    let before: String
    /// Empty behind a blank or a sign.
    let word: String
    /// Whether it is a parameter's name.
    let isParameter: Bool
    /// What the string began with that is being typed.
    let quote: Character?

    /// Nil where the cursor stands in a quoted name or a comment, and right behind a number, where nothing begins.
    init?(_ text: String) {
        let splitter = StatementSplitter(text)
        let bytes = Array(splitter.text(splitter.remainder).utf8)
        let tokens = Lexer.scan(String(decoding: bytes, as: UTF8.self)).tokens.filter { $0.kind != .endOfText }
        // Where the word begins.
        var start = bytes.count
        var followsDollar = false
        switch splitter.state {
        case .code:
            quote = nil
            let end = tokens.last?.range.upper ?? 0
            let tail = String(decoding: bytes[end...], as: UTF8.self)
            if tail.split(separator: "\n", omittingEmptySubsequences: false).last?.contains("//") == true { return nil }
            if let last = tokens.last, end == bytes.count {
                switch last.kind {
                case .identifier: start = last.range.lower
                case .parameter: start = last.range.lower + 1
                case .integer, .float: return nil
                default: break
                }
                followsDollar = start > 0 && bytes[start - 1] == UInt8(ascii: "$")
            }
            word = String(decoding: bytes[start...], as: UTF8.self)
        case .string(let sign):
            guard let string = tokens.last(where: { $0.kind == .invalid }) else { return nil }
            quote = sign
            start = string.range.lower
            word = String(decoding: bytes[(start + 1)...], as: UTF8.self)
        case .quotedName, .comment: return nil
        }
        isParameter = followsDollar
        before = String(decoding: bytes[..<start], as: UTF8.self)
    }

    /// What another word means in place of the one that is being typed; nil where it is read as no name.
    func place(of word: String, in graph: PatternNeighbours) -> CursorPlace? {
        let tree = Parser.tree(ofTyped: before + word)
        let offset = before.utf8.count
        let place = CursorSearch.place(of: word, at: offset, in: tree, graph)
        // What should stand before the word is missing, or nothing may follow.
        let isRefused = tree.errors.contains { $0.range.lower == offset } || tree.statement.range.upper <= offset
        return isRefused ? place?.withoutName ?? .nowhere : place
    }

    /// Whether a word is read there as the keyword that it is.
    func takes(_ keyword: Keyword, in graph: PatternNeighbours) -> Bool { place(of: keyword.text, in: graph) == nil }
}
