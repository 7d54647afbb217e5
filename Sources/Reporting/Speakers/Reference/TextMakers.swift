import Language
import Text

/// Who made the texts that an article introduces ("published a report", "في بيان"): by their nouns, whoever is meant when a text
/// is said to speak.
struct TextMakers {
    private static let reach = 4
    private var makers: [UInt64: Discourse.Entry] = [:]

    mutating func forget() { makers.removeAll() }

    mutating func note(_ noun: UInt64, _ maker: Discourse.Entry) { makers[noun] = maker }

    /// Who made the text that goes by a noun, where it was introduced not too long ago.
    func maker(of noun: UInt64, paragraph: Int) -> Discourse.Entry? {
        makers[noun].flatMap { paragraph - $0.paragraph <= TextMakers.reach ? $0 : nil }
    }
}

extension Document {
    /// What a noun of a text goes by, whatever is written on to it: the same for "البيان", "بيانا" and "ببيان".
    func textKey(_ index: Int) -> UInt64 {
        let token = tokens[index]
        guard token.shape.contains(.clitic) else { return nounKey(index) }
        let reading = readings(of: index).first { $0.node != 0 && entry($0, at: index, .document) != nil }
        var letters: [UInt32] = []
        for position in Int(token.start) + Int(reading?.prefix ?? 0)..<Int(token.end) {
            let folded = Folding.fold(scalars[position])
            if folded != 0, folded != 0x27 { letters.append(folded) }
        }
        let article = lexicon.articles.first { article in
            letters.count > Int(article.size) + 1
                && (0..<Int(article.size)).allSatisfy { letters[$0] == article.letter($0) }
        }
        let isArticled = token.shape.contains(.article) || token.shape.contains(.innerArticle)
        if isArticled, let article { letters.removeFirst(Int(article.size)) }
        // The ending of an object.
        if letters.count > 3, letters.last == 0x627 { letters.removeLast() }
        return WordHash.hash(letters)
    }

    /// True where a noun of a text introduces it: nothing that stands before makes it definite.
    func introducesText(_ index: Int) -> Bool {
        guard tokens[index].kind == .word else { return false }
        let isText = tokens[index].anyKinds.contains(.document) || tokens[index].anyKinds.contains(.text)
        guard isText || isAccusative(index) && isNoun(textKey(index), .document) else { return false }
        guard !tokens[index].shape.contains(.clitic) else {
            let isArticled = tokens[index].shape.contains(.article) || tokens[index].shape.contains(.innerArticle)
            return !isArticled && !endsInPronoun(index)
        }
        for before in stride(from: index - 1, through: max(0, index - 3), by: -1) {
            if let tags = wholeEntry(at: before, .determiner)?.tags {
                return tags.contains(.base) || tags.contains(.pronoun)
            }
            if tokens[before].kind != .word { return false }
        }
        return false
    }
}
