import Language
import Reporting
import Text

extension Findings {
    /// What an annotated article has.
    init(_ article: AnnotatedArticle) {
        let document = article.document
        headline = article.headline
        language = article.language
        isUnsearched = article.isUnsearched
        publisher = document.publisher
        sections = document.sections.map { section in
            let isNews = section.kind == .lead || section.kind == .body
            return Section(
                kind: section.kind.rawValue, span: Self.span(section.start, section.end), heading: section.heading,
                isNews: isNews,
                print: WordPrint(document, section.start, section.end, .ofSections, mayBeNear: isNews))
        }
        paragraphs = document.paragraphs.map { Paragraph(span: Self.span($0.start, $0.end), section: $0.section) }
        sentences = document.sentences.map { Sentence(span: Self.span($0.start, $0.end), paragraph: $0.paragraph) }
        entities = document.entities.map { entity in
            Entity(
                type: entity.type, isOutlet: entity.isOutlet, known: entity.known, name: entity.name,
                forms: entity.forms,
                affiliations: entity.affiliations.map { Affiliation(body: $0.entity, title: $0.title) },
                clues: entity.clues)
        }
        unnamed = document.unnamed.map {
            Unnamed(
                name: $0.name, count: $0.count, affiliations: $0.affiliations, reason: $0.reason,
                isBody: $0.isBody)
        }
        mentions = document.mentions.map {
            Mention(span: Self.span($0.start, $0.end), entity: $0.entity, kind: $0.kind.rawValue)
        }
        credits = document.credits.map {
            Credit(outlet: $0.outlet, how: $0.how.rawValue, text: $0.text, span: $0.range)
        }
        figures = document.figures
        statements = document.statements.map { Statement($0, in: document) }
        if let relay = article.record.relay { pass(on: relay) }
        tell(article.record.times)
    }

    /// Says of paragraphs, and of what is said in them, when that was.
    private mutating func tell(_ times: [ArticleRecord.SpokenTime]) {
        guard !times.isEmpty else { return }
        for index in paragraphs.indices {
            let span = paragraphs[index].span
            let first = Self.count(times, before: span.lowerBound)
            guard first < times.count, times[first].offset < span.upperBound else { continue }
            paragraphs[index].time = times[first].time
        }
        for index in statements.indices {
            let last = Self.count(times, before: statements[index].span.lowerBound + 1)
            if last > 0 { statements[index].time = times[last - 1].time }
        }
    }

    /// How many of the times stand before a code point.
    private static func count(_ times: [ArticleRecord.SpokenTime], before offset: Int) -> Int {
        times.partitioningIndex { $0.offset >= offset }
    }

    /// All that is said came by one who passed the article on, where nobody is told to have passed it on.
    private mutating func pass(on relay: String) {
        let number: Int
        if let known = entities.firstIndex(where: { $0.name == relay || $0.forms.contains(relay) }) {
            number = known
        } else {
            number = entities.count
            entities.append(Entity(type: .organization, isOutlet: true, name: relay, forms: [relay]))
        }
        for index in statements.indices where statements[index].via.isEmpty {
            if case .entity(number) = statements[index].speaker { continue }
            statements[index].via = [Relay(speaker: .entity(number))]
        }
    }

    /// A range, empty where its end stands before its start.
    fileprivate static func span(_ start: Int, _ end: Int) -> Range<Int> { start..<max(start, end) }
}

extension Findings.Statement {
    fileprivate init(_ statement: StatementSpan, in document: Document) {
        span = Findings.span(statement.start, statement.end)
        kind = statement.kind.rawValue
        verb = statement.verb
        lemma = statement.lemma
        act = statement.act.name
        resolved = statement.resolved.rawValue
        rule = statement.rule
        resolver = statement.resolver
        speaker = statement.speaker
        role = statement.role
        via = statement.via.map { Findings.Relay(speaker: $0.speaker, verb: $0.verb) }
        addressed = statement.addressed
        date = statement.date
        sentence = statement.sentence
        parent = statement.parent
        for index in document.tokenRange(statement.start, statement.end) where document.mentionOf[index] >= 0 {
            let mention = document.mentions[Int(document.mentionOf[index])]
            guard mention.kind == .name, mention.end <= statement.end, !about.contains(mention.entity) else { continue }
            about.append(mention.entity)
        }
        let isDenied = statement.kind != .direct && statement.act.denies
        print = WordPrint(
            document, statement.start, statement.end, .ofStatements, mayBeNear: true, isDenied: isDenied)
    }
}

extension WordPrint {
    /// The print of a stretch of a document.
    init(
        _ document: Document, _ start: Int, _ end: Int, _ measure: RepeatTable.Measure, mayBeNear: Bool,
        isDenied: Bool = false
    ) {
        var words = Words(isDenied: isDenied)
        for index in document.tokenRange(start, end) where document.tokens[index].kind != .mark {
            words.add(document.tokens[index].key, isTelling: document.isTelling(index))
        }
        self.init(words, measure, mayBeNear: mayBeNear)
    }
}
