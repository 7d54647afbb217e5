/// What Tab offers.
struct Completion: Hashable {
    /// A word, and what follows it where it is the only one: `(` after a function.
    struct Candidate: Hashable {
        let text: String
        var ending = ""
    }

    /// The part that is typed already: the end of the text before the cursor.
    var typed: String
    var candidates: [Candidate]

    static let none = Completion(typed: "", candidates: [])

    /// The candidates that begin as what is typed, in any case; each once, in the order given. Of a name in backticks the
    /// backtick need not be typed.
    init(typed: String, candidates: [Candidate]) {
        self.typed = typed
        let wanted = typed.lowercased()
        var seen: Set<String> = []
        self.candidates = candidates.filter {
            let text = $0.text.lowercased()
            let begins = text.hasPrefix(wanted) || text.first == "`" && text.dropFirst().hasPrefix(wanted)
            return begins && seen.insert(text).inserted
        }
    }

    /// The same where what is written otherwise than it is matched takes the place of `replacing`.
    init(typed: String, replacing: String, candidates: [Candidate]) {
        self.init(typed: typed, candidates: candidates)
        self.typed = replacing
    }

    /// Candidates that were chosen already, best first.
    init(replacing typed: String, chosen candidates: [Candidate]) {
        self.typed = typed
        self.candidates = candidates
    }

    /// The longest beginning that all candidates share, in the spelling of the first.
    var commonPrefix: String {
        guard let first = candidates.first?.text else { return "" }
        var length = first.count
        for candidate in candidates.dropFirst() {
            let shared = zip(first, candidate.text).prefix { $0.lowercased() == $1.lowercased() }.count
            length = min(length, shared)
        }
        return String(first.prefix(length))
    }
}
