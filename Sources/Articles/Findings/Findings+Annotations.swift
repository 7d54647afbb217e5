import Language
import Reporting
import Text

extension Findings {
    /// Takes in what other tools found in the same article, each with its origin. What says the same as ours is not there twice.
    ///
    /// - Parameter document: the article as it was annotated.
    mutating func merge(_ annotations: [AnnotationSet.Placed], in document: Document) {
        let covering = annotations.filter(\.isOver)
        if !covering.isEmpty { giveWay(to: covering) }
        for annotation in annotations {
            switch annotation.content {
            case .mention(let type, let name): add(type, name, annotation, document)
            case .statement(let statement): add(statement, annotation, document)
            }
        }
        mentions.sort { $0.span.lowerBound < $1.span.lowerBound }
    }

    /// Drops statements of which at least half the words are told of by others; those within them stand by themselves.
    private mutating func giveWay(to others: [AnnotationSet.Placed]) {
        let spans = others.compactMap { other -> Range<Int>? in
            if case .statement = other.content { other.span } else { nil }
        }
        var numbers: [Int: Int] = [:]
        var kept: [Statement] = []
        for (number, statement) in statements.enumerated()
        where !spans.contains(where: { $0.covers(statement.span, 0.5) }) {
            numbers[number] = kept.count
            kept.append(statement)
            kept[kept.count - 1].parent = statement.parent.flatMap { numbers[$0] }
        }
        statements = kept
    }

    // MARK: Mentions

    private mutating func add(
        _ type: EntityType, _ name: String?, _ annotation: AnnotationSet.Placed, _ document: Document
    ) {
        let text = document.string(annotation.span.lowerBound, annotation.span.upperBound)
        let clashing = mentions.indices.filter { mentions[$0].span.overlaps(annotation.span) }
        guard annotation.isOver || clashing.isEmpty else { return }
        for index in clashing.reversed() { mentions.remove(at: index) }
        let entity = entity(ForeignAnnotation.Party(name: name ?? text, type: type), form: text, document)
        mentions.append(Mention(span: annotation.span, entity: entity, kind: MentionKind.name.rawValue))
    }

    /// The entity of a name: one that the article has, or a new one.
    private mutating func entity(_ party: ForeignAnnotation.Party, form: String, _ document: Document) -> Int {
        let key = NameKey.key(of: party.name, document.lexicon)
        func fits(_ entity: Entity) -> Bool {
            (party.type == nil || party.type == entity.type)
                && ([entity.name] + entity.forms).contains { NameKey.key(of: $0, document.lexicon) == key }
        }
        if let known = entities.firstIndex(where: fits) {
            if !entities[known].forms.contains(form) { entities[known].forms.append(form) }
            return known
        }
        entities.append(Entity(type: party.type ?? .person, name: party.name, forms: [form]))
        return entities.count - 1
    }

    // MARK: Statements

    private mutating func add(
        _ told: ForeignAnnotation.Statement, _ annotation: AnnotationSet.Placed, _ document: Document
    ) {
        let speaker = told.speaker.map { self.speaker($0, document) } ?? .none
        if joinsStatement(annotation, by: speaker) { return }
        var statement = Statement()
        statement.span = annotation.span
        statement.kind = (told.kind ?? Self.kind(of: annotation.span, document)).rawValue
        statement.verb = told.verb ?? ""
        statement.lemma = told.lemma ?? told.verb ?? ""
        statement.act = told.act ?? SpeechAct.say.name
        statement.speaker = speaker
        statement.resolved = (speaker == .none ? Resolution.none : .explicit).rawValue
        statement.rule = "annotated"
        statement.resolver = speaker == .none ? "none" : "annotated"
        statement.role = told.role
        statement.via = told.via.map { Relay(speaker: self.speaker($0, document)) }
        statement.addressed = told.addressed.map { self.speaker($0, document) }
        statement.date = told.date
        statement.time = told.time
        statement.origin = annotation.origin
        statement.sentence = sentences.firstIndex { $0.span.upperBound > annotation.span.lowerBound } ?? sentences.count
        for mention in mentions
        where mention.kind == MentionKind.name.rawValue && annotation.span.covers(mention.span, 1)
            && !statement.about.contains(mention.entity)
        {
            statement.about.append(mention.entity)
        }
        statement.print = WordPrint(
            document, annotation.span.lowerBound, annotation.span.upperBound, .ofStatements, mayBeNear: true,
            isDenied: statement.kind != "direct" && ["deny", "reject"].contains(statement.act))
        statements.append(statement)
    }

    /// Notes that another tool found a statement too that was found already; false where none is the same.
    private mutating func joinsStatement(_ annotation: AnnotationSet.Placed, by speaker: Speaker) -> Bool {
        let same = statements.firstIndex { ours in
            ours.span.covers(annotation.span, 0.9) && annotation.span.covers(ours.span, 0.9)
                && (ours.speaker == speaker || speaker == .none)
        }
        guard let same else { return false }
        let finders = statements[same].origin ?? "naql"
        if !finders.split(separator: ", ").contains(annotation.origin[...]) {
            statements[same].origin = "\(finders), \(annotation.origin)"
        }
        return true
    }

    private mutating func speaker(_ party: ForeignAnnotation.Party, _ document: Document) -> Speaker {
        if party.type == nil, let known = unnamed.firstIndex(where: { Self.isSame($0.name, party.name) }) {
            return .unnamed(known)
        }
        guard party.isUnnamed else { return .entity(entity(party, form: party.name, document)) }
        unnamed.append(Unnamed(name: party.name))
        return .unnamed(unnamed.count - 1)
    }

    /// Whether two descriptions are one, an article or a number before it left out: "shopkeeper", "a shopkeeper".
    private static func isSame(_ first: String, _ second: String) -> Bool {
        let (one, other) = (Folding.fold(first), Folding.fold(second))
        return one == other || one.hasSuffix(" " + other) || other.hasSuffix(" " + one)
    }

    /// What quotation marks tell: around all of the words, in them, or nowhere.
    private static func kind(of span: Range<Int>, _ document: Document) -> StatementKind {
        func isMark(_ place: Int) -> Bool {
            document.scalars.indices.contains(place) && Quotation.isMark(document.scalars[place])
        }
        let isFramed = isMark(span.lowerBound) && isMark(span.upperBound - 1)
        // A comma or a full stop may stand before the closing mark.
        let isClosed = isMark(span.upperBound) || isMark(span.upperBound + 1)
        if isFramed || isMark(span.lowerBound - 1) && isClosed { return .direct }
        return span.contains(where: isMark) ? .mixed : .indirect
    }
}

extension Range<Int> {
    /// Whether at least a part of another stretch lies in it.
    fileprivate func covers(_ other: Range<Int>, _ part: Double) -> Bool {
        let common = Swift.min(upperBound, other.upperBound) - Swift.max(lowerBound, other.lowerBound)
        return common > 0 && Double(common) >= part * Double(other.count)
    }
}
