/// Digits that a page raises (`sup`): a note's number, a power. As plain digits they would change the number before them.
public enum RaisedDigits {
    private static let signs: [Character: Character] = [
        "0": "⁰", "1": "¹", "2": "²", "3": "³", "4": "⁴", "5": "⁵", "6": "⁶", "7": "⁷", "8": "⁸", "9": "⁹", "+": "⁺",
        "-": "⁻", "−": "⁻",
    ]

    /// A text that is raised, written so: digits with their signs alone; letters stay as they are ("20th").
    public static func written(_ text: some StringProtocol) -> String {
        let isNumber =
            text.contains { $0.isASCII && $0.isNumber } && text.allSatisfy { signs[$0] != nil || ", \n".contains($0) }
        return isNumber ? String(text.map { signs[$0] ?? $0 }) : String(text)
    }
}

extension Page {
    /// Adds a text to a writer, its digits raised where the page raises them.
    func write(_ node: Node, to writer: inout TextWriter) {
        guard isRaised(node) else { return writer.add(text(node)) }
        var raised = RaisedDigits.written(String(decoding: text(node), as: UTF8.self))
        raised.withUTF8 { writer.add($0) }
    }

    /// Whether a text stands in `sup`, or in a link or another element in it.
    private func isRaised(_ node: Node) -> Bool {
        var outer = parent(node)
        for _ in 0..<3 where outer >= 0 {
            if tag(outer) == .sup { return true }
            if tag(outer).isBlock { return false }
            outer = parent(outer)
        }
        return false
    }
}
