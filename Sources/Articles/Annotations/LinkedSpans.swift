/// Labelled stretches of one text with links between them, as annotation tools export them; statements are read from them.
struct LinkedSpans {
    struct Span {
        var range: Range<Int>
        var role: SpanRole
        /// What the span says in fields beside its label: `speaker`, `verb`, `kind`.
        var fields = AnnotationFields()
        var line: Int?
    }

    let article: ForeignAnnotation.ArticleReference
    let origin: String
    private(set) var spans: [Span] = []
    private var links: [(Int, Int)] = []
    private let scalars: [Unicode.Scalar]

    /// - Parameter text: the text that the spans count in, in code points.
    init(_ article: ForeignAnnotation.ArticleReference, text: String, origin: String) {
        self.article = article
        self.origin = origin
        scalars = Array(text.unicodeScalars)
    }

    /// Adds a span; its number, or nil where it does not lie in the text.
    mutating func add(_ span: Span) -> Int? {
        guard span.range.lowerBound >= 0, span.range.upperBound <= scalars.count, !span.range.isEmpty else {
            return nil
        }
        spans.append(span)
        return spans.count - 1
    }

    /// Says that two spans belong together, whichever way and by whatever name.
    mutating func link(_ first: Int, _ second: Int) { links.append((first, second)) }

    private func words(_ range: Range<Int>) -> String {
        var text = String.UnicodeScalarView()
        text.append(contentsOf: scalars[range])
        return String(text)
    }

    /// Statements with what is linked to them, and mentions.
    func annotations() -> [ForeignAnnotation] {
        let statements = spans.indices.filter { if case .statement = spans[$0].role { true } else { false } }
        return spans.indices.compactMap { index in
            let span = spans[index]
            let content: ForeignAnnotation.Content
            switch span.role {
            case .statement(let kind):
                var statement = span.fields.statement
                statement.kind = kind ?? statement.kind
                for other in linked(to: index, among: statements) { add(spans[other], to: &statement) }
                content = .statement(statement)
            case .mention(let type): content = .mention(type, name: span.fields.text(.speaker))
            case .speaker, .cue, .addressee, .relay: return nil
            }
            return ForeignAnnotation(
                article: article, span: span.range, words: words(span.range), content: content,
                origin: span.fields.text(.origin) ?? origin, line: span.line)
        }
    }

    /// The spans that a statement is linked to; without any link in the text, and with one statement alone, all others.
    private func linked(to statement: Int, among statements: [Int]) -> [Int] {
        if links.isEmpty { return statements.count == 1 ? spans.indices.filter { $0 != statement } : [] }
        var found: [Int] = []
        var open = [statement]
        while let next = open.popLast() {
            for (first, second) in links where first == next || second == next {
                let other = first == next ? second : first
                guard other != statement, !found.contains(other), !statements.contains(other) else { continue }
                found.append(other)
                // A source may hang at its cue, which hangs at the statement.
                if case .cue = spans[other].role { open.append(other) }
            }
        }
        return found
    }

    private func add(_ span: Span, to statement: inout ForeignAnnotation.Statement) {
        let text = words(span.range)
        switch span.role {
        case .speaker: statement.speaker = statement.speaker ?? span.fields.party(called: text)
        case .mention(let type):
            guard !links.isEmpty else { return }
            statement.speaker = statement.speaker ?? ForeignAnnotation.Party(name: text, type: type)
        case .cue: statement.verb = statement.verb ?? text
        case .addressee: statement.addressed.append(span.fields.party(called: text))
        case .relay: statement.via.append(span.fields.party(called: text))
        case .statement: break
        }
    }
}
