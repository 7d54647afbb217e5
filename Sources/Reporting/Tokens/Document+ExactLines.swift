/// Where ى and ي are two letters: many papers write both with two points or both without.
extension Document {
    /// A line of fewer words shows nothing by having no ى.
    private static let telling = 20

    /// Marks the tokens of lines that have ى, and of short ones behind them: others may mean على by علي.
    func markExactLines() {
        guard scalars.contains(0x649) else { return }
        var first = 0
        var isExact = true
        while first < tokens.count {
            let start = Int(tokens[first].start)
            let end = scalars[start...].firstIndex(of: 0x0A) ?? scalars.count
            let next = max(first + 1, firstToken(from: end))
            let hasLetter = scalars[start..<end].contains(0x649)
            if hasLetter || next - first >= Document.telling { isExact = hasLetter }
            if isExact {
                for index in first..<next { tokens[index].shape.insert(.exact) }
            }
            first = next
        }
    }
}
