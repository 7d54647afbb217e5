import PropertyGraph
import Testing

@testable import Articles

/// What is in a graph is a function of the set of articles: any order, batch, re-import or removal gives the graph that one
/// fresh import of the articles gives.
@Suite struct AnyOrderTests {
    /// Records, an article a row: those of a row are one article.
    private static let pool: [[ArticleRecord]] = [
        [
            record(
                "a/1.txt", "ضفة", "2024-03-02",
                "أعلن وزير النقل أحمد عبد الله الزين أن الجسر الشرقي سيفتح أمام الحركة يوم الأحد المقبل."),
            record(
                "copies/first.txt", "ضفة", "2024-03-02",
                "أعلن وزير النقل أحمد عبد الله الزين أن الجسر الشرقي سيفتح أمام الحركة يوم الأحد المقبل."),
        ],
        [
            record(
                "a/2.txt", "Daffa", "2024-03-03",
                "قال احمد عبدالله الزين إن «الجسر الشرقي سيفتح أمام الحركة يوم الأحد المقبل».\nوقال الزين إن العمل انتهى."
            )
        ],
        [
            record(
                "b/3.txt", nil, nil,
                "القاهرة (رويترز) - قال أحمـد عبد  الله الزين إن الطريق مفتوح. وقالت الولايات المتحدة إنها ترحب بالقرار."
            )
        ],
        [
            record(
                "b/4.txt", "The Tarrow Observer", "2024-03-01",
                "LONDON (Reuters) - Karl O. Osborn said the eastern bridge would open to traffic on Sunday. The United States welcomed it."
            )
        ],
        [
            record(
                "b/5.txt", "Tarrow Post", "2024-03-04",
                "\"The eastern bridge will open to traffic on Sunday at last,\" Karl O. Osborn said. Reuters reported it first. The U.S. said so too."
            )
        ],
        [
            record(
                "c/6.txt", "The Tarrow Observer", "2024-03-04",
                "\"The eastern bridge will open to traffic on Sunday,\" KARL O OSBORN said. Anna Osborn said nobody had asked her."
            )
        ],
        [
            record(
                "c/7.txt", "Tarrow Herald", nil,
                "Karl O. Osborn said the eastern bridge would open to traffic on Sunday. US officials said they were pleased."
            )
        ],
        [
            record(
                "c/8.txt", "رويترز", "2024-03-05",
                "أكدت وزارة النقل أن القطار سيعود إلى العمل. وقال نتنياهو إن الاتفاق قريب."),
            record(
                "d/eight-again.txt", "رويترز", "2024-03-05",
                "أكدت وزارة النقل أن القطار سيعود إلى العمل. وقال نتنياهو إن الاتفاق قريب."),
        ],
        [
            record(
                "d/9.txt", "Reuters", "2024-03-06",
                "أكدت وزارة النقل أن القطار سيعود إلى العمل. وقال نتانياهو إن الاتفاق قريب.")
        ],
        [record("d/10.txt", "ضفة الأخبار", nil, "أكدت وزارة النقل أن القطار سيعود إلى العمل، وفق وكالات.")],
        [
            record(
                "d/11.txt", nil, "2024-03-06", "قال الولايات المتحدة إن القرار جيد.\nوقال مسؤول أميركي إن أمريكا ترحب.")
        ],
    ]

    private static func record(_ path: String, _ outlet: String?, _ published: String?, _ text: String) -> ArticleRecord
    {
        var record = ArticleRecord(id: path, path: path, text: text + "\n")
        record.outlet = outlet
        record.published = published.flatMap(PublicationDate.parse) ?? .null
        return record
    }

    private static func load(_ sources: [ArticleArchive.Source]) -> Graph? { try? ArticleArchive.load(sources).graph }

    @Test(arguments: 1...24) func anySequenceGivesOneGraph(seed: UInt64) throws {
        var random = SplitMix64(seed: seed)
        var graph: Graph?
        /// For each article the records of it that were imported.
        var imported: [Int: Set<Int>] = [:]
        for _ in 0..<Int.random(in: 2...6, using: &random) {
            if !imported.isEmpty, Int.random(in: 0..<4, using: &random) == 0 {
                let removed = imported.keys.sorted().randomElement(using: &random)!
                imported[removed] = nil
                let paths = Set(Self.pool[removed].map(\.path))
                let kept = StoredArticles.records(of: try #require(graph), isOpen: false).filter {
                    !paths.contains($0.path)
                }
                graph = kept.isEmpty ? nil : Self.load([.records(kept)])
            }
            var batch: [ArticleRecord] = []
            for _ in 0..<Int.random(in: 1...6, using: &random) {
                let article = Int.random(in: 0..<Self.pool.count, using: &random)
                let copy = Int.random(in: 0..<Self.pool[article].count, using: &random)
                imported[article, default: []].insert(copy)
                batch.append(Self.pool[article][copy])
            }
            let stored =
                graph.map { [ArticleArchive.Source.records(StoredArticles.records(of: $0, isOpen: true))] } ?? []
            // Where nothing is new the open graph stays.
            graph = Self.load(stored + [.records(batch)]) ?? graph
        }
        let all = imported.sorted { $0.key < $1.key }.flatMap { article, copies in
            copies.sorted().map { Self.pool[article][$0] }
        }
        let fresh = try #require(Self.load([.records(all)]))
        let (mine, wanted) = (GraphContent(try #require(graph)), GraphContent(fresh))
        let differences = mine.lines.symmetricDifference(wanted.lines).sorted()
        #expect(differences == [])
        let multiples = mine.counts.filter { wanted.counts[$0.key] != $0.value }.keys.sorted()
        #expect(multiples == [])
    }

    @Test func oneThingIsOneNodeAndTwoPeopleStayTwo() throws {
        let graph = try #require(Self.load([.records(Self.pool.map { $0[0] })]))
        let names = GraphContent.names(graph)
        #expect(names.count { $0.contains("الزين") } == 1, "\(names)")
        #expect(names.count { $0.lowercased().contains("osborn") } == 2, "\(names)")
        #expect(
            names.count { ["United States", "الولايات المتحدة", "U.S.", "US", "أمريكا", "أميركا"].contains($0) } == 1)
        #expect(names.count { $0.contains("نتنياهو") || $0.contains("نتانياهو") || $0.contains("Netanyahu") } == 1)
        #expect(names.count { ["رويترز", "Reuters"].contains($0) } == 1)
    }
}

/// A graph by what it holds: nodes and relationships as lines, without the numbers they have.
private struct GraphContent {
    private(set) var lines: Set<String> = []
    private(set) var counts: [String: Int] = [:]

    init(_ graph: Graph) {
        var names: [UInt32: String] = [:]
        for index in 0..<UInt32(graph.nodeCapacity) where graph.isAlive(NodeID(index)) {
            let labels = graph.labels(of: NodeID(index)).map { graph.name(of: $0) }.sorted()
            let line = labels.joined(separator: ":") + Self.text(graph.properties(of: NodeID(index)), graph)
            names[index] = line
            add(line)
        }
        for index in 0..<UInt32(graph.relationshipCapacity) where graph.isAlive(RelationshipID(index)) {
            let id = RelationshipID(index)
            let properties = Self.text(graph.properties(of: id), graph)
            let (from, to) = (names[graph.source(of: id).index]!, names[graph.target(of: id).index]!)
            add("\(from) -\(graph.name(of: graph.type(of: id)))\(properties)-> \(to)")
        }
    }

    private mutating func add(_ line: String) {
        lines.insert(line)
        counts[line, default: 0] += 1
    }

    private static func text(_ properties: [(KeyID, Value)], _ graph: Graph) -> String {
        "{" + properties.map { "\(graph.name(of: $0.0)): \($0.1)" }.sorted().joined(separator: ", ") + "}"
    }

    static func names(_ graph: Graph) -> [String] {
        let key = graph.findKey("name")!
        return (0..<UInt32(graph.nodeCapacity)).compactMap { index in
            if case .string(let name) = graph.property(NodeID(index), key) { name } else { nil }
        }
    }
}
