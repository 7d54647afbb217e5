import PropertyGraph

/// A small graph of articles in the proportions of a real one.
enum NewsGraph {
    static func make() -> Graph {
        let graph = Graph()
        let savepoint = graph.begin()
        defer { _ = savepoint }
        func nodes(_ label: String, _ count: Int, _ properties: (Int) -> [(String, Value)]) -> [NodeID] {
            let id = graph.internLabel(label)
            return (0..<count).map { number in
                let node = graph.createNode(labels: [id])
                graph.setProperty(node, graph.internKey("id"), .integer(Int64(number)))
                for (key, value) in properties(number) { graph.setProperty(node, graph.internKey(key), value) }
                return node
            }
        }
        func join(_ type: String, _ from: NodeID, _ to: NodeID, _ properties: [(String, Value)] = []) {
            let relationship = graph.createRelationship(graph.internType(type), from: from, to: to)
            for (key, value) in properties { graph.setProperty(relationship, graph.internKey(key), value) }
        }
        let outlets = nodes("Outlet", 4) { [("name", .string("outlet \($0)")), ("country", .string("c\($0 % 2)"))] }
        let days = nodes("Day", 20) { [("date", .string("2023-01-\($0)")), ("year", .integer(2023))] }
        let people = nodes("Person", 60) { [("name", .string("person \($0)")), ("anonymous", .boolean($0 % 5 == 0))] }
        let organizations = nodes("Organization", 30) { [("name", .string("organization \($0)"))] }
        let articles = nodes("Article", 100) { [("section", .string("s\($0 % 4)")), ("words", .integer(Int64($0)))] }
        let paragraphs = nodes("Paragraph", 300) { _ in [] }
        let sentences = nodes("Sentence", 1200) {
            [("text", .string("text \($0)")), ("words", .integer(Int64($0 % 9)))]
        }
        let quotes = nodes("Quote", 150) { [("text", .string("quote \($0)"))] }
        for (index, article) in articles.enumerated() {
            join("PUBLISHED_BY", article, outlets[index % 4])
            join("ON", article, days[index % 20])
            join("CITES", article, articles[(index * 7 + 1) % 100])
            for part in 0..<3 { join("HAS_PARAGRAPH", article, paragraphs[index * 3 + part]) }
        }
        for (index, sentence) in sentences.enumerated() {
            join("HAS_SENTENCE", paragraphs[index / 4], sentence)
            if index % 12 != 11 { join("NEXT", sentence, sentences[index + 1]) }
            join("MENTIONS", sentence, people[index * 13 % 60], [("pos", .integer(Int64(index)))])
            if index % 2 == 0 { join("MENTIONS", sentence, organizations[index * 7 % 30]) }
            if index % 8 == 0 { join("QUOTES", sentence, quotes[index / 8]) }
        }
        for (index, quote) in quotes.enumerated() {
            join("SAID", people[index * 11 % 60], quote)
            join("ABOUT", quote, organizations[index % 30])
        }
        graph.commit()
        return graph
    }
}
