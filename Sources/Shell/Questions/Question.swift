import CypherSyntax

/// A saved question: a script by name.
struct Question {
    /// The name, which is the file's without its ending.
    let name: String
    let path: String
    /// What its first comment says.
    let comment: String
    /// The parameters that it asks for, in the order in which they come.
    let parameters: [String]

    /// Reads what a script says of itself.
    init(name: String, path: String, text: String) {
        self.name = name
        self.path = path
        comment = Self.firstComment(of: text)
        var names: [String] = []
        let bytes = Array(text.utf8)
        for token in Lexer.scan(text).tokens where token.kind == .parameter {
            var name = String(decoding: bytes[(token.range.lower + 1)..<token.range.upper], as: UTF8.self)
            if name.hasPrefix("`") { name = String(name.dropFirst().dropLast()) }
            if !names.contains(name) { names.append(name) }
        }
        parameters = names
    }

    private static func firstComment(of text: String) -> String {
        for line in text.split(separator: "\n") where !line.hasPrefix("#!") {
            let line = String(line).trimmingSpaces()
            for mark in ["//", "/*"] where line.hasPrefix(mark) {
                var words = line.dropFirst(mark.count)
                if let end = words.firstRange(of: "*/") { words = words[..<end.lowerBound] }
                return String(words).trimmingSpaces()
            }
            return ""
        }
        return ""
    }
}
