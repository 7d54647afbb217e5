import Language
import PropertyGraph
import Reporting
import Text

/// Builds the article graph: adds annotated articles one by one to a bulk builder.
final class ArticleGraphBuilder {
    let builder: GraphBuilder
    let names: ArticleGraphNames
    private let entities: EntityTable
    private var cites: [CitesKey: Int] = [:]
    private var citesOrder: [CitesKey] = []
    private let sectionRepeats = RepeatTable(
        RepeatTable.Measure(atLeast: 4, nearAtLeast: 12, likeness: 0.6, isStrict: false))
    private let statementRepeats = RepeatTable(
        RepeatTable.Measure(atLeast: 5, nearAtLeast: 6, likeness: 0.7, isStrict: true))
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
        names = ArticleGraphNames(builder)
        entities = EntityTable(builder, names, lexicon)
    }

    /// The nodes of one article while it is added.
    private struct Nodes {
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
    func add(_ annotated: AnnotatedArticle, hasTwin: Bool = false, earlier: [ArticleRecord] = []) {
        let document = annotated.document
        var nodes = Nodes(
            article: addArticle(annotated), entityRows: Array(repeating: nil, count: document.entities.count),
            unnamed: Array(repeating: nil, count: document.unnamed.count),
            repeats: RepeatTable.Article(
                moment: PublicationDate.moment(annotated.record.published), id: annotated.record.id, outlet: nil,
                twin: hasTwin ? annotated.sha256 : nil))
        let publisher = document.publisher.map { node(.entity($0), document, &nodes)! }
        nodes.repeats.outlet = publisher
        if let publisher { addPublisher(publisher, annotated, &nodes) }
        addVersions(earlier, of: nodes.article)
        addText(annotated, &nodes)
        addMentions(document, &nodes)
        addCredits(document, &nodes)
        addStatements(document, &nodes, publisher)
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
    private func addPublisher(_ publisher: GraphBuilder.Node, _ annotated: AnnotatedArticle, _ nodes: inout Nodes) {
        let record = annotated.record
        var properties: [(KeyID, Value)] = []
        if let outlet = record.outlet { properties.append((names.text, .string(outlet))) }
        if !record.outletForms.isEmpty {
            properties.append((builder.key("forms"), .list(record.outletForms.sorted().map(Value.string))))
        }
        builder.addRelationship(names.publishedBy, from: nodes.article, to: publisher, properties)
        guard let entity = annotated.document.publisher, !record.outletForms.isEmpty else { return }
        entities.add(forms: record.outletForms, to: row(entity, annotated.document, &nodes))
    }

    // MARK: Text

    private func addArticle(_ annotated: AnnotatedArticle) -> GraphBuilder.Node {
        builder.addNode(
            [names.article],
            properties(
                annotated.record, headline: annotated.headline, language: annotated.language, sha256: annotated.sha256))
    }

    /// Earlier versions: their texts as they were, without what is found in the words, so that no count has it twice.
    private func addVersions(_ earlier: [ArticleRecord], of article: GraphBuilder.Node) {
        var newer = article
        for record in earlier {
            var properties = properties(
                record, headline: record.headline, language: record.language, sha256: record.textDigest)
            if let outlet = record.outlet { properties.append((builder.key("outlet"), .string(outlet))) }
            let node = builder.addNode([builder.label("ArticleVersion")], properties)
            builder.addRelationship(builder.type("SUPERSEDES"), from: newer, to: node)
            newer = node
        }
    }

    private func properties(
        _ record: ArticleRecord, headline: String?, language: String?, sha256: String
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
        add(names.sha256, sha256)
        return properties
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
            sectionRepeats.add(
                node, nodes.repeats, words(document, section.start, section.end), at: section.start,
                mayBeNear: section.kind == .lead || section.kind == .body)
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

    private func words(_ document: Document, _ start: Int, _ end: Int) -> RepeatTable.Words {
        var words = RepeatTable.Words()
        for index in document.tokenRange(start, end) where document.tokens[index].kind != .mark {
            words.add(document.tokens[index].key, isTelling: document.isTelling(index))
        }
        return words
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

    // MARK: Credits

    private func addCredits(_ document: Document, _ nodes: inout Nodes) {
        for credit in document.credits {
            var properties: [(KeyID, Value)] = [
                (names.how, .string(credit.how.rawValue)), (names.text, .string(credit.text)),
            ]
            if let range = credit.range {
                properties.append((names.start, .integer(Int64(range.lowerBound))))
                properties.append((names.end, .integer(Int64(range.upperBound))))
            }
            let outlet = entities.node(row(credit.outlet, document, &nodes))
            builder.addRelationship(names.creditedTo, from: nodes.article, to: outlet, properties)
        }
    }

    /// A statement that nobody is told to have passed on came from whom the article has its story from.
    private func addCreditedRelays(
        of statement: StatementSpan, _ node: GraphBuilder.Node, _ document: Document, _ nodes: inout Nodes
    ) {
        guard statement.via.isEmpty else { return }
        var seen = Set([document.publisher].compactMap(\.self))
        if case .entity(let speaker) = statement.speaker { seen.insert(speaker) }
        for credit in document.credits where seen.insert(credit.outlet).inserted {
            let outlet = entities.node(row(credit.outlet, document, &nodes))
            builder.addRelationship(
                names.via, from: node, to: outlet,
                [(names.order, .integer(1)), (names.credit, .string(credit.how.rawValue))])
        }
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
            addCreditedRelays(of: statement, node, document, &nodes)
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
            statementRepeats.add(
                node, nodes.repeats, words(document, statement.start, statement.end), at: statement.start,
                mayBeNear: true)
        }
    }

    private func properties(_ statement: StatementSpan, _ document: Document) -> [(KeyID, Value)] {
        var properties: [(KeyID, Value)] = [
            (names.kind, .string(statement.kind.rawValue)),
            (names.text, .string(document.string(statement.start, statement.end))),
            (names.verb, .string(statement.verb)), (names.lemma, .string(statement.lemma)),
            (names.act, .string(statement.act.name)), (names.resolved, .string(statement.resolved.rawValue)),
            (names.start, .integer(Int64(statement.start))), (names.end, .integer(Int64(statement.end))),
            (names.rule, .string(statement.rule)), (names.resolver, .string(statement.resolver)),
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
