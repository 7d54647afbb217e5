extension LanguageTable {
    /// The value of a word or phrase that is met in fields of records alone; nil where no language has it in a class.
    ///
    /// - Parameter kind: `column`, `hourPart` or `furniture`.
    public func value(ofField text: String, _ kind: WordClass) -> Int32? {
        var node = next(0, WordHash.fields)
        for word in WordHash.words(of: text) where node != 0 { node = next(node, word) }
        guard node != 0 else { return nil }
        var value: Int32?
        forEachEntry(node) { if $0.kind == kind { value = $0.value } }
        return value
    }

    /// What the first words of a text are, for each number of them that has an entry: the value, and whether these are all of its words.
    public func values(ofBeginningOf text: String, _ kind: WordClass) -> [(value: Int32, isAll: Bool)] {
        var node = next(0, WordHash.fields)
        var found: [(value: Int32, isAll: Bool)] = []
        let words = WordHash.words(of: text)
        for (place, word) in words.enumerated() {
            node = next(node, word)
            if node == 0 { break }
            forEachEntry(node) { if $0.kind == kind { found.append(($0.value, place == words.count - 1)) } }
        }
        return found
    }
}
