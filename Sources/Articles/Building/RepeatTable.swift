import PropertyGraph

/// Sections or statements by their words, to link those that repeat others, word by word or nearly so, to the one that had
/// them first. Which one that is does not depend on the order in which articles are added.
final class RepeatTable {
    /// The article that words stand in.
    struct Article {
        /// When it was published, in seconds since 1970.
        let moment: Int64?
        let id: String
        /// Who published it, where that is known.
        var outlet: GraphBuilder.Node?
        /// What articles of the same text have in common, where there are others.
        let twin: String?
    }

    /// What makes words a copy.
    struct Measure {
        static let ofSections = Measure(atLeast: 4, nearAtLeast: 12, likeness: 0.6, isStrict: false)
        static let ofStatements = Measure(atLeast: 5, nearAtLeast: 6, likeness: 0.7, isStrict: true)

        /// Fewer words repeat others by chance, unless the whole text is the same.
        let atLeast: Int
        /// Fewer words are no near-copy.
        let nearAtLeast: Int
        /// The part of the shorter one's pairs of words that the other has too.
        let likeness: Double
        /// Whether numbers and negations have to be the same.
        let isStrict: Bool
    }

    private final class Place {
        let node: GraphBuilder.Node
        let article: Article
        let start: Int
        /// The words, where they may be a near-copy.
        let sketch: WordSketch?

        init(_ node: GraphBuilder.Node, _ article: Article, _ start: Int, _ sketch: WordSketch?) {
            (self.node, self.article, self.start, self.sketch) = (node, article, start, sketch)
        }

        /// Earlier ones first: by the time of publication where it is known, then by name.
        static func < (a: Place, b: Place) -> Bool {
            let (first, second) = (a.article.moment ?? .max, b.article.moment ?? .max)
            if first != second { return first < second }
            if a.article.id != b.article.id { return a.article.id < b.article.id }
            return a.start < b.start
        }
    }

    private struct Key: Hashable {
        let digest: UInt64
        /// For words too few to tell anything by themselves: the text that they are a part of, and where.
        let text: String?
        let start: Int
    }

    private let measure: Measure
    private var places: [Key: [Place]] = [:]

    init(_ measure: Measure) { self.measure = measure }

    /// Adds a section or statement by the print of its words.
    func add(_ node: GraphBuilder.Node, _ article: Article, _ print: WordPrint, at start: Int) {
        let key: Key
        if print.count >= measure.atLeast {
            key = Key(digest: print.digest, text: nil, start: 0)
        } else if let twin = article.twin, print.count > 0 {
            key = Key(digest: print.digest, text: twin, start: start)
        } else {
            return
        }
        places[key, default: []].append(Place(node, article, start, print.sketch))
    }

    /// Each that repeats, with the one that had its words first.
    func pairs() -> [(later: GraphBuilder.Node, first: GraphBuilder.Node)] {
        var pairs: [(later: GraphBuilder.Node, first: GraphBuilder.Node)] = []
        var firsts: [Place] = []
        firsts.reserveCapacity(places.count)
        for copies in places.values {
            if copies.count == 1 {
                firsts.append(copies[0])
                continue
            }
            let sorted = copies.sorted(by: <)
            firsts.append(sorted[0])
            pairs += sorted.dropFirst().map { ($0.node, sorted[0].node) }
        }
        return pairs + nearPairs(firsts)
    }

    private func nearPairs(_ firsts: [Place]) -> [(later: GraphBuilder.Node, first: GraphBuilder.Node)] {
        var index = NearCopies()
        var pairs: [(later: GraphBuilder.Node, first: GraphBuilder.Node)] = []
        let sorted = firsts.filter { $0.sketch != nil }.sorted(by: <)
        for (number, place) in sorted.enumerated() {
            let sketch = place.sketch!
            let earlier = index.candidates(sketch).filter { other in
                isOthers(sorted[other].article, place.article)
                    && sketch.isNear(sorted[other].sketch!, measure.likeness, isStrict: measure.isStrict)
            }
            if let first = earlier.min() { pairs.append((place.node, sorted[first].node)) }
            index.add(sketch, number)
        }
        return pairs
    }

    /// Near-copies are told of where another has them: another article, and of another outlet where both are known.
    private func isOthers(_ article: Article, _ other: Article) -> Bool {
        article.id != other.id && (article.outlet == nil || article.outlet != other.outlet)
    }
}
