import Language

/// Chooses each sentence's language by its words, and gives every token the classes it has in it.
struct LanguageFinder {
    private static let telling = ClassSet([
        .stop, .preposition, .conjunction, .relative, .pronoun, .complementizer, .determiner, .auxiliary, .negation,
    ])
    private let document: Document
    private let count: Int

    init(_ document: Document) {
        self.document = document
        count = document.lexicon.table.languages.count
    }

    func run() {
        var totals = Array(repeating: 0, count: count + 1)
        var votes: [[Int]] = []
        for sentence in document.sentences {
            let found = self.votes(sentence.tokens)
            for language in found.indices { totals[language] += found[language] }
            votes.append(found)
        }
        document.mainLanguage = best(totals) ?? 0
        for (index, found) in votes.enumerated() {
            let range = document.sentences[index].tokens
            let language = best(found) ?? byScript(range)
            document.sentences[index].language = language
            for token in range { document.tokens[token].language = language }
            document.classify(range)
        }
    }

    /// How many function words of each language a range has.
    private func votes(_ range: Range<Int>) -> [Int] {
        var votes = Array(repeating: 0, count: count + 1)
        for index in range where !document.tokens[index].anyKinds.isDisjoint(with: LanguageFinder.telling) {
            for reading in document.readings(of: index) where reading.node != 0 {
                var seen: UInt64 = 0
                document.words.forEachEntry(reading.node) { entry in
                    if LanguageFinder.telling.contains(entry.kind) { seen |= 1 << UInt64(entry.language) }
                }
                for language in 1...max(1, count) where seen & 1 << UInt64(language) != 0 { votes[language] += 1 }
                if seen != 0 { break }
            }
        }
        return votes
    }

    /// The language with most votes; the article's own where it is among them.
    private func best(_ votes: [Int]) -> UInt8? {
        guard let most = votes.max(), most > 0 else { return nil }
        let main = Int(document.mainLanguage)
        if main > 0, votes[main] == most { return document.mainLanguage }
        return votes.firstIndex(of: most).map { UInt8($0) }
    }

    private func byScript(_ range: Range<Int>) -> UInt8 {
        let languages = document.lexicon.table.languages
        let isClitic = range.contains { document.tokens[$0].shape.contains(.clitic) }
        let main = Int(document.mainLanguage)
        if main > 0, languages[main - 1].hasClitics == isClitic { return document.mainLanguage }
        return languages.firstIndex { $0.hasClitics == isClitic }.map { UInt8($0 + 1) } ?? document.mainLanguage
    }
}
