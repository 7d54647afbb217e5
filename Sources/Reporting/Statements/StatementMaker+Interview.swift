/// Answers of an interview that a dash opens, each under its question: no word says who speaks.
extension StatementMaker {
    /// The answer that one of a sentence's constructions opens, from behind its dash to the end of the paragraph.
    func answered(_ found: [Construction], _ index: Int, _ bounds: Range<Int>) -> Reported? {
        let paragraph = document.sentences[index].paragraph
        let line = document.paragraphs[paragraph]
        guard document.isDashAnswer(line.tokens.lowerBound),
            var construction = found.first(where: { $0.cue.lowerBound == line.tokens.lowerBound })
        else { return nil }
        (construction.start, construction.end) = (start(behind: construction.cue.lowerBound, in: line.tokens), line.end)
        construction.isClosed = true
        let context = SpeakerContext(
            document: document, layers: layers, discourse: discourse, construction: construction, phrase: nil,
            bounds: bounds, paragraph: paragraph, earlier: [], isSlotUnread: false)
        let source = Speakers.resolve(context)
        return source.isFound ? Reported(construction: construction, source: source) : nil
    }

    /// Behind the dash, and behind what brackets say of how it was said ("(تبتسم)").
    private func start(behind dash: Int, in line: Range<Int>) -> Int {
        guard dash + 1 < line.upperBound, document.isMark(dash + 1, 0x28),
            let close = line.first(where: { document.isMark($0, 0x29) }), close - dash <= 6, close + 1 < line.upperBound
        else { return Int(document.tokens[dash].end) }
        return Int(document.tokens[close].end)
    }
}
