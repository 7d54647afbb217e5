import Language

/// What stands beside numbers.
extension Document {
    /// The measure or currency that begins at a token.
    func unitPhrase(at index: Int, before limit: Int) -> Phrase? {
        phrase(at: index, before: limit, ClassSet(.counted)).flatMap { $0.entry.tags.contains(.definite) ? $0 : nil }
    }

    /// The noun or verb for people that are counted.
    func countedPhrase(at index: Int, before limit: Int) -> Phrase? {
        phrase(at: index, before: limit, ClassSet(.counted)).flatMap { $0.entry.tags.contains(.definite) ? nil : $0 }
    }

    /// What says how exact a number is.
    func comparatorPhrase(at index: Int, before limit: Int) -> Phrase? {
        phrase(at: index, before: limit, ClassSet(.comparator)).flatMap { (1...5).contains($0.entry.value) ? $0 : nil }
    }

    /// What makes the number beside it a name or an hour.
    func numberedPhrase(at index: Int, before limit: Int) -> Phrase? {
        phrase(at: index, before: limit, ClassSet(.comparator)).flatMap { $0.entry.value == 9 ? $0 : nil }
    }

    /// Whether words up to a number say that an hour behind it is one of the clock.
    func tellsWhen(at index: Int, before limit: Int) -> Bool {
        phrases(at: index, before: limit, .comparator).contains { $0.entry.value == 10 && $0.last == limit - 1 }
    }

    /// What a word does in a range of numbers: 1 opens it ("between"), 2 joins its ends, 3 opens a change ("from").
    func rangeWord(at index: Int) -> Int32? {
        guard index >= 0, index < tokens.count, let entry = entry(at: index, .comparator), (6...8).contains(entry.value)
        else { return nil }
        return entry.value - 5
    }
}
