import Language
import Reporting

/// What a word does to the sense of those beside it.
public enum WordSense: Hashable, Sendable {
    /// It denies them.
    case negation
    /// It has an opposite, which has the negative of its number: "rose" and "fell".
    case pole(Int)
}

/// The words that turn a sense, of all languages that the program holds.
public struct WordSenses: Sendable {
    private let table: LanguageTable
    /// What is written together with the word behind it, and may be taken off.
    private let conjunctions: [[UInt32]]
    private let prepositions: [[UInt32]]
    private let articles: [[UInt32]]

    /// Those of the languages in the binary.
    public init() {
        let table = Lexicon.standard.table
        func letters(_ kind: Clitic.Kind) -> [[UInt32]] {
            table.clitics.filter { $0.kind == kind }.map { clitic in (0..<Int(clitic.size)).map(clitic.letter) }
        }
        self.table = table
        conjunctions = letters(.conjunction)
        prepositions = letters(.preposition)
        articles = letters(.article)
    }

    /// The sense of each folded word; a phrase has it at its first word, and its others have none.
    public func senses(of words: [String]) -> [WordSense?] {
        let letters = words.map { $0.unicodeScalars.map(\.value) }
        let hashes = letters.map { WordHash.hash($0) }
        var senses = [WordSense?](repeating: nil, count: words.count)
        var index = 0
        while index < words.count {
            var found: (sense: WordSense, words: Int)?
            _ = bareForms(of: letters[index][...]) { form in
                found = sense(WordHash.hash(form), before: hashes[(index + 1)...])
                return found != nil
            }
            senses[index] = found?.sense
            index += found?.words ?? 1
        }
        return senses
    }

    /// The sense of the word, or phrase, that some folded words begin with, and how many words that takes.
    public func phrase(_ words: ArraySlice<String>) -> (sense: WordSense, words: Int)? {
        guard let first = words.first else { return nil }
        let rest = words.dropFirst().map { WordHash.hash($0.unicodeScalars.map(\.value)) }
        var found: (sense: WordSense, words: Int)?
        _ = bareForms(of: first.unicodeScalars.map(\.value)[...]) { form in
            found = sense(WordHash.hash(form), before: rest[...])
            return found != nil
        }
        return found
    }

    /// Whether a folded word has a sense, or a phrase that has one may begin with it.
    public func mayOpenPhrase(_ word: String) -> Bool {
        let root = table.next(0, WordHash.senses)
        return root != 0
            && bareForms(of: word.unicodeScalars.map(\.value)[...]) { table.next(root, WordHash.hash($0)) != 0 }
    }

    /// The sense of one folded word.
    public func sense(of word: String) -> WordSense? { senses(of: [word])[0] }

    /// Whether a folded word, or what it loses before a vowel, is the first of two words that deny together: "ne", "n'est".
    public func isFirstHalf(_ word: String) -> Bool {
        let elided = word.firstIndex(of: "'").map { word[..<$0] } ?? word[...]
        return hasSense(elided, .firstHalf)
    }

    /// Whether a folded word is the second of two words that deny together: "plus".
    public func isSecondHalf(_ word: String) -> Bool { hasSense(word[...], .secondHalf) }

    private func hasSense(_ word: Substring, _ tag: WordTags) -> Bool {
        var found = false
        let node = table.next(table.next(0, WordHash.senses), WordHash.hash(word.unicodeScalars.map(\.value)))
        if node != 0 { table.forEachEntry(node) { if $0.tags.contains(tag) { found = true } } }
        return found
    }

    private static let halves: WordTags = [.firstHalf, .secondHalf]

    /// Whether a folded word may stand for somebody who acts: a known name, an office, an organization, a people.
    public func mayAct(_ word: String) -> Bool {
        bareForms(of: word.unicodeScalars.map(\.value)[...]) { form in
            var acts = false
            table.forEachEntry(table.next(0, WordHash.hash(form))) { if Self.actors.contains($0.kind) { acts = true } }
            return acts
        }
    }

    private static let actors = ClassSet([.name, .demonym, .role, .source, .body, .publisher, .place, .document])

    /// Whether a folded word says in which role the noun behind it is: "by", "from".
    public func isLink(_ word: String) -> Bool {
        var links = false
        table.forEachEntry(table.next(0, WordHash.hash(word.unicodeScalars.map(\.value)))) { entry in
            if Self.links.contains(entry.kind) { links = true }
        }
        return links
    }

    private static let links = ClassSet([.preposition, .by, .placePreposition, .motionPreposition])

    /// Calls `body` with a word as it stands and without what is written together with it, until that says that it is enough.
    private func bareForms(of word: ArraySlice<UInt32>, _ body: (ArraySlice<UInt32>) -> Bool) -> Bool {
        if body(word) { return true }
        for conjunction in [[]] + conjunctions where word.starts(with: conjunction) {
            let behind = word.dropFirst(conjunction.count)
            if !conjunction.isEmpty, behind.count > 1, body(behind) { return true }
            for clitic in prepositions + articles where behind.starts(with: clitic) {
                let inner = behind.dropFirst(clitic.count)
                // Of two letters what is left may be anything.
                guard inner.count > 2 else { continue }
                if body(inner) { return true }
                for article in articles where inner.starts(with: article) && inner.count > article.count + 2 {
                    if body(inner.dropFirst(article.count)) { return true }
                }
            }
        }
        return false
    }

    /// The longest phrase that begins with a word has its sense.
    private func sense(_ first: UInt64, before others: ArraySlice<UInt64>) -> (sense: WordSense, words: Int)? {
        let root = table.next(0, WordHash.senses)
        guard root != 0 else { return nil }
        var node = table.next(root, first)
        var found: (sense: WordSense, words: Int)?
        var (rest, length) = (others, 1)
        while node != 0 {
            table.forEachEntry(node) { entry in
                guard entry.tags.isDisjoint(with: Self.halves) else { return }
                found = (entry.value == 0 ? .negation : .pole(Int(entry.value)), length)
            }
            guard let next = rest.popFirst() else { break }
            node = table.next(node, next)
            length += 1
        }
        return found
    }
}
