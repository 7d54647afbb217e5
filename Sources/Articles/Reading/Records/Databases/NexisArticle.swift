extension DatabaseArticle {
    /// Outlet and date, fields in capitals, the text, and fields again.
    mutating func readNumbered(_ lines: [String]) {
        func field(_ line: String) -> DatabaseField? { DatabaseField(line).flatMap { $0.isCapital ? $0 : nil } }
        guard let first = lines.firstIndex(where: { field($0) != nil }) else { return }
        takeHead(lines[..<first])
        var start = first
        var end = lines.count
        var hasText = false
        for (index, line) in lines.enumerated() where index >= first {
            guard let field = field(line) else {
                // A line right below a field goes on with it.
                continue
            }
            take(field)
            let isNear =
                lines[start..<index].allSatisfy { $0.isEmpty || DatabaseField($0) != nil } || index - start <= 2
            if field.kind == .fullText, !hasText {
                (start, hasText) = (index, true)
            } else if isNear, !hasText {
                start = index
            } else if end == lines.count {
                end = index
            }
        }
        takeText(lines[min(start + 1, end)..<end])
    }

    /// The outlet stands first, the date below, then perhaps the edition, and a headline where no field has it.
    private mutating func takeHead(_ lines: ArraySlice<String>) {
        guard let first = lines.firstIndex(where: { !$0.isEmpty }) else { return }
        fields.add(.outlet, lines[first], rank: 30, from: "the head")
        guard let date = lines[(first + 1)...].firstIndex(where: { takeDate($0) }) else { return }
        var parts = lines[(date + 1)...].split(separator: "").map { $0.joined(separator: " ") }
        if parts.count > 1, parts[0].lowercased().contains("edition") { parts.removeFirst() }
        if let headline = parts.first { fields.add(.headline, headline, rank: 20, from: "the head") }
    }

    /// Headline, outlet and date, fields, a line that begins the text, and one that ends it.
    mutating func readEnded(_ lines: [String]) {
        guard let length = lines.firstIndex(where: { DatabaseField($0)?.kind == .length }) else { return }
        let first = lines[..<length].lastIndex { Self.date(in: $0) != nil && DatabaseField($0) == nil } ?? length
        takeEndedHead(lines[...min(first, length)])
        let begin = lines[length...].firstIndex { ["Body", "Body:", "Corps", "Corps:"].contains($0) } ?? length
        for line in lines[first...begin] { if let field = DatabaseField(line) { take(field) } }
        let rest = lines[(begin + 1)...]
        let end = rest.firstIndex(where: Self.endsText) ?? rest.endIndex
        for line in rest[end...] { if let field = DatabaseField(line), field.kind == .language { take(field) } }
        takeText(rest[..<end])
        if let graphic = rest[end...].first, graphic == "Graphic" {
            captions = rest[(end + 1)...].prefix { !Self.endsText($0) }.filter { !$0.isEmpty }
        }
    }

    private static func endsText(_ line: String) -> Bool {
        line == "Classification" || line == "Graphic" || DatabaseField(line)?.kind == .loaded
    }

    /// The three lines that end with the date; a title page may stand before them.
    private mutating func takeEndedHead(_ lines: ArraySlice<String>) {
        let head = lines.filter { !$0.isEmpty && DatabaseField($0)?.kind != .length }
        guard let date = head.lastIndex(where: { Self.date(in: $0) != nil }), date > 0 else {
            if let headline = head.first { fields.add(.headline, headline, rank: 20, from: "the first line") }
            return
        }
        _ = takeDate(head[date])
        fields.add(.headline, date > 1 ? head[date - 2] : head[0], rank: 20, from: "the head")
        if date > 1 { fields.add(.outlet, head[date - 1], rank: 30, from: "the head") }
    }
}
