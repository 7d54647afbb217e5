import PropertyGraph
import Reporting

extension ArticleGraphBuilder {
    /// Adds the figures of an article behind the sentence and the statements that state them.
    func addFigures(_ statements: [GraphBuilder.Node], _ nodes: Nodes) {
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
            for (statement, found) in zip(statements, nodes.findings.statements)
            where found.span.lowerBound <= figure.start && figure.end <= found.span.upperBound {
                builder.addRelationship(names.states, from: statement, to: node)
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
