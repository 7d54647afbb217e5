import Language

/// Answers of an interview that a dash opens, each under its question: no word says who speaks.
extension StatementMaker {
    /// The answer that a sentence begins, from behind its dash to the end of the paragraph.
    func answered(_ index: Int, _ bounds: Range<Int>) -> Reported? {
        let paragraph = document.sentences[index].paragraph
        let line = document.paragraphs[paragraph]
        guard answers.contains(paragraph), document.sentences[index].tokens.lowerBound == line.tokens.lowerBound,
            let rule = answerRule(index)
        else { return nil }
        let dash = line.tokens.lowerBound
        var construction = Construction(
            rule: rule, tokens: dash..<dash + 1, cue: dash..<dash + 1, verb: nil, captures: Captures())
        (construction.start, construction.end) = (start(behind: dash, in: line.tokens), line.end)
        construction.isClosed = true
        let context = SpeakerContext(
            document: document, layers: layers, discourse: discourse, construction: construction, phrase: nil,
            bounds: bounds, paragraph: paragraph, earlier: [], isSlotUnread: false)
        let source = Speakers.resolve(context)
        return source.isFound ? Reported(construction: construction, source: source) : nil
    }

    /// The language's rule for an answer: a line of the one who was asked.
    private func answerRule(_ index: Int) -> Rule? {
        document.lexicon.rules(.construction, language: document.sentences[index].language)
            .first { $0.outcome == .line && $0.options.contains(.same) }
    }

    /// Behind the dash, and behind what brackets say of how it was said ("(تبتسم)").
    private func start(behind dash: Int, in line: Range<Int>) -> Int {
        guard dash + 1 < line.upperBound, document.isMark(dash + 1, 0x28),
            let close = line.first(where: { document.isMark($0, 0x29) }), close - dash <= 6, close + 1 < line.upperBound
        else { return Int(document.tokens[dash].end) }
        return Int(document.tokens[close].end)
    }

    /// The paragraphs that a dash opens under one that ends in a question mark, where there are several.
    static func answers(_ document: Document) -> Set<Int> {
        var found: Set<Int> = []
        for line in document.paragraphs.indices.dropFirst() {
            let (question, answer) = (document.paragraphs[line - 1].tokens, document.paragraphs[line].tokens)
            guard let first = answer.first, answer.count > 2, document.isMark(first, 0x2D, 0x2013, 0x2014, 0x640),
                let last = question.last(where: { !document.isQuoteMark($0) }), document.isMark(last, 0x3F, 0x61F)
            else { continue }
            found.insert(line)
        }
        return found.count > 1 ? found : []
    }
}
