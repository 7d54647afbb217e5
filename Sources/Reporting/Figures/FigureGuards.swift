import Language
import Text

/// What makes a number none of the figures of an article: a date, a year, an hour, an age, a score, a name, a number to call.
struct FigureGuards {
    let document: Document

    /// The last token of a date that begins at a token.
    func endOfDate(at index: Int, _ tokens: Range<Int>) -> Int? {
        let finder = DateFinder(document: document)
        if let date = finder.date(at: index, before: tokens.upperBound) { return date.last }
        // Without a day of publication no year is known, and a date is one all the same.
        let months = ClassSet([.month, .hijri])
        if document.tokens[index].kind == .number, (1...31).contains(document.tokens[index].number) {
            let next = document.has(index + 1, .of) ? index + 2 : index + 1
            if let month = document.wholePhrase(at: next, before: tokens.upperBound, months) {
                return year(after: month.last, tokens)
            }
        }
        guard let month = document.wholePhrase(at: index, before: tokens.upperBound, months),
            month.last + 1 < tokens.upperBound,
            document.tokens[month.last + 1].number > 0
        else { return nil }
        return year(after: month.last + 1, tokens)
    }

    private func year(after index: Int, _ tokens: Range<Int>) -> Int {
        let next = document.isComma(index + 1) ? index + 2 : index + 1
        return next < tokens.upperBound && (1300...2200).contains(document.tokens[next].number) ? next : index
    }

    /// Whether a number is no figure.
    func isNone(_ number: WrittenNumber, _ tokens: Range<Int>) -> Bool {
        isLabelled(number, tokens) || isClock(number, tokens) || isAge(number, tokens) || isYear(number, tokens)
            || isItem(number, tokens) || isCode(number, tokens) || isChain(number, tokens) || isVague(number, tokens)
    }

    /// "Several hundred", "quelques milliers": nobody says how many.
    private func isVague(_ number: WrittenNumber, _ tokens: Range<Int>) -> Bool {
        guard !number.isDigits, number.first > tokens.lowerBound else { return false }
        return document.has(number.first - 1, .quantifier)
    }

    /// "Article 49", "flight 370", "القرار 1701", "Boeing 737", "F-16", "9 a.m.".
    private func isLabelled(_ number: WrittenNumber, _ tokens: Range<Int>) -> Bool {
        if let behind = document.numberedPhrase(at: number.last + 1, before: tokens.upperBound),
            behind.entry.tags.contains(.base)
        {
            return true
        }
        let before = number.first - 1
        guard before >= tokens.lowerBound else { return false }
        if document.isMark(before, 0x23, 0xB0) || document.isJoiner(before) {
            return document.isMark(before, 0x23) || number.isDigits
        }
        for first in stride(from: before, through: max(tokens.lowerBound, before - 3), by: -1) {
            guard document.tokens[first].kind == .word else { break }
            if let phrase = document.numberedPhrase(at: first, before: number.first),
                phrase.last == before,
                phrase.entry.tags.isDisjoint(with: .base)
            {
                return true
            }
        }
        // A name of capitals in the midst of a sentence.
        let token = document.tokens[before]
        return number.isDigits && token.kind == .word && token.shape.contains(.capital)
            && (before > tokens.lowerBound || token.isUnlisted)
            && token.kinds.isDisjoint(with: ClassSet([.comparator, .preposition, .determiner, .verb]))
            && !hasMeasure(number, tokens)
    }

    private func hasMeasure(_ number: WrittenNumber, _ tokens: Range<Int>) -> Bool {
        let surroundings = FigureSurroundings(document: document)
        if surroundings.unit(after: number, tokens) != nil || number.start > surroundings.start(of: number, tokens) {
            return true
        }
        let next = number.last + 1
        return next < tokens.upperBound
            && document.countedPhrase(at: next, before: tokens.upperBound) != nil
    }

    private func isClock(_ number: WrittenNumber, _ tokens: Range<Int>) -> Bool {
        func isTwoDigits(_ index: Int) -> Bool {
            tokens.contains(index) && document.tokens[index].kind == .number
                && document.tokens[index].end - document.tokens[index].start <= 2
        }
        if document.isMark(number.last + 1, 0x3A), isTwoDigits(number.last + 2), number.isPlain { return true }
        if document.isMark(number.first - 1, 0x3A), isTwoDigits(number.first - 2), isTwoDigits(number.first) {
            return true
        }
        guard number.isDigits, number.value <= 24 else { return false }
        if isTimeOfDay(number, tokens) { return true }
        return document.has(number.last + 1, .dayPart) || isHalfOfDay(number.last + 1)
    }

    /// "à 17 heures": hours behind a word that tells when, and of nothing.
    private func isTimeOfDay(_ number: WrittenNumber, _ tokens: Range<Int>) -> Bool {
        guard let unit = FigureSurroundings(document: document).unit(after: number, tokens), unit.name == "hour",
            !document.has(unit.last + 1, .of)
        else { return false }
        return stride(from: number.first - 1, through: max(tokens.lowerBound, number.first - 3), by: -1)
            .contains { document.tellsWhen(at: $0, before: number.first) }
    }

    /// Two letters with points, such as "p.m.".
    private func isHalfOfDay(_ index: Int) -> Bool {
        guard index < document.tokens.count else { return false }
        let (start, scalars) = (Int(document.tokens[index].start), document.scalars)
        return start + 3 < scalars.count && CharacterClass.isLowercase(scalars[start]) && scalars[start + 1] == 0x2E
            && CharacterClass.isLowercase(scalars[start + 2]) && CharacterClass.of(scalars[start + 3]) != .letter
    }

    /// "Salma, 45,", "(45 عاما)", "the 45-year-old".
    private func isAge(_ number: WrittenNumber, _ tokens: Range<Int>) -> Bool {
        guard number.value <= 120, number.value >= 1 else { return false }
        let surroundings = FigureSurroundings(document: document)
        let unit = surroundings.unit(after: number, tokens)
        if let unit, unit.name != "year" { return false }
        let before = number.first - 1
        let opens = document.isComma(before) || document.isMark(before, 0x28)
        let end = (unit?.last ?? number.last) + 1
        let closes = end >= tokens.upperBound || document.tokens[end].kind == .mark
        if opens, closes, before > tokens.lowerBound,
            document.mentionOf[before - 1] >= 0 || document.isMark(before, 0x28) && unit != nil
        {
            return true
        }
        // "a 45-year-old": joined on both sides of the unit.
        return unit != nil && document.isJoiner(number.last + 1) && document.isJoiner(end)
    }

    private func isYear(_ number: WrittenNumber, _ tokens: Range<Int>) -> Bool {
        guard number.isPlain, number.end - number.start == 4, (1800...2100).contains(number.value) else { return false }
        if hasMeasure(number, tokens) { return false }
        return true
    }

    /// The number of an item of a list: "1. ", "2) ".
    private func isItem(_ number: WrittenNumber, _ tokens: Range<Int>) -> Bool {
        number.isPlain && number.first == tokens.lowerBound
            && (number.last + 1 >= tokens.upperBound || document.isMark(number.last + 1, 0x2E, 0x29, 0x2D, 0x2013))
    }

    /// Digits that begin with 0 or a plus: a number to call, a code.
    private func isCode(_ number: WrittenNumber, _ tokens: Range<Int>) -> Bool {
        guard number.isDigits else { return false }
        let first = Digits.value(document.scalars[number.start])
        if first == 0, number.isPlain, number.end - number.start > 1 { return true }
        return document.isMark(number.first - 1, 0x2B) && number.isPlain && number.end - number.start > 3
    }

    /// Numbers joined by hyphens, strokes or blanks: a score, a code, a number to call.
    func isChain(_ number: WrittenNumber, _ tokens: Range<Int>) -> Bool {
        func joins(_ index: Int, _ other: Int) -> Bool {
            tokens.contains(other) && document.tokens[other].kind == .number
                && document.isMark(index, 0x2D, 0x2010, 0x2011, 0x2012, 0x2013, 0x2F)
        }
        func isNumber(_ other: Int) -> Bool { tokens.contains(other) && document.tokens[other].kind == .number }
        guard number.isDigits else { return false }
        if number.isPlain, isNumber(number.first - 1) || isNumber(number.last + 1) { return true }
        return joins(number.last + 1, number.last + 2)
            || joins(number.first - 1, number.first - 2) && !hasMeasure(number, tokens)
    }
}
