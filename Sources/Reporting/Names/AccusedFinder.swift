import Language

/// Learns who is accused in an article, so that "the defendant" means that one: whoever is named before the words that say so ("X is
/// charged with"), behind them where verbs stand first («يحاكم فلان بتهمة»), or in the sentence before where theirs names nobody.
struct AccusedFinder {
    private let document: Document

    init(_ document: Document) { self.document = document }

    func run() {
        guard document.tokens.indices.contains(where: isAccusedNoun) else { return }
        for index in document.sentences.indices {
            guard let charge = charge(in: document.sentences[index].tokens), let person = person(at: charge, index)
            else { continue }
            document.entities[person].callings.insert(.accused)
        }
    }

    private func isAccusedNoun(_ index: Int) -> Bool {
        document.tokens[index].anyKinds.contains(.calling) && document.callings(index).contains(.accused)
    }

    /// The first token of the first words that say it.
    private func charge(in range: Range<Int>) -> Int? {
        range.first { document.phrase(at: $0, before: range.upperBound, ClassSet(.charged)) != nil }
    }

    private func person(at charge: Int, _ sentence: Int) -> Int? {
        let range = document.sentences[sentence].tokens
        let here = people(in: range)
        if let behind = here.first(where: { $0.first > charge }), document.tokens[charge].shape.contains(.clitic),
            behind.first - charge <= Self.reach
        {
            return behind.entity
        }
        if let before = here.last(where: { $0.first < charge }) { return before.entity }
        guard here.isEmpty, sentence > 0 else { return nil }
        let last = document.sentences[sentence - 1]
        return last.paragraph == document.sentences[sentence].paragraph ? people(in: last.tokens).first?.entity : nil
    }

    /// So many tokens behind a verb its subject may be named, its titles before it.
    private static let reach = 6

    /// The people that a sentence names, but those of the court and of the police.
    private func people(in range: Range<Int>) -> [Mention] {
        document.mentions(before: range.upperBound).drop { $0.first < range.lowerBound }.filter { mention in
            let entity = document.entities[mention.entity]
            return mention.kind == .name && entity.type == .person && entity.callings.isDisjoint(with: .justice)
        }
    }
}
