/// Who wrote an article, as a line of its page says.
enum Byline {
    private static let leads = ["By", "by", "BY", "بقلم", "كتب", "كتبت", "كتبها", "Par", "PAR"]

    /// A name as it stands in a line about an author; nil where the line is longer than that.
    static func name(in line: String) -> String? {
        let text = withoutLead(line)
        return text.isEmpty || text.count > 100 ? nil : text
    }

    /// The name in a line that begins like a byline and says nothing else, but perhaps a day; nil for any other.
    static func name(inUnmarked line: String) -> String? {
        let rest = withoutLead(line)
        guard rest != line else { return nil }
        let name = rest.replacing(" - ", with: "|").prefix { !"|,،•·–—".contains($0) }
        let words = name.split(whereSeparator: \.isWhitespace)
        let isName = words.allSatisfy { word in
            word.first.map { !$0.isLowercase || ["and", "et", "de", "von", "van", "al", "el", "bin"].contains(word) }
                ?? false
        }
        guard (1...8).contains(words.count), isName, !name.contains(where: \.isNumber) else { return nil }
        return words.joined(separator: " ")
    }

    private static func withoutLead(_ line: String) -> String {
        var text = line
        for lead in leads where text.hasPrefix(lead) {
            let rest = text.dropFirst(lead.count)
            guard let next = rest.first, next == ":" || next.isWhitespace else { continue }
            text = String(rest.drop { $0 == ":" || $0.isWhitespace })
        }
        return text
    }
}
