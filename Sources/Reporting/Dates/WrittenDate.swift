import Language
import Text

/// Dates in texts that are no articles.
public enum WrittenDate {
    /// The days of all full dates in a text, in days since 1970-01-01; those of the Hijri calendar are approximate.
    public static func days(
        in text: String, lexicon: Lexicon = .standard
    ) -> [(number: Int, isApproximate: Bool)] {
        let document = Document(scalars: text.unicodeScalars.map(\.value), lexicon: lexicon, published: nil)
        document.classify(document.tokens.indices)
        let finder = DateFinder(document: document)
        var days: [(number: Int, isApproximate: Bool)] = []
        var index = 0
        while index < document.tokens.count {
            guard let found = finder.date(at: index, before: document.tokens.count) else {
                index += 1
                continue
            }
            days.append((found.day, found.isApproximate))
            index = max(found.last, index) + 1
        }
        return days
    }

    /// The day of a date of the Hijri calendar, right to within a day or two, in days since 1970-01-01.
    public static func islamicDay(year: Int, month: Int, day: Int) -> Int {
        CalendarDays.islamic(year: year, month: month, day: day)
    }

    /// The day of a date of the Persian (solar Hijri) calendar, in days since 1970-01-01. Leap years are those of its cycle of 33 years.
    public static func persianDay(year: Int, month: Int, day: Int) -> Int {
        CalendarDays.persian(year: year, month: month, day: day)
    }

    /// The days of the week that a text names, 1 for Monday to 7 for Sunday.
    public static func weekdays(in text: String, lexicon: Lexicon = .standard) -> Set<Int> {
        Set(
            text.split { !$0.isLetter }.compactMap { word in
                lexicon.entry(WordHash.word(Folding.fold(String(word))), .weekday).map { Int($0.value) }
            })
    }

    /// Whether a word is a month, a weekday or a part of the day in some language.
    public static func isPart(_ word: String, lexicon: Lexicon = .standard) -> Bool {
        let key = WordHash.word(Folding.fold(word))
        return [WordClass.month, .hijri, .weekday, .dayPart].contains { lexicon.entry(key, $0) != nil }
            || lexicon.table.value(ofField: word, .hourPart) != nil
    }

    /// Whether a name is that of a month, in some language.
    public static func isMonth(_ name: String, lexicon: Lexicon = .standard) -> Bool {
        let document = Document(scalars: name.unicodeScalars.map(\.value), lexicon: lexicon, published: nil)
        document.classify(document.tokens.indices)
        return document.wholePhrase(at: 0, before: document.tokens.count, ClassSet(.month))?.last
            == document.tokens.count - 1
    }

    /// Whether a text says a day of the Hijri calendar and the same day of ours.
    public static func isInTwoCalendars(_ text: String, lexicon: Lexicon = .standard) -> Bool {
        let days = days(in: text, lexicon: lexicon)
        guard let exact = days.first(where: { !$0.isApproximate }) else { return false }
        return days.contains { $0.isApproximate && abs($0.number - exact.number) <= 3 }
    }

    /// What a word for a part of the day, or a letter for a half of it, adds to an hour below twelve ("مساء", "م": 12); nil where it is
    /// neither.
    public static func hours(ofPart word: String, lexicon: Lexicon = .standard) -> Int? {
        if let half = lexicon.table.value(ofField: word, .hourPart) { return Int(half) }
        let document = Document(scalars: word.unicodeScalars.map(\.value), lexicon: lexicon, published: nil)
        document.classify(document.tokens.indices)
        return document.phrase(at: 0, before: document.tokens.count, ClassSet(.dayPart)).map { Int($0.entry.value) }
    }
}
