/// A mail's text with the mails that programs write into one that passes them on: each behind lines of its head, "From: …", "Date: …",
/// "Subject: …", in the language of the program.
struct PassedOnText {
    /// What the sender wrote, before the first of them.
    private(set) var own: String
    /// The others: what their heads say, and their texts.
    private(set) var others: [(fields: [(ArticleField, String)], text: String)] = []

    init(_ text: String) {
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        var starts: [(first: Int, head: Head)] = []
        var index = 0
        while index < lines.count {
            if let head = Head(lines[index...]) {
                starts.append((index, head))
                index += head.length
            } else {
                index += 1
            }
        }
        guard let first = starts.first else {
            own = text
            return
        }
        own = Self.text(lines[..<first.first], isFollowed: true)
        for (number, start) in starts.enumerated() {
            let isLast = number + 1 == starts.count
            let end = isLast ? lines.count : starts[number + 1].first
            let body = Self.text(lines[(start.first + start.head.length)..<end], isFollowed: !isLast)
            if !body.isEmpty { others.append((start.head.fields, body)) }
        }
    }

    /// Lines without blank ones around them, nor the line that leads to a mail that follows: strokes, or "…:".
    private static func text(_ lines: ArraySlice<Substring>, isFollowed: Bool) -> String {
        func isBlank(_ line: Substring) -> Bool { line.allSatisfy(\.isWhitespace) }
        var lines = lines.drop(while: isBlank)
        while let last = lines.last, isBlank(last) { lines.removeLast() }
        if isFollowed, let last = lines.last.map({ String($0).trimmed }),
            last.hasPrefix("---") || last.hasPrefix("___") || last.hasSuffix(":") && last.count < 60
        {
            lines.removeLast()
        }
        while let last = lines.last, isBlank(last) { lines.removeLast() }
        return lines.isEmpty ? "" : lines.joined(separator: "\n") + "\n"
    }

    /// Lines that name a sender, a day and a subject, one below the other.
    private struct Head {
        let length: Int
        let fields: [(ArticleField, String)]

        init?(_ lines: ArraySlice<Substring>) {
            var fields: [(ArticleField, String)] = []
            var (length, count) = (0, 0)
            for (index, line) in lines.prefix(16).enumerated() {
                // In pages each line is a paragraph.
                if line.allSatisfy(\.isWhitespace), length == index, length > 0 { continue }
                guard let colon = line.firstIndex(of: ":"), index <= length + 1,
                    let part = ColumnWords.part(ofHead: Self.label(line[..<colon])),
                    index == length || part.field == nil || !Self.isWhole(fields)
                else { break }
                length = index + 1
                count += 1
                let words = String(line[line.index(after: colon)...].filter { $0 != "*" }).trimmed
                if let field = part.field { fields.append((field, words)) }
            }
            guard count >= 3, Self.isWhole(fields) else { return nil }
            (self.length, self.fields) = (length, fields)
        }

        private static func isWhole(_ fields: [(ArticleField, String)]) -> Bool {
            Set(fields.map(\.0)).isSuperset(of: [.byline, .published, .headline])
        }

        /// A label without the marks of bold print.
        private static func label(_ text: Substring) -> String { String(text.filter { $0 != "*" }).trimmed }
    }
}
