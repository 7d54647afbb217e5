import Language
import Reporting

/// Lines that pages and feeds put about the paragraphs of an article, and between them, by the words that languages have for them
/// (their class `furniture`).
enum FurnitureLines {
    /// Whether a line is no text of the article: it leads elsewhere, or belongs to the page.
    static func holds(_ text: String, _ linkShare: Double) -> Bool {
        guard text.utf8.count < 400 else { return false }
        if isCopyright(text) { return true }
        // No entry is as long as that.
        let head = text.utf8.count > 200 ? String(text.prefix(90)) : text
        for (kind, isAll) in kinds(ofBeginningOf: head) {
            switch kind {
            case "line" where isAll: return true
            case "start" where text.utf8.count < 250: return true
            case "label" where isLabel(text): return true
            case "lead" where linkShare > 0.2 || text.utf8.count < 60 || text.prefix(40).contains(":"): return true
            case "post" where appearedElsewhere(text): return true
            default: break
            }
        }
        return false
    }

    private static func kinds(ofBeginningOf text: String) -> [(kind: String, isAll: Bool)] {
        Lexicon.standard.table.values(ofBeginningOf: text, .furniture).compactMap { value, isAll in
            ShortName.text(of: value).map { ($0, isAll) }
        }
    }

    private static func isCopyright(_ text: String) -> Bool { text.utf8.count < 250 && text.prefix(12).contains("©") }

    /// Whether all words before a line's first colon, or stroke, are those of a label.
    private static func isLabel(_ text: String) -> Bool {
        guard let end = text.firstIndex(where: { ":|：".contains($0) }) else { return false }
        return kinds(ofBeginningOf: String(text[..<end])).contains { $0.kind == "label" && $0.isAll }
    }

    /// "The post … appeared first on …": whether some words of a line say the second half.
    private static func appearedElsewhere(_ text: String) -> Bool {
        let words = text.split(whereSeparator: \.isWhitespace)
        return words.indices.contains { first in
            kinds(ofBeginningOf: words[first...].prefix(6).joined(separator: " ")).contains { $0.kind == "first" }
        }
    }
}
