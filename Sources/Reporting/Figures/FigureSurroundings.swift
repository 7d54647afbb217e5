import Language

/// What stands beside a number: how exact it is, its unit, and what it counts.
struct FigureSurroundings {
    let document: Document

    /// Signs of currencies with their codes (ISO 4217).
    private static let signs: [UInt32: String] = {
        var signs: [UInt32: String] = [:]
        for pair in "$USD €EUR £GBP ¥JPY ₪ILS ₺TRY ₽RUB ₹INR".split(separator: " ") {
            signs[pair.unicodeScalars.first!.value] = String(pair.dropFirst())
        }
        return signs
    }()

    /// Words that end the noun that is counted.
    private static let closing = ClassSet([
        .preposition, .conjunction, .relative, .pronoun, .auxiliary, .finite, .passive, .negation, .subordinator,
        .determiner,
        .complementizer, .verb, .of, .about, .by, .infinitive, .weekday, .day, .particle, .contrast, .remark,
        .attribution,
        .numeral, .comparator, .ago, .past, .came, .adjunct, .dayPart,
    ])

    /// The figure of a number with all that belongs to it, and the last token that does; nil where a number alone is none.
    func figure(of number: WrittenNumber, _ tokens: Range<Int>) -> (Figure, last: Int)? {
        var figure = Figure(start: start(of: number, tokens), end: number.end, value: number.value)
        var last = number.last
        if let unit = unit(after: number, tokens) {
            figure.unit = unit.name
            (last, figure.end) = (unit.last, unit.end)
        }
        if let sign = sign(before: number.first) { figure.unit = figure.unit ?? sign }
        figure.of = figure.unit == nil || figure.unit == "%" ? counted(number, after: last, tokens, figure.unit) : nil
        note(comparator(before: number.first, tokens) ?? comparator(after: last, tokens), in: &figure)
        if number.value <= 1, !number.isDigits, figure.unit == nil,
            figure.of == nil || number.value == 1 && !isPeople(number, tokens)
        {
            return nil
        }
        return (figure, last)
    }

    /// Whether one who was killed, hurt or lost is counted, as "one" beside another noun is no figure.
    private func isPeople(_ number: WrittenNumber, _ tokens: Range<Int>) -> Bool {
        let next = number.last + 1
        return (next..<max(next, min(next + 3, tokens.upperBound))).contains { index in
            document.countedPhrase(at: index, before: tokens.upperBound).map { $0.entry.value > 0 } ?? false
        }
    }

    /// Where the figure begins: a sign of a currency before the number belongs to it.
    func start(of number: WrittenNumber, _ tokens: Range<Int>) -> Int {
        sign(before: number.first) == nil ? number.start : Int(document.tokens[number.first - 1].start)
    }

    func sign(before index: Int) -> String? {
        guard index > 0, document.tokens[index - 1].kind == .mark else { return nil }
        return Self.signs[document.tokens[index - 1].scalar]
    }

    /// The unit behind a number.
    func unit(after number: WrittenNumber, _ tokens: Range<Int>) -> (name: String, last: Int, end: Int)? {
        if let suffix = number.suffix {
            return ShortName.text(of: suffix.value).map { ($0, number.last, number.end) }
        }
        let next = number.last + 1
        guard next < tokens.upperBound else { return nil }
        if document.isMark(next, 0x25, 0x66A) { return ("%", next, Int(document.tokens[next].end)) }
        if document.tokens[next].kind == .mark, let sign = Self.signs[document.tokens[next].scalar] {
            return (sign, next, Int(document.tokens[next].end))
        }
        // "twenty-hour", "million de dollars".
        let at = document.has(next, .of) && next + 1 < tokens.upperBound || document.isJoiner(next) ? next + 1 : next
        guard let phrase = document.unitPhrase(at: at, before: tokens.upperBound),
            !phrase.reading.hasConjunction, let name = ShortName.text(of: phrase.entry.value)
        else { return nil }
        return (name, phrase.last, Int(document.tokens[phrase.last].end))
    }

    /// How many times the words of size behind a number's digits make it.
    func scale(of number: WrittenNumber) -> Double? {
        let digits = document.scalars[number.start..<Int(document.tokens[number.first].end)]
        guard !number.isDigits, let own = DigitText.value(digits), own > 0 else { return nil }
        return number.value / own
    }

    // MARK: How exact

    private func comparator(before index: Int, _ tokens: Range<Int>) -> Figure.Comparator? {
        var end = sign(before: index) == nil ? index : index - 1
        // "some of the 200", "un peu plus de": a determiner may stand between.
        if end - 1 > tokens.lowerBound, document.has(end - 1, .determiner),
            document.comparatorPhrase(at: end - 1, before: end) == nil
        {
            end -= 1
        }
        // The longest counts: "no more than".
        var found: WordEntry?
        for first in stride(from: end - 1, through: max(tokens.lowerBound, end - 5), by: -1) {
            guard document.tokens[first].kind != .mark else { break }
            if let phrase = document.comparatorPhrase(at: first, before: end), phrase.last == end - 1 {
                found = phrase.entry
            }
        }
        return found.flatMap { Figure.Comparator(rawValue: $0.value) }
    }

    private func comparator(after index: Int, _ tokens: Range<Int>) -> Figure.Comparator? {
        for first in (index + 1)..<max(index + 1, min(index + 4, tokens.upperBound)) {
            if document.tokens[first].kind == .mark { return nil }
            if let phrase = document.comparatorPhrase(at: first, before: tokens.upperBound),
                phrase.entry.tags.contains(.base)
            {
                return Figure.Comparator(rawValue: phrase.entry.value)
            }
        }
        return nil
    }

    private func note(_ comparator: Figure.Comparator?, in figure: inout Figure) {
        figure.comparator = comparator
        switch comparator {
        case .atLeast, .moreThan: figure.low = figure.value
        case .atMost, .lessThan: figure.high = figure.value
        default: break
        }
    }

    // MARK: What is counted

    private func counted(_ number: WrittenNumber, after last: Int, _ tokens: Range<Int>, _ unit: String?) -> String? {
        var plain: String?
        var index = last + 1
        if document.isJoiner(index) { index += 1 }
        let first = index
        while index < tokens.upperBound, index - first < 5, document.tokens[index].kind == .word {
            if isJoined(index) { break }
            if let phrase = document.countedPhrase(at: index, before: tokens.upperBound) {
                if let name = ShortName.text(of: phrase.entry.value) { return name }
                plain =
                    plain
                    ?? document.clean(Int(document.tokens[phrase.first].start), Int(document.tokens[phrase.last].end))
            }
            index += 1
        }
        if unit != nil { return nil }
        return before(number, tokens) ?? plain ?? noun(at: first, tokens)
    }

    private func isJoined(_ index: Int) -> Bool {
        document.has(index, .conjunction) || document.readings(of: index).contains { $0.hasConjunction && $0.node != 0 }
    }

    /// "killed at least 24", "عدد القتلى 24", with no other number between.
    private func before(_ number: WrittenNumber, _ tokens: Range<Int>) -> String? {
        for index in stride(from: number.first - 1, through: max(tokens.lowerBound, number.first - 7), by: -1) {
            let token = document.tokens[index]
            if token.kind != .word || token.anyKinds.contains(.numeral) { return nil }
            if let phrase = document.countedPhrase(at: index, before: number.first),
                let name = ShortName.text(of: phrase.entry.value)
            {
                return name
            }
        }
        return nil
    }

    /// The noun behind a number as it is written: one word where words bear clitics, else up to three.
    private func noun(at first: Int, _ tokens: Range<Int>) -> String? {
        var index = first
        while index < tokens.upperBound, index - first < 3, document.tokens[index].kind == .word,
            document.tokens[index].kinds.isDisjoint(with: Self.closing), document.mentionOf[index] < 0
        {
            index += 1
            if document.tokens[index - 1].shape.contains(.clitic) { break }
        }
        return index > first
            ? document.clean(Int(document.tokens[first].start), Int(document.tokens[index - 1].end)) : nil
    }
}
