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
        // What is behind a word for a change is the other moment.
        let change = Self.labels(in: line).first { $0.field == .modified }?.range
        published = Self.date(String(line[..<(change?.lowerBound ?? line.endIndex)]))
        modified = change.flatMap { Self.date(String(line[$0.upperBound...])) }
    }

    /// The first part of a text that says when and nothing else.
    private static func date(_ text: String) -> String? {
        for signs: Set<Character> in [[], bars, bars.union([",", "،"])] {
            for part in text.split(whereSeparator: signs.contains).map(String.init) {
                if isDateAlone(part), PublicationDate.read(part) != nil { return part }
            }
        }
        return nil
    }

    private static let bars: Set<Character> = ["|", "•", "·", "—", "–"]

    /// Whether no word says anything but when.
    private static func isDateAlone(_ text: String) -> Bool {
        let labelled = labels(in: text).filter { $0.field == .published }
        return text.contains(where: \.isNumber)
            && words(of: text).allSatisfy { word in
                word.count == 1 || labelled.contains { $0.range.contains(word.startIndex) }
                    || ColumnWords.isBesideDay(String(word)) || WrittenDate.isPart(String(word))
                    || ClockTime.isZone(word.lowercased())
            }
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
