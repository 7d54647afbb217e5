import PropertyGraph

/// Sections or statements by their words, to link those that repeat others to the one that had them first.
final class RepeatTable {
    /// The words of a stretch of text, in order.
    struct Words {
        fileprivate var digest: UInt64 = 0xCBF2_9CE4_8422_2325
        fileprivate var count = 0

        /// Adds a word by its key.
        mutating func add(_ key: UInt64) {
            digest = (digest ^ key) &* 0x0000_0100_0000_01B3
            count += 1
        }
    }

    /// The article that words stand in.
    struct Article {
        /// When it was published, in seconds since 1970.
        let moment: Int64?
        let id: String
        /// What articles of the same text have in common, where there are others.
        let twin: String?
    }

    private struct Place {
        let node: GraphBuilder.Node
        let article: Article
        let start: Int
    }

    private struct Key: Hashable {
        let digest: UInt64
        /// For words too few to tell anything by themselves: the text that they are a part of, and where.
        let text: String?
        let start: Int
    }

    private var places: [Key: [Place]] = [:]
    private var order: [Key] = []

    /// Adds a section or statement. Fewer words than `atLeast` repeat others by chance, unless the whole text is the same.
    func add(_ node: GraphBuilder.Node, _ article: Article, _ words: Words, atLeast: Int, at start: Int) {
        let key: Key
        if words.count >= atLeast {
            key = Key(digest: words.digest, text: nil, start: 0)
        } else if let twin = article.twin, words.count > 0 {
            key = Key(digest: words.digest, text: twin, start: start)
        } else {
            return
        }
        if places[key] == nil { order.append(key) }
        places[key, default: []].append(Place(node: node, article: article, start: start))
    }

    /// Each that repeats, with the first: the one published first, where all tell when, else the one loaded first.
    func pairs() -> [(later: GraphBuilder.Node, first: GraphBuilder.Node)] {
        order.flatMap { key -> [(later: GraphBuilder.Node, first: GraphBuilder.Node)] in
            let all = places[key] ?? []
            var first = 0
            if all.allSatisfy({ $0.article.moment != nil }) {
                first = all.indices.min { Self.rank(all[$0]) < Self.rank(all[$1]) } ?? 0
            }
            return all.indices.filter { $0 != first }.map { (all[$0].node, all[first].node) }
        }
    }

    private static func rank(_ place: Place) -> (Int64, String, Int) {
        (place.article.moment ?? .max, place.article.id, place.start)
    }
}
