import CypherSyntax

/// The keywords that may stand at the end of a text, as the parser itself has it: one is read after the text, and it fits
/// where the parser's complaint, if any, is of what follows it.
struct FittingKeywords {
    private let before: String
    private let place: Int
    /// Whether any name could stand there as well, and what the parser says then.
    private let plain: Verdict

    private enum Verdict: Hashable {
        /// The parser stops at the word itself.
        case refused
        /// It reads the word and misses something after it; the message.
        case unfinished(String)
        case whole
    }

    /// The text before the word.
    init(after before: String) {
        self.before = before
        place = before.utf8.count
        plain = Self.verdict(before, place, "zzz")
    }

    /// Whether a name can stand there.
    var takesNames: Bool { plain != .refused }

    /// Whether any value can stand there, not a name alone.
    var takesValues: Bool { takesNames && Self.verdict(before, place, "1") != .refused }

    /// Whether the parser takes the word for the keyword that it is.
    func fits(_ keyword: Keyword) -> Bool {
        let verdict = Self.verdict(before, place, keyword.text)
        guard verdict != .refused else { return false }
        // Where any name can stand a word is a keyword only if it is read as something else.
        guard plain != .refused else { return true }
        return verdict != plain || [.null, .true_, .false_].contains(keyword)
    }

    private static func verdict(_ before: String, _ place: Int, _ word: String) -> Verdict {
        do {
            _ = try Parser.parse(before + word)
            return .whole
        } catch {
            guard error.range.lower >= place + word.utf8.count else { return .refused }
            return .unfinished(error.message.replacing(word, with: ""))
        }
    }
}
