extension DatabaseArticle {
    /// Fields with their names, the text among them: behind "Full text:", or below "FULL TEXT" up to "DETAILS". The value of a
    /// field may stand in the next line.
    mutating func readProQuest(_ lines: [String]) {
        var body: [String] = []
        var isInText = false
        var open: DatabaseField?
        var hasHeadline = false
        for line in lines {
            if Self.isHeading(line) {
                (isInText, open) = (line == "FULL TEXT", nil)
                isMeant = true
            } else if let field = DatabaseField(line) {
                isInText = field.kind == .fullText
                open = field.value.isEmpty && !isInText ? field : nil
                take(field)
                if isInText { body.append(field.value) }
            } else if isInText {
                body.append(line)
            } else if line.isEmpty || DatabaseForm.proQuest.mark(in: line) != nil {
                continue
            } else if let field = open {
                take(field.with(line))
                open = nil
            } else if !hasHeadline {
                fields.add(.headline, line, rank: 30, from: "the first line")
                hasHeadline = true
            }
        }
        takeText(body)
    }

    /// A line in capitals that begins a part of an article.
    private static func isHeading(_ line: String) -> Bool {
        line == "FULL TEXT" || line == "DETAILS" || line == "LINKS" || line == "ABSTRACT"
            || line.hasPrefix("ABSTRACT (")
    }
}
