import Reporting

/// The day of publication as a page prints it for its readers: "السبت، 14 فبراير 2026", "نشر في: 14/02/2026 - 10:30",
/// "Published Saturday, Feb 14, 2026 at 10:30 am", "By Lina Obeid | 14 February 2026".
struct PrintedDate: Equatable {
    /// When a line says that its article was published; nil where it says more than a date.
    private(set) var published: String?
    /// When it says that it was changed last.
    private(set) var modified: String?

    /// What a line of a page says.
    init(_ line: String) {
        let line = DateText.plain(line)
        // What is behind a word for a change is the other moment, up to a word for the first.
        let labels = Self.labels(in: line).filter { $0.field == .modified || $0.field == .published }
        guard let change = labels.firstIndex(where: { $0.field == .modified }) else {
            published = Self.date(line)
            return
        }
        let behind = labels[change...].dropFirst().first { $0.field == .published }?.range
        modified = Self.date(String(line[labels[change].range.upperBound..<(behind?.lowerBound ?? line.endIndex)]))
        published = Self.date(String(line[..<labels[change].range.lowerBound]))
        if published == nil, let behind { published = Self.date(String(line[behind.lowerBound...])) }
    }

    /// Whether words before a moment say that it is that of a change.
    static func isOfChange(_ words: String) -> Bool {
        labels(in: DateText.plain(words)).last { $0.field == .modified || $0.field == .published }?.field == .modified
    }

    /// Whether a line says when, and nothing else.
    static func isAlone(_ line: String) -> Bool {
        let line = DateText.plain(line)
        return isDateAlone(line) && PublicationDate.read(line) != nil
    }

    /// The first part of a text that says when and nothing else.
    private static func date(_ text: String) -> String? {
        for signs: Set<Character> in [[], bars] {
            let parts = text.split(whereSeparator: signs.contains).map(String.init)
            for (place, part) in parts.enumerated() where isDateAlone(part) && PublicationDate.read(part) != nil {
                return withClock(place, parts)
            }
        }
        for text in [text, text.replacing(" - ", with: "|"), text.replacing(" / ", with: "|")] {
            let parts = text.split(whereSeparator: bars.contains)
            if let found = parts.lazy.compactMap({ beside($0) ?? besideByline($0) }).first { return found }
        }
        return nil
    }

    /// A day with the time of day that stands beside it, parted from it by a stroke.
    private static func withClock(_ place: Int, _ parts: [String]) -> String {
        var day = parts[place]
        guard ClockTime.cut(from: &day) == nil else { return parts[place] }
        for near in [place + 1, place - 1] where parts.indices.contains(near) && isDateAlone(parts[near]) {
            var rest = parts[near]
            guard ClockTime.cut(from: &rest) != nil, PublicationDate.read(parts[near]) == nil else { continue }
            return "\(parts[place].trimmed) \(parts[near].trimmed)"
        }
        return parts[place]
    }

    /// "By Lina Obeid March 5, 2024", "March 5, 2024 by Lina Obeid": what stands behind or before a byline without a sign between them.
    private static func besideByline(_ part: Substring) -> String? {
        let words = part.split(whereSeparator: \.isWhitespace)
        guard (3...20).contains(words.count) else { return nil }
        for place in 1..<words.count {
            let (before, behind) = (words[..<place].joined(separator: " "), words[place...].joined(separator: " "))
            for (day, other) in [(behind, before), (before, behind)]
            where isDateAlone(day) && BylineText.name(inUnmarked: other) != nil && PublicationDate.read(day) != nil {
                return day
            }
        }
        return nil
    }

    /// "By Lina Obeid, Feb 14, 2026": what stands before or behind one of the commas.
    private static func beside(_ part: Substring) -> String? {
        var rest = part
        while true {
            if isDateAlone(String(rest)), PublicationDate.read(String(rest)) != nil { return String(rest) }
            guard let comma = rest.firstIndex(where: { ",،".contains($0) }) else { return nil }
            let before = String(rest[..<comma])
            if isDateAlone(before), PublicationDate.read(before) != nil { return before }
            rest = rest[rest.index(after: comma)...]
        }
    }

    private static let bars: Set<Character> = ["|", "•", "·", "—", "–"]

    /// Whether no word says anything but when; beside a day in two calendars may stand where and by whom.
    private static func isDateAlone(_ text: String) -> Bool {
        guard text.contains(where: \.isNumber) else { return false }
        let labelled = labels(in: text).filter { $0.field == .published }
        let others = words(of: text).count { word in
            word.count > 1 && !labelled.contains { $0.range.contains(word.startIndex) }
                && !ColumnWords.isBesideDay(String(word)) && !WrittenDate.isPart(String(word))
                && !ClockTime.isZone(word.lowercased())
        }
        return others == 0 || others <= 2 && isInTwoCalendars(text)
    }

    private static func isInTwoCalendars(_ text: String) -> Bool {
        WrittenDate.isInTwoCalendars(text) || NumericDate.isInTwoCalendars(text)
    }

    /// Runs of letters.
    private static func words(of text: String) -> [Substring] { text.split { !$0.isLetter } }

    /// The words for a field of an article, of up to three words, in order.
    private static func labels(in text: String) -> [(field: ArticleField, range: Range<String.Index>)] {
        let words = words(of: text)
        var labels: [(ArticleField, Range<String.Index>)] = []
        var first = 0
        while first < words.count {
            var count = min(3, words.count - first)
            while count > 0 {
                let range = words[first].startIndex..<words[first + count - 1].endIndex
                if let field = ColumnWords.field(of: String(text[range])) {
                    labels.append((field, range))
                    break
                }
                count -= 1
            }
            first += max(1, count)
        }
        return labels
    }
}
