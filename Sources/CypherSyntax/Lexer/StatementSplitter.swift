/// Cuts a text into statements at `;`, and knows whether a text that is being typed is complete.
public struct StatementSplitter: Sendable {
    /// The complete statements, without their `;` and without surrounding white space; empty ones are left out.
    public private(set) var statements: [SourceRange] = []
    /// What follows the last `;`.
    public let remainder: SourceRange
    /// The remainder without surrounding white space and comments; nil where it holds nothing else.
    public private(set) var remainderCode: SourceRange?
    /// In what the text ends.
    public let state: StatementScanner.State

    /// Whether the remainder holds nothing but white space and comments.
    public var remainderIsBlank: Bool { remainderCode == nil }
    /// Whether nothing is left to be typed.
    public var isComplete: Bool { remainderIsBlank && state == .code }

    private let text: [UInt8]

    /// Splits a text.
    public init(_ source: String) {
        text = Array(source.utf8)
        var scanner = StatementScanner(text)
        while let statement = scanner.next() {
            if statement.isEnded { statements.append(statement.range) } else { remainderCode = statement.range }
        }
        remainder = SourceRange(scanner.afterLast, text.count)
        state = scanner.state
    }

    /// The text of a range.
    public func text(_ range: SourceRange) -> String {
        String(decoding: text[range.lower..<range.upper], as: UTF8.self)
    }
}
