extension LanguageTable {
    /// The value of a word or phrase that is met in fields of records alone; nil where no language has it in a class.
    ///
    /// - Parameter kind: `column` or `hourPart`.
    public func value(ofField text: String, _ kind: WordClass) -> Int32? {
        var node = next(0, WordHash.fields)
        for word in WordHash.words(of: text) where node != 0 { node = next(node, word) }
        guard node != 0 else { return nil }
        var value: Int32?
        forEachEntry(node) { if $0.kind == kind { value = $0.value } }
        return value
    }
}
