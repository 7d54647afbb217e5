/// Signs and words that mean something in other search languages and nothing in this one.
enum TextQuerySigns {
    /// The first of them in a word as written, with its place in code points and what would be right.
    static func unknown(in text: String) -> (offset: Int, sign: String, remedy: String)? {
        let scalars = Array(text.unicodeScalars)
        if let remedy = operators[text.prefix { $0 != "/" }.description], text.allSatisfy({ $0.isASCII }) {
            return (0, text, remedy)
        }
        if isDistance(text) { return (0, text, distanceRemedy) }
        if text == "&&" || text == "&" { return (0, text, "write AND") }
        if scalars.count > 2, scalars[0] == "/", scalars[1...].contains("/") {
            return (0, text, remedy(for: "/"))
        }
        for (index, scalar) in scalars.enumerated() {
            let isLast = index == scalars.count - 1
            switch scalar {
            case "*" where isLast && index > 0 && scalars[index - 1] != "*": continue
            case "*", "?", "~", "^", "[", "]", "{", "}", "<", ">", "=", "|", "\\":
                return (index, String(String.UnicodeScalarView(scalars[index...])), remedy(for: String(scalar)))
            case "+", "!", "-":
                // Within and behind words they are punctuation.
                if index == 0 && (scalar != "!" || !isLast) { return (0, text, remedy(for: String(scalar))) }
            case ":" where isField(scalars, index):
                return (0, String(String.UnicodeScalarView(scalars[...index])), remedy(for: ":"))
            default: continue
            }
        }
        return nil
    }

    /// What to write instead of a sign.
    static func remedy(for written: String) -> String {
        switch written.first {
        case "*": "a beginning is searched as word*; nothing else stands for letters"
        case "?": "no sign stands for one letter: leave it out, or search a beginning, word*"
        case "~":
            "there is no search by likeness: leave `~` out, or search a beginning, word*; a distance stands behind a phrase, "
                + "\"a b\"~5"
        case "^": "words cannot be given a weight: leave it out"
        case ":":
            "no fields are searched: name the property in the options, {property: 'headline'}; text that has a colon stands in quotes"
        case "/": "there are no regular expressions here: filter with =~ in WHERE"
        case "[", "]", "{", "}", "<", ">", "=":
            "there are no ranges: filter in WHERE; text that has such signs stands in quotes"
        case "|": "write OR"
        case "\\": "nothing needs a backslash: text with signs stands in quotes"
        case "+": "join what must stand there with AND: a AND b"
        case "!": "what is not wanted has a `-` right before it: -word"
        case "-": "what is not wanted has a `-` right before it: -word"
        default: "leave a blank between them"
        }
    }

    /// Operators of other languages, in capitals as they write them.
    private static let operators: [String: String] = [
        "NOT": "what is not wanted has a `-` right before it: -word",
        "XOR": "write (a OR b) -\"a b\", or filter in WHERE",
        "NEAR": distanceRemedy, "ONEAR": distanceRemedy,
        "ADJ": "words that follow each other stand in quotes: \"a phrase\"",
        "WITHIN": distanceRemedy,
    ]

    private static let distanceRemedy = "write a NEAR/5 b: in either order, with at most five words between"

    /// `w/5`, `pre/3`: another language's word of distance with its number.
    private static func isDistance(_ text: String) -> Bool {
        let parts = text.split(separator: "/", omittingEmptySubsequences: false)
        guard parts.count == 2, !parts[1].isEmpty, parts[1].allSatisfy({ $0.isASCII && $0.isNumber }) else {
            return false
        }
        return ["onear", "adj", "within", "pre", "w", "n"].contains(parts[0].lowercased())
    }

    /// `name:x`: letters before the colon and something behind it.
    private static func isField(_ scalars: [Unicode.Scalar], _ colon: Int) -> Bool {
        guard colon > 0, colon + 1 < scalars.count else { return false }
        return scalars[..<colon].allSatisfy { $0 == "_" || $0 == "." || $0.properties.isAlphabetic }
    }
}
