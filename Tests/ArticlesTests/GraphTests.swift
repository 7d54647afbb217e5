import PropertyGraph
import Testing

@testable import Articles

/// The graph of an article keeps the schema: offsets are code points of the text, and every node's text is that slice.
@Suite(.serialized) struct GraphTests {
    private struct View {
        let graph: Graph
        func all(_ label: String) -> [NodeID] {
            guard let id = graph.findLabel(label) else { return [] }
            return (0..<graph.nodeCapacity).map { NodeID(UInt32($0)) }.filter { graph.hasLabel($0, id) }
        }
        func text(_ node: NodeID, _ key: String) -> String? {
            guard let id = graph.findKey(key), case .string(let text) = graph.property(node, id) else { return nil }
            return text
        }
        func number(_ node: NodeID, _ key: String) -> Int? {
            guard let id = graph.findKey(key), case .integer(let number) = graph.property(node, id) else { return nil }
            return Int(number)
        }
        func related(_ node: NodeID, _ type: String) -> [(node: NodeID, relationship: RelationshipID)] {
            guard let id = graph.findType(type) else { return [] }
            let adjacency = graph.adjacency(id, .outgoing)
            let (nodes, first) = adjacency.neighbours(node.index)
            return nodes.enumerated().map {
                (NodeID($0.element), RelationshipID(adjacency.relationship(at: first + $0.offset)))
            }
        }
        func slice(_ text: [Unicode.Scalar], _ start: Int, _ end: Int) -> String {
            String(String.UnicodeScalarView(text[start..<end]))
        }
    }

    @Test func offsetsAreCodePoints() throws {
        for article in MarkedArticle.all {
            let view = View(graph: ArticleArchive.graph(of: ArticleRecord(id: "a", path: "a.txt", text: article.text)))
            let node = try #require(view.all("Article").first)
            #expect(view.text(node, "text") == article.text)
            let text = Array(article.text.unicodeScalars)
            for label in ["Section", "Paragraph", "Sentence", "Statement"] {
                for node in view.all(label) {
                    let (start, end) = (
                        try #require(view.number(node, "start")), try #require(view.number(node, "end"))
                    )
                    #expect(start < end && end <= text.count)
                    if let own = view.text(node, "text") { #expect(own == view.slice(text, start, end)) }
                }
            }
            for sentence in view.all("Sentence") {
                for (_, relationship) in view.related(sentence, "MENTIONS") {
                    func property(_ key: String) -> Value {
                        view.graph.property(relationship, view.graph.findKey(key)!)
                    }
                    guard case .integer(let start) = property("start"), case .integer(let end) = property("end"),
                        case .string(let own) = property("text")
                    else {
                        Issue.record("a mention without its place in \(article.name)")
                        continue
                    }
                    #expect(own == view.slice(text, Int(start), Int(end)))
                }
            }
        }
    }

    @Test func statementsStandInTheirSentences() {
        for article in MarkedArticle.all {
            let view = View(graph: ArticleArchive.graph(of: ArticleRecord(id: "a", path: "a.txt", text: article.text)))
            for statement in view.all("Statement") {
                let sentences = view.related(statement, "IN")
                #expect(!sentences.isEmpty)
                for (sentence, _) in sentences {
                    #expect(view.number(sentence, "start")! < view.number(statement, "end")!)
                    #expect(view.number(statement, "start")! < view.number(sentence, "end")!)
                }
            }
        }
    }

    @Test func relaysAreOrderedFromTheArticle() {
        let text = "نقلت وكالة نبض عن صحيفة المنارة نقلا عن مصدرين أمنيين أن الاتفاق قريب."
        let view = View(graph: ArticleArchive.graph(of: ArticleRecord(id: "a", path: "a.txt", text: text)))
        let statement = view.all("Statement")[0]
        let order = view.graph.findKey("order")!
        let relays = view.related(statement, "VIA").sorted {
            "\(view.graph.property($0.relationship, order))" < "\(view.graph.property($1.relationship, order))"
        }
        #expect(relays.map { view.text($0.node, "name") } == ["نبض", "المنارة"])
        #expect(view.all("UnnamedSource").map { view.text($0, "name") } == ["مصدرين أمنيين"])
        #expect(view.number(view.all("UnnamedSource")[0], "count") == 2)
    }

    @Test func anOutletPublishesAndCites() {
        var record = ArticleRecord(
            id: "a", path: "a.txt", text: "قال وزير الصحة كمال الراضي إن الوضع مستقر. وأضاف أن الأدوية وصلت.")
        record.outlet = "المنارة"
        let view = View(graph: ArticleArchive.graph(of: record))
        let outlet = view.all("Outlet")[0]
        #expect(view.text(outlet, "name") == "المنارة")
        #expect(view.related(view.all("Article")[0], "PUBLISHED_BY").map(\.node) == [outlet])
        let cites = view.related(outlet, "CITES")
        #expect(cites.map { view.text($0.node, "name") } == ["كمال الراضي"])
        #expect(view.graph.property(cites[0].relationship, view.graph.findKey("count")!).isEquivalent(.integer(2)))
    }
}
