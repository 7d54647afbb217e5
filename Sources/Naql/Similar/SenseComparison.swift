/// Whether a statement turns the sense of another that has its words.
struct SenseComparison {
    /// How a sense is turned.
    enum Turn: String {
        case negation, opposite, figure
        case roles
    }

    private let mine: SenseText
    private let theirs: SenseText
    private let shared: Set<UInt64>
    private let named: [Named]

    /// Somebody or something that is named, by the concepts of the words of the name.
    struct Named {
        let concepts: Set<UInt64>
        let isPlace: Bool
    }

    init(_ mine: SenseText, _ theirs: SenseText, named: [Named]) {
        (self.mine, self.theirs, self.named) = (mine, theirs, named)
        shared = Set(mine.words.map(\.concept)).intersection(theirs.words.map(\.concept))
    }

    /// How the sense is turned; nil where it is not, as far as words show.
    var turn: Turn? {
        if figuresDiffer { return .figure }
        let contrary = contraryConcept
        // What is denied as a whole says the contrary of its words.
        if mine.isDenied != theirs.isDenied { return contrary == nil ? .negation : rolesAreExchanged ? .roles : nil }
        if let contrary { return contrary }
        return rolesAreExchanged ? .roles : nil
    }

    /// Each has a figure that the other lacks; large ones may be rounded.
    private var figuresDiffer: Bool {
        func lacks(_ figures: [Double], _ others: [Double]) -> Bool {
            figures.contains { figure in
                !others.contains { abs($0 - figure) <= (figure >= 100 ? 0.03 * figure : 0) }
            }
        }
        return lacks(mine.figures, theirs.figures) && lacks(theirs.figures, mine.figures)
    }

    // MARK: Negations and opposites

    private var contraryConcept: Turn? {
        var denied: (mine: Set<UInt64>, theirs: Set<UInt64>) = ([], [])
        for word in mine.words where word.isDenied { denied.mine.insert(word.concept) }
        for word in theirs.words where word.isDenied { denied.theirs.insert(word.concept) }
        for concept in shared {
            let (own, other) = (signs(mine, concept), signs(theirs, concept))
            guard isTurned(own, other) else { continue }
            let isPole = mine.words.contains { $0.concept == concept && $0.isPole }
            let isByNegation = denied.mine.contains(concept) || denied.theirs.contains(concept)
            if isPole { return isByNegation ? .negation : .opposite }
            // "Did not produce a result" and "produced no result" deny the same.
            if isByNegation, denied.mine.isDisjoint(with: denied.theirs) { return .negation }
        }
        return deniesOther(mine, than: theirs) || deniesOther(theirs, than: mine) ? .negation : nil
    }

    private func signs(_ text: SenseText, _ concept: UInt64) -> [Bool] {
        text.words.filter { $0.concept == concept }.map(\.isContrary)
    }

    /// Whether a concept stands once for itself and once for its contrary; of as many in both, whether one of them does.
    private func isTurned(_ own: [Bool], _ other: [Bool]) -> Bool {
        if Set(own).isDisjoint(with: other) { return true }
        return own.count == other.count && own.count(where: { $0 }) != other.count(where: { $0 })
    }

    /// One denies words that the other does not have, which has words of its own in their place: "did not come", "came".
    private func deniesOther(_ text: SenseText, than other: SenseText) -> Bool {
        guard text.denies, !other.denies else { return false }
        let others = other.words.filter { !shared.contains($0.concept) }
        return !others.isEmpty && !text.words.contains { $0.isDenied && shared.contains($0.concept) }
    }

    // MARK: Roles

    /// Somebody who may act, where a text names him first.
    private struct Actor {
        let place: Int
        /// The preposition before it.
        let link: UInt64
        let isPlace: Bool
    }

    private var rolesAreExchanged: Bool {
        let pairs = actors
        for (index, a) in pairs.enumerated() {
            for b in pairs[(index + 1)...] where isExchange(a, b) { return true }
        }
        return isSwap
    }

    /// Those who may act in both: who is named, and words for offices and organizations.
    private var actors: [(Actor, Actor)] {
        let names = named.compactMap { name in pair(isPlace: name.isPlace) { name.concepts.contains($0.concept) } }
        let ofNames = named.reduce(into: Set<UInt64>()) { $0.formUnion($1.concepts) }
        let words = mine.words.filter { $0.mayAct && shared.contains($0.concept) && !ofNames.contains($0.concept) }
        return names
            + Set(words.map(\.concept)).sorted().compactMap { concept in pair(isPlace: false) { $0.concept == concept }
            }
    }

    private func pair(isPlace: Bool, _ isMeant: (SenseText.Word) -> Bool) -> (Actor, Actor)? {
        guard let own = actor(in: mine, isPlace, isMeant), let other = actor(in: theirs, isPlace, isMeant) else {
            return nil
        }
        return (own, other)
    }

    private func actor(in text: SenseText, _ isPlace: Bool, _ isMeant: (SenseText.Word) -> Bool) -> Actor? {
        guard let place = text.words.firstIndex(where: isMeant) else { return nil }
        return Actor(place: place, link: text.words[place].link, isPlace: isPlace)
    }

    /// Two stand in each other's place: in the other order with the same prepositions, or with each other's.
    private func isExchange(_ a: (Actor, Actor), _ b: (Actor, Actor)) -> Bool {
        let links = (a.0.link, b.0.link, a.1.link, b.1.link)
        let isTurned = (a.0.place < b.0.place) != (a.1.place < b.1.place)
        if mine.isArabic != theirs.isArabic { return isExchangeAcross(a, b, isTurned) }
        if links.0 == links.2, links.1 == links.3 { return isTurned && links.0 == links.1 }
        return links.0 == links.3 && links.1 == links.2
    }

    /// In two languages no more is known of prepositions than where they stand.
    private func isExchangeAcross(_ a: (Actor, Actor), _ b: (Actor, Actor), _ isTurned: Bool) -> Bool {
        let links = (a.0.link != 0, b.0.link != 0, a.1.link != 0, b.1.link != 0)
        if links == (false, false, false, false) { return isTurned }
        if links == (true, true, true, true) { return isTurned && a.0.isPlace == b.0.isPlace }
        return links.0 != links.1 && links.0 == links.3 && links.1 == links.2
    }

    /// The same words in the same order, but for two that have changed places.
    private var isSwap: Bool {
        guard mine.isArabic == theirs.isArabic else { return false }
        let (own, others) = (Self.firsts(mine, of: shared), Self.firsts(theirs, of: shared))
        guard own.count == others.count, own.count > 2 else { return false }
        let moved = own.indices.filter { own[$0].concept != others[$0].concept }
        guard moved.count == 2, own[moved[0]].concept == others[moved[1]].concept else { return false }
        // Beside each other it is an order of words, unless both may act.
        let actsBoth = moved.allSatisfy { own[$0].mayAct }
        return (moved[1] - moved[0] > 1 || actsBoth) && moved.allSatisfy { own[$0].link == others[$0].link }
    }

    private static func firsts(_ text: SenseText, of concepts: Set<UInt64>) -> [SenseText.Word] {
        var seen: Set<UInt64> = []
        return text.words.filter { concepts.contains($0.concept) && seen.insert($0.concept).inserted }
    }
}
