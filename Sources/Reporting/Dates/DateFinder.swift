import Language

/// A date as written and the day that it means.
struct DateMention {
    let first: Int
    let last: Int
    /// Days since 1970-01-01.
    let day: Int
    /// True for Hijri dates, which tables give to within a day or two.
    let isApproximate: Bool
}

/// Reads dates and resolves them against the day of publication: a bare weekday is the nearest past one, that day included.
struct DateFinder {
    let document: Document

    /// The first date that begins at a token and ends before a limit.
    func date(at index: Int, before limit: Int) -> DateMention? {
        guard index < limit else { return nil }
        let token = document.tokens[index]
        if let counted = counted(at: index, before: limit) { return counted }
        if token.kind == .number { return numbered(at: index, before: limit) }
        guard token.kind == .word else { return nil }
        if let named = namedDay(at: index, before: limit) { return named }
        if let weekday = weekday(at: index, before: limit) { return weekday }
        return monthFirst(at: index, before: limit)
    }

    private func namedDay(at index: Int, before limit: Int) -> DateMention? {
        guard let published = document.published,
            let phrase = document.phrase(at: index, before: limit, ClassSet(.day), conjunctionOnly: true)
        else { return nil }
        // "اليوم التالي", "today's": no day of the calendar by itself.
        if phrase.last + 1 < limit, document.tokens[phrase.last + 1].shape.contains(.article),
            !document.has(phrase.last + 1, .weekday), phrase.entry.value == 0
        {
            return nil
        }
        if phrase.last + 1 < limit, let weekday = weekday(at: phrase.last + 1, before: limit) { return weekday }
        return DateMention(
            first: index, last: phrase.last, day: published + Int(phrase.entry.value), isApproximate: false)
    }

    private func weekday(at index: Int, before limit: Int) -> DateMention? {
        var position = index
        while position < limit, document.has(position, .dayPart) || document.has(position, .preposition),
            position - index < 2
        {
            position += 1
        }
        guard position < limit,
            let phrase = document.phrase(at: position, before: limit, ClassSet(.weekday), conjunctionOnly: true)
        else { return nil }
        var last = phrase.last
        // A full date may follow: "الأربعاء 5 مارس", "Wednesday, March 5".
        var next = last + 1
        if document.isComma(next) { next += 1 }
        if next < limit, !document.has(next, .weekday),
            let full = document.tokens[next].kind == .number
                ? numbered(at: next, before: limit) : monthFirst(at: next, before: limit)
        {
            return DateMention(first: index, last: full.last, day: full.day, isApproximate: full.isApproximate)
        }
        guard let published = document.published else { return nil }
        let weekday = Int(phrase.entry.value)
        var back = (CalendarDays.weekday(published) - weekday + 7) % 7
        if last + 1 < limit {
            if document.has(last + 1, .weekdayFuture) {
                let forward = (weekday - CalendarDays.weekday(published) + 7) % 7
                return DateMention(
                    first: index, last: last + 1, day: published + (forward == 0 ? 7 : forward), isApproximate: false)
            }
            if document.has(last + 1, .weekdayPast) {
                last += 1
                if back == 0 { back = 7 }
            }
        }
        if position > 0, document.has(position - 1, .weekdayPast), back == 0 { back = 7 }
        if position > 0, document.has(position - 1, .weekdayFuture) { return nil }
        // Tomorrow's weekday is today's, where it is tomorrow already.
        if document.mayBeNextDay, back == 6 { back = -1 }
        return DateMention(first: index, last: last, day: published - back, isApproximate: false)
    }

    /// "5 مارس 2025", "الخامس" is not read; "12/6/2025", "2025-06-12", "5 March".
    private func numbered(at index: Int, before limit: Int) -> DateMention? {
        let number = Int(document.tokens[index].number)
        if let written = separated(at: index, before: limit) { return written }
        guard (1...31).contains(number), index + 1 < limit else { return nil }
        var next = index + 1
        if next + 1 < limit, document.tokens[next].has(.of) {
            next += 1
        }
        if let month = document.wholePhrase(at: next, before: limit, ClassSet(.month)) {
            return gregorian(
                index, month.last, day: number, month: Int(month.entry.value), yearAt: month.last + 1, limit)
        }
        if let month = document.wholePhrase(at: next, before: limit, ClassSet(.hijri)) {
            guard month.last + 1 < limit else { return nil }
            let year = hijriYear(month.last + 1)
            guard (1300...1600).contains(year) else { return nil }
            let day = CalendarDays.islamic(year: year, month: Int(month.entry.value), day: number)
            return DateMention(first: index, last: month.last + 1, day: day, isApproximate: true)
        }
        return nil
    }

    /// A year, with the letters of its era written on or none: "1445هـ".
    private func hijriYear(_ index: Int) -> Int {
        let token = document.tokens[index]
        if token.number >= 0 { return Int(token.number) }
        var year = 0
        for position in Int(token.start)..<min(Int(token.start) + 4, Int(token.end)) {
            guard let digit = Unicode.Scalar(document.scalars[position])?.properties.numericValue else { return -1 }
            year = year * 10 + Int(digit)
        }
        return year
    }

    private func separated(at index: Int, before limit: Int) -> DateMention? {
        guard index + 4 < limit, document.tokens[index + 1].kind == .mark, document.tokens[index + 3].kind == .mark,
            document.tokens[index + 1].scalar == document.tokens[index + 3].scalar,
            document.isMark(index + 1, 0x2D, 0x2F), document.tokens[index + 2].number > 0,
            document.tokens[index + 4].number > 0
        else { return nil }
        let parts = [index, index + 2, index + 4].map { Int(document.tokens[$0].number) }
        let (year, month, day) = parts[0] > 31 ? (parts[0], parts[1], parts[2]) : (parts[2], parts[1], parts[0])
        guard (1900...2200).contains(year), CalendarDays.isValid(year: year, month: month, day: day) else { return nil }
        return DateMention(
            first: index, last: index + 4, day: CalendarDays.days(year: year, month: month, day: day),
            isApproximate: false)
    }

    private func monthFirst(at index: Int, before limit: Int) -> DateMention? {
        guard let month = document.wholePhrase(at: index, before: limit, ClassSet(.month)), month.last + 1 < limit,
            !document.tokens[index].shape.contains(.clitic)
        else { return nil }
        let day = Int(document.tokens[month.last + 1].number)
        guard (1...31).contains(day) else { return nil }
        var yearAt = month.last + 2
        if document.isComma(yearAt) { yearAt += 1 }
        return gregorian(index, month.last + 1, day: day, month: Int(month.entry.value), yearAt: yearAt, limit)
    }

    private func gregorian(
        _ first: Int, _ last: Int, day: Int, month: Int, yearAt: Int, _ limit: Int
    ) -> DateMention? {
        if yearAt < limit, (1900...2200).contains(Int(document.tokens[yearAt].number)) {
            let year = Int(document.tokens[yearAt].number)
            guard CalendarDays.isValid(year: year, month: month, day: day) else { return nil }
            return DateMention(
                first: first, last: yearAt, day: CalendarDays.days(year: year, month: month, day: day),
                isApproximate: false)
        }
        guard let published = document.published else { return nil }
        // Without a year the nearest such day that is not far ahead.
        let year = CalendarDays.year(published)
        let candidates = [year - 1, year, year + 1].filter { CalendarDays.isValid(year: $0, month: month, day: day) }
            .map { CalendarDays.days(year: $0, month: month, day: day) }
        guard let nearest = candidates.min(by: { abs($0 - published) < abs($1 - published) }) else { return nil }
        return DateMention(first: first, last: last, day: nearest, isApproximate: false)
    }
}
