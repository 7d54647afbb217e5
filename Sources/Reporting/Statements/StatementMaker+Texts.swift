extension StatementMaker {
    /// Notes who made each text that a sentence introduces: whoever speaks by it, else whoever the sentence is about.
    func noteTexts(_ recorded: [Recorded], _ index: Int, _ bounds: Range<Int>) {
        for text in bounds where document.introducesText(text) {
            let start = Int(document.tokens[text].start)
            // What somebody tells of is not his.
            if recorded.contains(where: { $0.start <= start && start < $0.end }) { continue }
            let teller = (recorded.first { $0.start > start } ?? recorded.last)?.entry
            guard let maker = teller ?? (recorded.isEmpty ? actingMaker(of: text, index, bounds) : nil) else {
                continue
            }
            discourse.texts.note(document.textKey(text), maker)
        }
    }

    /// The subject of a sentence that reports nothing, before a text of which it tells.
    private func actingMaker(of text: Int, _ index: Int, _ bounds: Range<Int>) -> Discourse.Entry? {
        let source = subject(before: text, index, bounds)
        guard source.isFound else { return nil }
        return Discourse.Entry(
            speaker: source.known, gender: source.gender, isPlural: source.isPlural, nouns: source.nouns,
            paragraph: document.paragraph(of: text), draft: source.known == .none ? source : nil)
    }

    private func subject(before text: Int, _ index: Int, _ bounds: Range<Int>) -> OpenSource {
        var source = OpenSource()
        if let phrase = MainSubject.phrase(document, layers, bounds.prefix(14)), phrase.tokens.upperBound <= text,
            let silent = silent(bounds.lowerBound..<bounds.lowerBound, index)
        {
            let context = SpeakerContext(
                document: document, layers: layers, discourse: discourse, construction: silent, phrase: phrase,
                bounds: bounds, paragraph: document.paragraph(of: text), earlier: [], isSlotUnread: false)
            WrittenSpeakers.resolve(&source, context)
        }
        if !source.isFound, let entity = MainSubject.entity(document, layers, bounds.lowerBound..<text) {
            ExplicitSpeaker.fill(&source, entity: entity, document)
        }
        return source
    }
}
