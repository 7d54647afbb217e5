import Articles
import Text

/// What words mean to a comparison of statements, each looked up once: words of one stem, and those that say the same of a
/// quantity or a decision ("rose", "climbed"), are one concept.
struct ConceptTable {
    /// What a word stands for.
    struct Concept {
        /// The same for words that mean the same.
        var hash: UInt64
        /// Whether it means the contrary of what its concept is named for.
        var isContrary = false
        /// Whether it denies the words behind it.
        var isNegation = false
        /// Whether it may name somebody who acts.
        var mayAct = false
        /// Whether it is a part of a number that is written in words or digits.
        var isNumber = false
        /// Whether its concept has an opposite.
        var isPole = false
        /// Whether a phrase that turns a sense may begin with it.
        var opensPhrase = false
        /// Letters of the word.
        var length = 0
        /// Whether it opens a phrase that says in which role a noun is: "by", "from".
        var isLink = false

        /// Whether it says anything by itself.
        var tells: Bool { !isNegation && !isLink && (isPole || isNumber || length > 2) }
    }

    private let senses = WordSenses()
    private var known: [UInt64: Concept] = [:]

    /// The concept of a word, by the hash of its folded letters.
    mutating func concept(_ key: UInt64, _ letters: @autoclosure () -> String) -> Concept {
        if let concept = known[key] { return concept }
        let concept = make(letters())
        known[key] = concept
        return concept
    }

    /// The sense of the phrase that some words begin with, and how many words that takes.
    func phrase(_ words: [String]) -> (sense: WordSense, words: Int)? { senses.phrase(words[...]) }

    private func make(_ word: String) -> Concept {
        var concept = Concept(hash: Self.hash(Stemmer.stem(folded: word)), length: word.unicodeScalars.count)
        switch senses.sense(of: word) {
        case .negation: concept.isNegation = true
        case .pole(let number):
            concept.hash = Self.pole(number)
            concept.isContrary = number < 0
            concept.isPole = true
        case nil: break
        }
        concept.opensPhrase = senses.mayOpenPhrase(word)
        concept.mayAct = senses.mayAct(word)
        concept.isLink = senses.isLink(word)
        let digits = word.unicodeScalars.first.map { Digits.value($0.value) != nil } ?? false
        concept.isNumber = digits || NumberWords.leading(folded: [word]) != nil
        return concept
    }

    /// The concept of words with an opposite.
    static func pole(_ number: Int) -> UInt64 { hash("\u{1}\(abs(number))") }
    /// The concept of a figure.
    static func figure(_ value: Double) -> UInt64 { hash("\u{2}\(value)") }
    /// The concept of a node of the graph: who speaks, or what is spoken of.
    static func node(_ node: UInt32, isSpeaker: Bool) -> UInt64 { hash("\(isSpeaker ? "\u{3}" : "\u{4}")\(node)") }

    private static func hash(_ text: String) -> UInt64 { FNV1a(text.utf8).value }
}
