extension DatabaseArticle {
    /// Headline, author, number of words, date, outlet, its code, language and rights, a line each, and then the text; or each
    /// behind its code.
    mutating func readFactiva(_ lines: [String]) {
        let content = lines.dropLast()
        if let number = lines.last.flatMap(FactivaCode.number) { fields.add(.id, number, rank: 10) }
        if Self.isCoded(content) { return readCoded(content) }
        guard let count = Self.firstCount(in: content) else { return takeText(content) }
        isMeant = true
        let head = content[..<count].filter { !$0.isEmpty }
        // What stands in two lines before the number of words is headline and author.
        if let headline = head.count > 2 ? head[1] : head.first { fields.add(.headline, headline, rank: 20) }
        if head.count > 1, let byline = head.last { fields.add(.byline, byline, rank: 20) }
        var after = content[(count + 1)...].indices.filter { !content[$0].isEmpty }.prefix(16)
        guard let date = after.first else { return }
        _ = takeDate(content[date])
        after.removeFirst()
        if let time = after.first, content[time].contains(":"), content[time].count <= 9 { after.removeFirst() }
        if let outlet = after.first { fields.add(.outlet, content[outlet], rank: 20) }
        let rights = after.first { Self.isRights(content[$0]) }
        takeText(content[((rights ?? after.prefix(4).last ?? count) + 1)...])
    }

    private static func firstCount(in lines: ArraySlice<String>) -> Int? {
        lines.indices.filter { !lines[$0].isEmpty }.prefix(14).first { isWordCount(lines[$0]) }
    }

    /// "512 words"
    private static func isWordCount(_ line: String) -> Bool {
        guard line.count < 40 else { return false }
        let parts = line.split(separator: " ")
        return parts.count == 2 && parts[0].allSatisfy { $0.isNumber || $0 == "," || $0 == "." }
            && parts[0].contains(where: \.isNumber) && parts[1].allSatisfy(\.isLetter)
    }

    private static func isRights(_ line: String) -> Bool {
        line.hasPrefix("(c)") || line.hasPrefix("(C)") || line.hasPrefix("©") || line.hasPrefix("Copyright")
    }

    /// How many articles begin in lines: by their numbers of words with a date below, or by their codes.
    static func factivaHeads(in lines: [String]) -> Int {
        if isCoded(lines[...]) { return lines.count { FactivaCode.at(headOf: $0)?.code == .headline } }
        return lines.indices.count { index in
            isWordCount(lines[index])
                && lines[(index + 1)...].first { !$0.isEmpty }.map { date(in: $0) != nil } ?? false
        }
    }

    // MARK: Codes

    private static func isCoded(_ lines: ArraySlice<String>) -> Bool {
        var found: Set<String> = []
        for line in lines { if let (code, _) = FactivaCode.at(headOf: line) { found.insert(code.rawValue) } }
        return found.contains("HD") && (found.contains("PD") || found.contains("SN"))
            && (found.contains("LP") || found.contains("TD"))
    }

    private mutating func readCoded(_ lines: ArraySlice<String>) {
        isMeant = true
        var values: [(code: FactivaCode, lines: [String])] = []
        for line in lines {
            if let (code, rest) = FactivaCode.at(headOf: line) {
                values.append((code, [rest]))
            } else if !values.isEmpty {
                values[values.count - 1].lines.append(line)
            }
        }
        var body: [String] = []
        for (code, lines) in values {
            let value = lines.filter { !$0.isEmpty }.joined(separator: " ")
            switch code {
            case .headline: fields.add(.headline, value, rank: 10, from: code.rawValue)
            case .byline: fields.add(.byline, value, rank: 10, from: code.rawValue)
            case .outlet: fields.add(.outlet, value, rank: 10, from: code.rawValue)
            case .language: fields.add(.language, value, rank: 10, from: code.rawValue)
            case .date: _ = takeDate(value)
            case .lead, .text: body += lines + [""]
            case .other: break
            }
        }
        takeText(body)
    }
}
