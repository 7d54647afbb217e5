import Language
import Text

/// Finds definite nouns that stand for somebody named before: "الحركة", "الوزير", "the ministry".
struct NominalFinder {
    private let document: Document
    /// So many of those that were named last can be meant.
    private static let reach = 100
    private static let kinds = ClassSet([.body, .publisher, .role, .place])

    init(_ document: Document) { self.document = document }

    func run() {
        let named = document.mentions
        var next = 0
        var found: [Mention] = []
        var recent: [Int] = []
        for index in document.tokens.indices {
            while next < named.count, named[next].first <= index {
                recent.removeAll { $0 == named[next].entity }
                recent.append(named[next].entity)
                if recent.count > NominalFinder.reach { recent.removeFirst() }
                next += 1
            }
            guard document.mentionOf[index] < 0, document.tokens[index].kind == .word,
                let entity = antecedent(of: index, recent)
            else { continue }
            let token = document.tokens[index]
            let prefix = nominalPrefix(index)
            found.append(
                Mention(
                    start: Int(token.start) + prefix, end: Int(token.end), first: index, last: index, entity: entity,
                    kind: .nominal))
        }
        guard !found.isEmpty else { return }
        document.mentions = (document.mentions + found).sorted { $0.start < $1.start }
        for (position, mention) in document.mentions.enumerated() {
            for covered in mention.first...mention.last { document.mentionOf[covered] = Int32(position) }
        }
    }

    private func antecedent(of index: Int, _ recent: [Int]) -> Int? {
        let token = document.tokens[index]
        guard !token.anyKinds.isDisjoint(with: NominalFinder.kinds) else { return nil }
        let isArabic = token.shape.contains(.clitic)
        if isArabic {
            guard token.shape.contains(.article) || token.shape.contains(.innerArticle), standsAlone(index) else {
                return nil
            }
        } else {
            guard index > 0, document.isDefiniteArticle(index - 1), standsAlone(index) else { return nil }
        }
        let key = document.nounKey(index)
        let isPlural =
            token.anyKinds.contains(.role)
            && document.readings(of: index).contains { reading in
                document.entry(reading, at: index, .role)?.tags.contains(.plural) == true && reading.node != 0
            }
        if isPlural { return nil }
        return document.antecedent(noun: key, among: recent)
    }

    /// True where nothing after the noun says which one it is.
    private func standsAlone(_ index: Int) -> Bool {
        guard index + 1 < document.tokens.count else { return true }
        let next = document.tokens[index + 1]
        if next.kind == .mark { return true }
        if next.kinds.contains(.demonym) || next.kinds.contains(.bodyAdjective) { return false }
        if document.mentionOf[index + 1] >= 0, !next.shape.contains(.clitic) { return false }
        return !next.shape.contains(.article) || !next.kinds.isDisjoint(with: ClassSet([.weekday, .stop, .relative]))
    }

    private func nominalPrefix(_ index: Int) -> Int {
        let token = document.tokens[index]
        guard !token.shape.contains(.article), token.shape.contains(.innerArticle) else { return 0 }
        return document.readings(of: index).filter { $0.node != 0 }.map { Int($0.prefix) }.max() ?? 0
    }
}

extension Document {
    /// The entity named last that a noun fits: one that it stood before, or whose name has it.
    func antecedent(noun: UInt64, among recent: [Int]) -> Int? {
        for entity in recent.reversed() where fits(entity, noun) { return entity }
        // Publishers go by any of their nouns where only one was named.
        guard isNoun(noun, .publisher) else { return nil }
        let outlets = recent.filter { entities[$0].isOutlet }
        return outlets.last
    }

    func fits(_ entity: Int, _ noun: UInt64) -> Bool {
        if entities[entity].nouns.contains(noun) { return true }
        guard entities[entity].type != .person else { return false }
        return entities[entity].formKeys.contains(noun)
    }

    /// The hashes of a form's words, each with and without its article.
    func nounKeys(of form: String) -> [UInt64] {
        var keys: [UInt64] = []
        for word in form.split(separator: " ") {
            let letters = FoldedText(String(word)).scalars
            keys.append(WordHash.hash(letters))
            for article in lexicon.articles where letters.count > Int(article.size) + 1 {
                if (0..<Int(article.size)).allSatisfy({ letters[$0] == article.letter($0) }) {
                    keys.append(WordHash.hash(letters[Int(article.size)...]))
                }
            }
        }
        return keys
    }
}
