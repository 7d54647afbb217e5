/// A comment, with what stood before it.
struct Comment {
    /// The comment with its signs, without a line's end.
    var text: String
    /// Line ends between what precedes and the comment.
    var newlines: Int
    /// Whether it reaches to the end of its line.
    var isLine: Bool
}

/// What stands between two tokens.
struct Trivia {
    /// The comments, in order.
    var comments: [Comment] = []
    /// Line ends between the last comment (or the token before) and the next token.
    var newlines = 0

    /// Reads the bytes between two tokens, which hold nothing but white space and comments.
    init(_ bytes: ArraySlice<UInt8>) {
        var position = bytes.startIndex
        func starts(_ first: Character, _ second: Character) -> Bool {
            position + 1 < bytes.endIndex && bytes[position] == first.asciiValue
                && bytes[position + 1] == second.asciiValue
        }
        while position < bytes.endIndex {
            let start = position
            if starts("/", "/") || starts("#", "!") {
                while position < bytes.endIndex, bytes[position] != 0x0A, bytes[position] != 0x0D { position += 1 }
                add(bytes[start..<position], isLine: true)
            } else if starts("/", "*") {
                position += 2
                while position < bytes.endIndex, !starts("*", "/") { position += 1 }
                position = min(position + 2, bytes.endIndex)
                add(bytes[start..<position], isLine: false)
            } else {
                if bytes[position] == 0x0A || bytes[position] == 0x0D && !starts("\r", "\n") { newlines += 1 }
                position += 1
            }
        }
    }

    private mutating func add(_ bytes: ArraySlice<UInt8>, isLine: Bool) {
        var text = bytes
        while isLine, let last = text.last, last == 0x20 || last == 0x09 { text.removeLast() }
        comments.append(Comment(text: String(decoding: text, as: UTF8.self), newlines: newlines, isLine: isLine))
        newlines = 0
    }
}
