import Language

/// Why a source is not named, where the article says it: "on condition of anonymity because …", "طلب عدم ذكر اسمه لأنه …".
struct AnonymityReason {
    let document: Document
    let layers: LayerReader

    /// The words of the reason in a sentence, from what opens it to the next comma, that-word or stop.
    func reason(in bounds: Range<Int>) -> String? {
        guard let asked = request(in: bounds) else { return nil }
        var index = asked + 1
        while index < bounds.upperBound, index - asked <= 10 {
            if let opening = document.phrase(at: index, before: bounds.upperBound, ClassSet(.reason)) {
                return text(from: index, after: opening.last + 1, bounds)
            }
            if document.tokens[index].kind == .mark, !document.isQuoteMark(index) { return nil }
            index += 1
        }
        return nil
    }

    /// The last token of words that say by themselves that a source is not named.
    private func request(in bounds: Range<Int>) -> Int? {
        for index in bounds where layers.facts[index].phraseKinds.contains(.anonymity) {
            guard document.tokens[index].kind == .word else { continue }
            if let phrase = document.phrase(at: index, before: bounds.upperBound, ClassSet(.anonymity)),
                phrase.entry.tags.contains(.definite)
            {
                return phrase.last
            }
        }
        return nil
    }

    private func text(from first: Int, after opening: Int, _ bounds: Range<Int>) -> String? {
        var end = opening
        while end < bounds.upperBound, !isEnd(end) { end += 1 }
        guard end > opening else { return nil }
        return document.clean(Int(document.tokens[first].start), Int(document.tokens[end - 1].end))
    }

    private func isEnd(_ index: Int) -> Bool {
        let token = document.tokens[index]
        if token.kind == .mark { return !document.isJoiner(index) }
        return token.has(.complementizer) && token.shape.contains(.clitic) && !token.has(.conjunction)
    }
}
