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

    /// Whether a line says when, and nothing else.
    static func isAlone(_ line: String) -> Bool {
        let line = DateText.plain(line)
        return isDateAlone(line) && PublicationDate.read(line) != nil
    }

    /// The first part of a text that says when and nothing else.
    private static func date(_ text: String) -> String? {
        for signs: Set<Character> in [[], bars] {
            for part in text.split(whereSeparator: signs.contains).map(String.init) {
                if isDateAlone(part), PublicationDate.read(part) != nil { return part }
            }
        }
        for text in [text, text.replacing(" - ", with: "|")] {
            if let found = text.split(whereSeparator: bars.contains).lazy.compactMap(beside).first { return found }
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
