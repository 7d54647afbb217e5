import Language

/// Makes the statements of an article, sentence by sentence, with what was said before in mind.
final class StatementMaker {
    let document: Document
    let layers: LayerReader
    let registry: SourceRegistry
    var discourse = Discourse()
    /// Reporting words at the end of a paragraph and a colon, whose quotation opens the next.
    var pending: Reported?
    /// The end of a quotation that ran over into what follows its sentence.
    var consumedTo = 0
    /// What the form of the last statement's verb says.
    var lastForm: WordTags = []

    init(_ document: Document) {
        self.document = document
        layers = LayerReader(document)
        registry = SourceRegistry(document, layers)
    }

    /// A construction without reporting words: a quotation that stands alone, or a sentence that reports nothing.
    func silent(_ tokens: Range<Int>, _ index: Int) -> Construction? {
        let rules = document.lexicon.rules(.construction, language: document.sentences[index].language)
        return rules.first.map { rule in
            Construction(
                rule: rule, tokens: tokens, cue: tokens.lowerBound..<tokens.lowerBound, verb: nil, captures: Captures())
        }
    }

    /// A quotation in marks without reporting words, whose content is what stands between the marks.
    func quotation(_ pair: TokenPair, _ index: Int) -> Construction? {
        guard var construction = silent(pair.open..<pair.close + 1, index) else { return nil }
        construction.start = Int(document.tokens[pair.open].end)
        construction.end = Int(document.tokens[pair.close].start)
        construction.isClosed = true
        return construction
    }

    func isHeading(_ index: Int) -> Bool {
        let paragraph = document.paragraphs[document.sentences[index].paragraph]
        let section = document.sections[paragraph.section]
        return section.kind == .headline || section.heading != nil && section.start == paragraph.start
    }
}
