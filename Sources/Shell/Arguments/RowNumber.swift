/// Numbers as people type them, in the digits of any script: `3`, `٣`.
enum RowNumber {
    /// The number that a text is; nil where it is none.
    static func of(_ text: some StringProtocol) -> Int? {
        if let number = Int(text) { return number }
        let digits = text.map(\.wholeNumberValue)
        guard !digits.isEmpty, digits.count < 18, digits.allSatisfy({ $0.map { $0 < 10 } ?? false }) else { return nil }
        return digits.reduce(0) { $0 * 10 + ($1 ?? 0) }
    }
}
