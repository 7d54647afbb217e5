import PropertyGraph
import Reporting

extension ArticleGraphBuilder {
    /// Adds the figures of an article behind the sentence and the statements that state them.
    func addFigures(_ statements: [GraphBuilder.Node], _ nodes: Nodes) {
        let spans = nodes.findings.statements.map(\.span)
        // The statements by where they begin; those that began before a figure and have not ended.
        let order = spans.indices.sorted { (spans[$0].lowerBound, $0) < (spans[$1].lowerBound, $1) }
        var (next, open) = (0, [Int]())
        var sentence = 0
        for figure in nodes.findings.figures {
            let node = builder.addNode([names.figure], properties(figure, nodes.text))
            while sentence + 1 < nodes.sentences.count,
                nodes.findings.sentences[sentence + 1].span.lowerBound <= figure.start
            {
                sentence += 1
            }
            if nodes.sentences.indices.contains(sentence) {
                builder.addRelationship(names.states, from: nodes.sentences[sentence], to: node)
            }
            while next < order.count, spans[order[next]].lowerBound <= figure.start {
                open.append(order[next])
                next += 1
            }
            open.removeAll { spans[$0].upperBound <= figure.start }
            for statement in open.sorted() where figure.end <= spans[statement].upperBound {
                builder.addRelationship(names.states, from: statements[statement], to: node)
            }
        }
    }

    private func properties(_ figure: Figure, _ text: TextOffsets) -> [(KeyID, Value)] {
        var properties: [(KeyID, Value)] = []
        func add(_ key: String, _ value: Value) {
            if !value.isNull { properties.append((builder.key(key), value)) }
        }
        add("value", Figure.value(of: figure.value))
        add("low", Figure.value(of: figure.low))
        add("high", Figure.value(of: figure.high))
        add("unit", figure.unit.map { .string($0) } ?? .null)
        add("of", figure.of.map { .string($0) } ?? .null)
        add("comparator", figure.comparator.map { .string($0.name) } ?? .null)
        properties.append((names.text, .string(text[figure.start..<figure.end])))
        properties.append((names.start, .integer(Int64(figure.start))))
        properties.append((names.end, .integer(Int64(figure.end))))
        return properties
    }
}
