import PropertyGraph
import Reporting

/// Builds the article graph: adds annotated articles one by one to a bulk builder.
final class ArticleGraphBuilder {
    let builder: GraphBuilder
    let names: ArticleGraphNames
    private let entities: EntityTable
    private var cites: [CitesKey: Int] = [:]
    private var citesOrder: [CitesKey] = []
    private let sectionRepeats = RepeatTable(.ofSections)
    private let statementRepeats = RepeatTable(.ofStatements)
    private var affiliations: Set<AffiliationKey> = []

    /// Whether prints of words are kept instead of compared.
    var keepsPrints = false
    /// Those that are kept.
    private(set) var prints: [Print] = []
    /// The people, organizations and places so far.
    var entityRows: [EntityTable.Joint] { entities.joints }

    /// The words of a section or statement.
    struct Print {
        let node: GraphBuilder.Node
        let kind: String
        let moment: Int64?
        let outlet: GraphBuilder.Node?
        let start: Int
        let words: [UInt8]
    }

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
        names = ArticleGraphNames(builder)
        entities = EntityTable(builder, names, lexicon)
    }

    /// An article while it is added: what was found in it, and the nodes that it has so far.
    struct Nodes {
        let findings: Findings
        let text: TextOffsets
        var article: GraphBuilder.Node
        var entityRows: [Int?]
        var unnamed: [GraphBuilder.Node?]
        var sentences: [GraphBuilder.Node] = []
        /// Where its repeated words stand among those of other articles.
        var repeats: RepeatTable.Article
    }

    /// Adds an article with all that was found in it, and its earlier versions, the latest of them first, as they were.
    ///
    /// - Parameter hasTwin: whether another article has the same text: then all of it is repeated, however short.
    func add(_ record: ArticleRecord, _ findings: Findings, hasTwin: Bool = false, earlier: [ArticleRecord] = []) {
        let article = builder.addNode(
            [names.article], properties(record, headline: findings.headline, language: findings.language))
        var nodes = Nodes(
            findings: findings, text: TextOffsets(record.text), article: article,
            entityRows: Array(repeating: nil, count: findings.entities.count),
            unnamed: Array(repeating: nil, count: findings.unnamed.count),
            repeats: RepeatTable.Article(
                moment: PublicationDate.moment(record.published), id: record.id, outlet: nil,
                twin: hasTwin ? record.textDigest : nil))
        let publisher = findings.publisher.map { node(.entity($0), &nodes)! }
        nodes.repeats.outlet = publisher
        if let publisher { addPublisher(publisher, record, &nodes) }
        addVersions(earlier, of: nodes.article)
        addText(&nodes)
        addMentions(&nodes)
        addCredits(&nodes)
        addStatements(&nodes, publisher)
    }

    /// Writes what only the whole archive tells: names, aliases, how often outlets cite.
    func finish() {
        for key in citesOrder {
            builder.addRelationship(
                names.cites, from: key.outlet, to: key.agent, [(names.count, .integer(Int64(cites[key]!)))])
        }
        for (later, first) in sectionRepeats.pairs() + statementRepeats.pairs() {
            builder.addRelationship(names.repeats, from: later, to: first)
        }
        entities.finish()
    }

    /// The outlet, with its names as the article's sources wrote them.
    private func addPublisher(_ publisher: GraphBuilder.Node, _ record: ArticleRecord, _ nodes: inout Nodes) {
        var properties: [(KeyID, Value)] = []
        if let outlet = record.outlet { properties.append((names.text, .string(outlet))) }
        if !record.outletForms.isEmpty {
            properties.append((builder.key("forms"), .list(record.outletForms.sorted().map(Value.string))))
        }
        builder.addRelationship(names.publishedBy, from: nodes.article, to: publisher, properties)
        guard let entity = nodes.findings.publisher, !record.outletForms.isEmpty else { return }
        entities.add(forms: record.outletForms, to: row(entity, &nodes))
    }

    // MARK: Text

    /// Earlier versions: their texts as they were, without what is found in the words, so that no count has it twice.
    private func addVersions(_ earlier: [ArticleRecord], of article: GraphBuilder.Node) {
        var newer = article
        for record in earlier {
            var properties = properties(record, headline: record.headline, language: record.language)
            if let outlet = record.outlet { properties.append((builder.key("outlet"), .string(outlet))) }
            let node = builder.addNode([builder.label("ArticleVersion")], properties)
            builder.addRelationship(builder.type("SUPERSEDES"), from: newer, to: node)
            newer = node
        }
    }

    private func properties(
        _ record: ArticleRecord, headline: String?, language: String?
    ) -> [(KeyID, Value)] {
        var properties: [(KeyID, Value)] = [(names.id, .string(record.id))]
        func add(_ key: KeyID, _ text: String?) {
            if let text, !text.isEmpty { properties.append((key, .string(text))) }
        }
        add(names.uri, record.uri)
        add(names.path, record.path)
        add(names.headline, headline)
        add(names.text, record.text)
        add(names.language, language)
        if !record.published.isNull { properties.append((names.published, record.published)) }
        if let day = PublicationDate.localDate(record.published) { properties.append((names.day, .date(day))) }
        if !record.modified.isNull { properties.append((builder.key("modified"), record.modified)) }
        add(names.byline, record.byline)
        add(builder.key("relay"), record.relay)
        add(names.sha256, record.textDigest)
        return properties
    }

    private func span(_ order: Int, _ span: Range<Int>) -> [(KeyID, Value)] {
        [
            (names.order, .integer(Int64(order))), (names.start, .integer(Int64(span.lowerBound))),
            (names.end, .integer(Int64(span.upperBound))),
        ]
    }

    private func addText(_ nodes: inout Nodes) {
        var sections: [GraphBuilder.Node] = []
        for (order, section) in nodes.findings.sections.enumerated() {
            var properties = [(names.kind, Value.string(section.kind))] + span(order, section.span)
            if let heading = section.heading { properties.append((names.heading, .string(heading))) }
            let node = builder.addNode([names.section], properties)
            builder.addRelationship(names.hasSection, from: nodes.article, to: node)
            if let last = sections.last { builder.addRelationship(names.next, from: last, to: node) }
            sections.append(node)
            repeats("section", sectionRepeats, node, nodes, section.print, at: section.span.lowerBound)
        }
        var paragraphs: [GraphBuilder.Node] = []
        for (order, paragraph) in nodes.findings.paragraphs.enumerated() {
            let node = addStretch(names.paragraph, order, paragraph.span, nodes.text)
            if let time = paragraph.time { builder.setProperty(node, names.time, .string(time)) }
            builder.addRelationship(names.hasParagraph, from: sections[paragraph.section], to: node)
            if let last = paragraphs.last { builder.addRelationship(names.next, from: last, to: node) }
            paragraphs.append(node)
        }
        for (order, sentence) in nodes.findings.sentences.enumerated() {
            let node = addStretch(names.sentence, order, sentence.span, nodes.text)
            builder.addRelationship(names.hasSentence, from: paragraphs[sentence.paragraph], to: node)
            if let last = nodes.sentences.last { builder.addRelationship(names.next, from: last, to: node) }
            nodes.sentences.append(node)
        }
    }

    /// Notes words that may stand elsewhere too.
    private func repeats(
        _ kind: String, _ table: RepeatTable, _ node: GraphBuilder.Node, _ nodes: Nodes, _ words: WordPrint,
        at start: Int
    ) {
        guard keepsPrints else { return table.add(node, nodes.repeats, words, at: start) }
        guard words.count > 0 else { return }
        prints.append(
            Print(
                node: node, kind: kind, moment: nodes.repeats.moment, outlet: nodes.repeats.outlet, start: start,
                words: Packer.bytes(of: words)))
    }

    private func addStretch(
        _ label: LabelID, _ order: Int, _ stretch: Range<Int>, _ text: TextOffsets
    ) -> GraphBuilder.Node {
        builder.addNode([label], span(order, stretch) + [(names.text, .string(text[stretch]))])
    }

    // MARK: Agents

    private func node(_ speaker: Speaker, _ nodes: inout Nodes) -> GraphBuilder.Node? {
        switch speaker {
        case .none: return nil
        case .entity(let entity):
            return entities.node(row(entity, &nodes))
        case .unnamed(let index):
            if let node = nodes.unnamed[index] { return node }
            let source = nodes.findings.unnamed[index]
            var properties: [(KeyID, Value)] = [(names.name, .string(source.name))]
            if let count = source.count { properties.append((names.count, .integer(Int64(count)))) }
            if let reason = source.reason { properties.append((names.reason, .string(reason))) }
            let labels = [names.unnamed] + (source.isBody ? [names.organization] : []) + [names.agent]
            let node = builder.addNode(labels, properties)
            nodes.unnamed[index] = node
            for affiliation in source.affiliations {
                let body = entities.node(row(affiliation, &nodes))
                builder.addRelationship(
                    names.affiliatedWith, from: node, to: body, [(names.title, .string(source.name))])
            }
            return node
        }
    }

    private func row(_ entity: Int, _ nodes: inout Nodes) -> Int {
        if let row = nodes.entityRows[entity] { return row }
        let row = entities.row(for: nodes.findings.entities[entity])
        nodes.entityRows[entity] = row
        for affiliation in nodes.findings.entities[entity].affiliations {
            let bodyNode = entities.node(self.row(affiliation.body, &nodes))
            let title = affiliation.title
            let key = AffiliationKey(member: entities.node(row), body: bodyNode, title: title)
            if affiliations.insert(key).inserted {
                builder.addRelationship(
                    names.affiliatedWith, from: key.member, to: bodyNode,
                    title.map { [(names.title, .string($0))] } ?? [])
            }
        }
        return row
    }

    private func agent(_ speaker: Speaker, _ nodes: inout Nodes) -> GraphBuilder.Node? {
        if case .entity(let entity) = speaker { entities.speaks(row(entity, &nodes)) }
        return node(speaker, &nodes)
    }

    // MARK: Credits

    private func addCredits(_ nodes: inout Nodes) {
        for credit in nodes.findings.credits {
            var properties: [(KeyID, Value)] = [
                (names.how, .string(credit.how)), (names.text, .string(credit.text)),
            ]
            if let range = credit.span {
                properties.append((names.start, .integer(Int64(range.lowerBound))))
                properties.append((names.end, .integer(Int64(range.upperBound))))
            }
            let outlet = entities.node(row(credit.outlet, &nodes))
            builder.addRelationship(names.creditedTo, from: nodes.article, to: outlet, properties)
        }
    }

    /// A statement that nobody is told to have passed on came from whom the article has its story from.
    private func addCreditedRelays(
        of statement: Findings.Statement, _ node: GraphBuilder.Node, _ nodes: inout Nodes
    ) {
        guard statement.via.isEmpty else { return }
        var seen = Set([nodes.findings.publisher].compactMap(\.self))
        if case .entity(let speaker) = statement.speaker { seen.insert(speaker) }
        for credit in nodes.findings.credits where seen.insert(credit.outlet).inserted {
            let outlet = entities.node(row(credit.outlet, &nodes))
            builder.addRelationship(
                names.via, from: node, to: outlet,
                [(names.order, .integer(1)), (names.credit, .string(credit.how))])
        }
    }

    // MARK: Mentions and statements

    private func addMentions(_ nodes: inout Nodes) {
        let sentences = nodes.findings.sentences
        var sentence = 0
        for mention in nodes.findings.mentions {
            let start = mention.span.lowerBound
            while sentence < sentences.count, sentences[sentence].span.upperBound <= start { sentence += 1 }
            guard sentence < sentences.count, sentences[sentence].span.lowerBound <= start else { continue }
            let target = entities.node(row(mention.entity, &nodes))
            builder.addRelationship(
                names.mentions, from: nodes.sentences[sentence], to: target,
                [
                    (names.text, .string(nodes.text[mention.span])),
                    (names.start, .integer(Int64(start))), (names.end, .integer(Int64(mention.span.upperBound))),
                    (names.kind, .string(mention.kind)),
                ])
        }
    }

    private func addStatements(_ nodes: inout Nodes, _ publisher: GraphBuilder.Node?) {
        var statements: [GraphBuilder.Node] = []
        for statement in nodes.findings.statements {
            let node = builder.addNode([names.statement], properties(statement, nodes.text))
            statements.append(node)
            if let speaker = agent(statement.speaker, &nodes) {
                builder.addRelationship(
                    names.said, from: speaker, to: node, statement.role.map { [(names.role, .string($0))] } ?? [])
                cite(publisher, speaker)
            }
            addRelays(of: statement, node, &nodes, publisher)
            for addressed in statement.addressed {
                if let target = agent(addressed, &nodes) {
                    builder.addRelationship(names.addressedTo, from: node, to: target)
                }
            }
            for index in statement.sentence..<nodes.findings.sentences.count {
                guard nodes.findings.sentences[index].span.lowerBound < statement.span.upperBound else { break }
                builder.addRelationship(names.isIn, from: node, to: nodes.sentences[index])
            }
            if let parent = statement.parent {
                builder.addRelationship(names.quotes, from: statements[parent], to: node)
            }
            for entity in statement.about {
                builder.addRelationship(names.about, from: node, to: entities.node(row(entity, &nodes)))
            }
            repeats("statement", statementRepeats, node, nodes, statement.print, at: statement.span.lowerBound)
        }
        addFigures(statements, nodes)
    }

    private func addRelays(
        of statement: Findings.Statement, _ node: GraphBuilder.Node, _ nodes: inout Nodes,
        _ publisher: GraphBuilder.Node?
    ) {
        for (index, relay) in statement.via.enumerated() {
            guard let target = agent(relay.speaker, &nodes) else { continue }
            var properties: [(KeyID, Value)] = [(names.order, .integer(Int64(index + 1)))]
            if let verb = relay.verb { properties.append((names.verb, .string(verb))) }
            builder.addRelationship(names.via, from: node, to: target, properties)
            cite(publisher, target)
        }
        addCreditedRelays(of: statement, node, &nodes)
    }

    private func properties(_ statement: Findings.Statement, _ text: TextOffsets) -> [(KeyID, Value)] {
        var properties: [(KeyID, Value)] = [
            (names.kind, .string(statement.kind)), (names.text, .string(text[statement.span])),
            (names.verb, .string(statement.verb)), (names.lemma, .string(statement.lemma)),
            (names.act, .string(statement.act)), (names.resolved, .string(statement.resolved)),
            (names.start, .integer(Int64(statement.span.lowerBound))),
            (names.end, .integer(Int64(statement.span.upperBound))),
            (names.rule, .string(statement.rule)), (names.resolver, .string(statement.resolver)),
        ]
        properties.append((names.origin, .string(statement.origin ?? "naql")))
        if let time = statement.time { properties.append((names.time, .string(time))) }
        if let date = statement.date.flatMap({ CalendarDate(daysSinceEpoch: Int64($0)) }) {
            properties.append((names.date, .date(date)))
        }
        return properties
    }

    private func cite(_ publisher: GraphBuilder.Node?, _ agent: GraphBuilder.Node) {
        guard let publisher, publisher != agent else { return }
        let key = CitesKey(outlet: publisher, agent: agent)
        if cites[key] == nil { citesOrder.append(key) }
        cites[key, default: 0] += 1
    }
}
