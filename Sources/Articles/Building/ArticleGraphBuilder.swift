import PropertyGraph
import Text

/// Builds the article graph: adds annotated articles one by one to a bulk builder.
final class ArticleGraphBuilder {
    let builder: GraphBuilder
    let names: ArticleGraphNames
    private let lexicon: Lexicon
    private let entities: EntityTable
    private var cites: [CitesKey: Int] = [:]
    private var citesOrder: [CitesKey] = []
    private var sectionsByDigest: [UInt64: GraphBuilder.Node] = [:]
    private var statementsByDigest: [UInt64: GraphBuilder.Node] = [:]
    private var affiliations: Set<AffiliationKey> = []

    private struct CitesKey: Hashable {
        let outlet: GraphBuilder.Node
        let agent: GraphBuilder.Node
    }
    private struct AffiliationKey: Hashable {
        let member: GraphBuilder.Node
        let body: GraphBuilder.Node
        let title: String?
    }

    init(_ builder: GraphBuilder, lexicon: Lexicon) {
        self.builder = builder
        self.lexicon = lexicon
        names = ArticleGraphNames(builder)
        entities = EntityTable(builder, names)
    }

    /// The nodes of one article while it is added.
    private struct Nodes {
        var article: GraphBuilder.Node
        var entityRows: [Int?]
        var unnamed: [GraphBuilder.Node?]
        var sentences: [GraphBuilder.Node] = []
    }

    /// Adds an article with all that was found in it.
    func add(_ annotated: AnnotatedArticle) {
        let document = annotated.document
        var nodes = Nodes(
            article: addArticle(annotated), entityRows: Array(repeating: nil, count: document.entities.count),
            unnamed: Array(repeating: nil, count: document.unnamed.count))
        let publisher = document.publisher.map { node(.entity($0), document, &nodes)! }
        if let publisher { builder.addRelationship(names.publishedBy, from: nodes.article, to: publisher) }
        addText(annotated, &nodes)
        addMentions(document, &nodes)
        addStatements(document, &nodes, publisher)
    }

    /// Writes what only the whole archive tells: names, aliases, how often outlets cite.
    func finish() {
        for key in citesOrder {
            builder.addRelationship(
                names.cites, from: key.outlet, to: key.agent, [(names.count, .integer(Int64(cites[key]!)))])
        }
        entities.finish(lexicon)
    }

    // MARK: Text

    private func addArticle(_ annotated: AnnotatedArticle) -> GraphBuilder.Node {
        let record = annotated.record
        var properties: [(KeyID, Value)] = [(names.id, .string(record.id))]
        func add(_ key: KeyID, _ text: String?) {
            if let text, !text.isEmpty { properties.append((key, .string(text))) }
        }
        add(names.uri, record.uri)
        add(names.path, record.path)
        add(names.headline, annotated.headline)
        add(names.text, record.text)
        add(names.language, annotated.language)
        if case .null = record.published {} else { properties.append((names.published, record.published)) }
        add(names.byline, record.byline)
        add(names.sha256, annotated.sha256)
        return builder.addNode([names.article], properties)
    }

    private func span(_ order: Int, _ start: Int, _ end: Int) -> [(KeyID, Value)] {
        [
            (names.order, .integer(Int64(order))), (names.start, .integer(Int64(start))),
            (names.end, .integer(Int64(end))),
        ]
    }

    private func addText(_ annotated: AnnotatedArticle, _ nodes: inout Nodes) {
        let document = annotated.document
        var sections: [GraphBuilder.Node] = []
        for (order, section) in document.sections.enumerated() {
            var properties =
                [(names.kind, Value.string(section.kind.rawValue))] + span(order, section.start, section.end)
            if let heading = section.heading { properties.append((names.heading, .string(heading))) }
            let node = builder.addNode([names.section], properties)
            builder.addRelationship(names.hasSection, from: nodes.article, to: node)
            if let last = sections.last { builder.addRelationship(names.next, from: last, to: node) }
            sections.append(node)
            repeatLink(document, section.start, section.end, node, atLeast: 4, &sectionsByDigest)
        }
        var paragraphs: [GraphBuilder.Node] = []
        for (order, paragraph) in document.paragraphs.enumerated() {
            let node = builder.addNode(
                [names.paragraph],
                span(order, paragraph.start, paragraph.end)
                    + [(names.text, .string(document.string(paragraph.start, paragraph.end)))])
            builder.addRelationship(names.hasParagraph, from: sections[paragraph.section], to: node)
            if let last = paragraphs.last { builder.addRelationship(names.next, from: last, to: node) }
            paragraphs.append(node)
        }
        for (order, sentence) in document.sentences.enumerated() {
            let node = builder.addNode(
                [names.sentence],
                span(order, sentence.start, sentence.end)
                    + [(names.text, .string(document.string(sentence.start, sentence.end)))])
            builder.addRelationship(names.hasSentence, from: paragraphs[sentence.paragraph], to: node)
            if let last = nodes.sentences.last { builder.addRelationship(names.next, from: last, to: node) }
            nodes.sentences.append(node)
        }
    }

    /// Links what repeats words seen before to where they were first.
    private func repeatLink(
        _ document: Document, _ start: Int, _ end: Int, _ node: GraphBuilder.Node, atLeast words: Int,
        _ digests: inout [UInt64: GraphBuilder.Node]
    ) {
        var digest = PhraseTrie.seed
        var count = 0
        for index in document.tokenRange(start, end) where document.tokens[index].kind != .mark {
            digest = (digest ^ document.tokens[index].key) &* 0x0000_0100_0000_01B3
            count += 1
        }
        guard count >= words else { return }
        if let first = digests[digest] {
            builder.addRelationship(names.repeats, from: node, to: first)
        } else {
            digests[digest] = node
        }
    }

    // MARK: Agents

    private func node(_ speaker: Speaker, _ document: Document, _ nodes: inout Nodes) -> GraphBuilder.Node? {
        switch speaker {
        case .none: return nil
        case .entity(let entity):
            return entities.node(row(entity, document, &nodes))
        case .unnamed(let index):
            if let node = nodes.unnamed[index] { return node }
            let source = document.unnamed[index]
            var properties: [(KeyID, Value)] = [(names.name, .string(source.name))]
            if let count = source.count { properties.append((names.count, .integer(Int64(count)))) }
            let node = builder.addNode([names.unnamed, names.agent], properties)
            nodes.unnamed[index] = node
            for affiliation in source.affiliations {
                let body = entities.node(row(affiliation, document, &nodes))
                builder.addRelationship(
                    names.affiliatedWith, from: node, to: body, [(names.title, .string(source.name))])
            }
            return node
        }
    }

    private func row(_ entity: Int, _ document: Document, _ nodes: inout Nodes) -> Int {
        if let row = nodes.entityRows[entity] { return row }
        let row = entities.row(for: document.entities[entity])
        nodes.entityRows[entity] = row
        for (body, title) in document.entities[entity].affiliations {
            let bodyNode = entities.node(self.row(body, document, &nodes))
            let key = AffiliationKey(member: entities.node(row), body: bodyNode, title: title)
            if affiliations.insert(key).inserted {
                builder.addRelationship(
                    names.affiliatedWith, from: key.member, to: bodyNode,
                    title.map { [(names.title, .string($0))] } ?? [])
            }
        }
        return row
    }

    private func agent(_ speaker: Speaker, _ document: Document, _ nodes: inout Nodes) -> GraphBuilder.Node? {
        if case .entity(let entity) = speaker { entities.speaks(row(entity, document, &nodes)) }
        return node(speaker, document, &nodes)
    }

    // MARK: Mentions and statements

    private func addMentions(_ document: Document, _ nodes: inout Nodes) {
        var sentence = 0
        for mention in document.mentions {
            while sentence < document.sentences.count, document.sentences[sentence].end <= mention.start {
                sentence += 1
            }
            guard sentence < document.sentences.count, document.sentences[sentence].start <= mention.start else {
                continue
            }
            let target = entities.node(row(mention.entity, document, &nodes))
            builder.addRelationship(
                names.mentions, from: nodes.sentences[sentence], to: target,
                [
                    (names.text, .string(document.string(mention.start, mention.end))),
                    (names.start, .integer(Int64(mention.start))), (names.end, .integer(Int64(mention.end))),
                    (names.kind, .string(mention.kind.rawValue)),
                ])
        }
    }

    private func addStatements(_ document: Document, _ nodes: inout Nodes, _ publisher: GraphBuilder.Node?) {
        var statements: [GraphBuilder.Node] = []
        for statement in document.statements {
            let node = builder.addNode([names.statement], properties(statement, document))
            statements.append(node)
            if let speaker = agent(statement.speaker, document, &nodes) {
                builder.addRelationship(
                    names.said, from: speaker, to: node, statement.role.map { [(names.role, .string($0))] } ?? [])
                cite(publisher, speaker)
            }
            for (index, relay) in statement.via.enumerated() {
                guard let target = agent(relay.speaker, document, &nodes) else { continue }
                var properties: [(KeyID, Value)] = [(names.order, .integer(Int64(index + 1)))]
                if let verb = relay.verb { properties.append((names.verb, .string(verb))) }
                builder.addRelationship(names.via, from: node, to: target, properties)
                cite(publisher, target)
            }
            for addressed in statement.addressed {
                if let target = agent(addressed, document, &nodes) {
                    builder.addRelationship(names.addressedTo, from: node, to: target)
                }
            }
            for index in statement.sentence..<document.sentences.count {
                guard document.sentences[index].start < statement.end else { break }
                builder.addRelationship(names.isIn, from: node, to: nodes.sentences[index])
            }
            if let parent = statement.parent {
                builder.addRelationship(names.quotes, from: statements[parent], to: node)
            }
            addAbout(statement, node, document, &nodes)
            repeatLink(document, statement.start, statement.end, node, atLeast: 5, &statementsByDigest)
        }
    }

    private func properties(_ statement: StatementSpan, _ document: Document) -> [(KeyID, Value)] {
        var properties: [(KeyID, Value)] = [
            (names.kind, .string(statement.kind.rawValue)),
            (names.text, .string(document.string(statement.start, statement.end))),
            (names.verb, .string(statement.verb)), (names.lemma, .string(statement.lemma)),
            (names.act, .string(statement.act.rawValue)), (names.resolved, .string(statement.resolved.rawValue)),
            (names.start, .integer(Int64(statement.start))), (names.end, .integer(Int64(statement.end))),
        ]
        if let date = statement.date.flatMap({ CalendarDate(daysSinceEpoch: Int64($0)) }) {
            properties.append((names.date, .date(date)))
        }
        return properties
    }

    private func addAbout(
        _ statement: StatementSpan, _ node: GraphBuilder.Node, _ document: Document, _ nodes: inout Nodes
    ) {
        var seen: [Int] = []
        for index in document.tokenRange(statement.start, statement.end) where document.mentionOf[index] >= 0 {
            let mention = document.mentions[Int(document.mentionOf[index])]
            guard mention.kind == .name, mention.end <= statement.end, !seen.contains(mention.entity) else { continue }
            seen.append(mention.entity)
            builder.addRelationship(names.about, from: node, to: entities.node(row(mention.entity, document, &nodes)))
        }
    }

    private func cite(_ publisher: GraphBuilder.Node?, _ agent: GraphBuilder.Node) {
        guard let publisher, publisher != agent else { return }
        let key = CitesKey(outlet: publisher, agent: agent)
        if cites[key] == nil { citesOrder.append(key) }
        cites[key, default: 0] += 1
    }
}
