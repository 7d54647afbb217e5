import Language
import Text

/// Reads numbers in digits and in the words of a language, and what is made of both ("3.5 million").
struct NumberReader {
    let document: Document

    private static let numeral = ClassSet(.numeral)

    /// The number that begins at a token; nil where none does.
    func number(at index: Int, before limit: Int) -> WrittenNumber? {
        guard index < limit else { return nil }
        if let digits = digits(at: index, before: limit) {
            var number = digits
            if number.suffix == nil { addScale(to: &number, limit) }
            return number
        }
        return words(at: index, before: limit)
    }

    // MARK: Digits

    private func digits(at index: Int, before limit: Int) -> WrittenNumber? {
        let token = document.tokens[index]
        guard token.kind != .mark, let start = firstDigit(of: token) else { return nil }
        let end = Int(token.end)
        var stop = start
        while stop < end, Digits.value(document.scalars[stop]) != nil || isSeparator(stop, end) { stop += 1 }
        var number = WrittenNumber(value: 0, first: index, last: index, start: start, end: stop, isDigits: true)
        if stop < end {
            guard let suffix = suffix(document.scalars[stop..<end], at: index) else { return nil }
            number.suffix = suffix
            number.end = end
            while number.end > stop, document.scalars[number.end - 1] == 0x2E { number.end -= 1 }
        } else {
            // Thousands parted by blanks ("12 500").
            while let next = group(after: number.last, before: limit, of: document.scalars[start..<stop].count) {
                number.last = next
                stop = Int(document.tokens[next].end)
                number.end = stop
            }
        }
        guard let value = DigitText.value(document.scalars[start..<stop]) else { return nil }
        number.value = value
        number.isPlain = document.scalars[start..<stop].allSatisfy { Digits.value($0) != nil }
        if let suffix = number.suffix, suffix.kind == .numeral {
            number.value *= Self.size(of: suffix)
            number.suffix = nil
            number.isPlain = false
        }
        return number
    }

    /// Where the digits of a word begin: a conjunction or preposition of one letter may be written with them.
    private func firstDigit(of token: Token) -> Int? {
        let (start, end) = (Int(token.start), Int(token.end))
        if Digits.value(document.scalars[start]) != nil { return start }
        var digit = start + 1
        while digit < end, CharacterClass.of(document.scalars[digit]) == .mark { digit += 1 }
        guard digit < end, Digits.value(document.scalars[digit]) != nil,
            (document.lexicon.conjunctions + document.lexicon.prepositions).contains(where: {
                $0.size == 1 && $0.letter(0) == Folding.fold(document.scalars[start])
            })
        else { return nil }
        return digit
    }

    private func isSeparator(_ index: Int, _ end: Int) -> Bool {
        [0x2E, 0x2C, 0x66B, 0x66C].contains(document.scalars[index]) && index + 1 < end
            && Digits.value(document.scalars[index + 1]) != nil
    }

    /// A token of three digits behind one narrow or plain blank, where that is how thousands are parted.
    private func group(after index: Int, before limit: Int, of size: Int) -> Int? {
        let next = index + 1
        guard next < limit, size <= 3 || next > index + 1, document.tokens[next].kind == .number,
            document.tokens[next].end - document.tokens[next].start == 3,
            document.tokens[next].start - document.tokens[index].end == 1
        else { return nil }
        let blank = document.scalars[Int(document.tokens[index].end)]
        guard [0x20, 0xA0, 0x202F, 0x2009].contains(blank) else { return nil }
        if blank == 0x20 {
            let language = document.tokens[index].language
            guard language > 0, document.lexicon.table.languages[Int(language) - 1].groupsByBlank else {
                return nil
            }
        }
        return next
    }

    /// What letters behind digits mean: a unit, or a size where money is spoken of ("$3m", "2.25m euros").
    private func suffix(_ letters: ArraySlice<UInt32>, at index: Int) -> WordEntry? {
        let node = document.lexicon.table.next(0, WordHash.hash(FoldedText(scalars: letters).scalars))
        guard node != 0 else { return nil }
        var (size, unit): (WordEntry?, WordEntry?) = (nil, nil)
        let language = document.tokens[index].language
        document.lexicon.table.forEachEntry(node) { entry in
            guard language == 0 || entry.language == language else { return }
            if entry.kind == .numeral {
                size = entry
            } else if entry.kind == .counted, entry.tags.contains(.definite) {
                unit = entry
            }
        }
        guard let size, let unit else { return size ?? unit }
        let isMoney =
            FigureSurroundings(document: document).sign(before: index) != nil
            || document.unitPhrase(at: index + 1, before: document.tokens.count) != nil
        return isMoney ? size : unit
    }

    // MARK: Words

    /// The value of a numeral: below 0 it is the power of ten.
    static func size(of entry: WordEntry) -> Double {
        if entry.value >= 0 { return Double(entry.value) }
        return (0..<Int(-entry.value)).reduce(1.0) { size, _ in size * 10 }
    }

    private func words(at index: Int, before limit: Int) -> WrittenNumber? {
        guard let opening = document.phrase(at: index, before: limit, Self.numeral),
            opening.entry.tags.isDisjoint(with: [.plural, .base, .definite])
        else { return nil }
        var sum = NumberSum()
        var size = Self.size(of: opening.entry)
        if opening.entry.tags.contains(.dual) {
            // "مليونا دولار" is two; behind a number ("عشرون مليونا") and before a part ("مليونا ونصف") the same word is one.
            if !isJoined(opening.last + 1, limit) { size *= 2 }
        }
        guard sum.add(size, multiplies: false, isJoined: false) else { return nil }
        let start = Int(document.tokens[index].start) + Int(opening.reading.prefix)
        var number = WrittenNumber(
            value: 0, first: index, last: opening.last, start: start, end: Int(document.tokens[opening.last].end))
        extend(&number, &sum, limit)
        number.value = sum.value
        return number
    }

    /// Whether a numeral follows that a conjunction joins.
    private func isJoined(_ index: Int, _ limit: Int) -> Bool {
        document.phrase(at: index, before: limit, Self.numeral, conjunctionOnly: true)?.reading.hasConjunction ?? false
    }

    /// A word of size behind digits: "400 ألف", "3.5 million".
    private func addScale(to number: inout WrittenNumber, _ limit: Int) {
        guard let next = document.phrase(at: number.last + 1, before: limit, Self.numeral, conjunctionOnly: true),
            !next.reading.hasConjunction, next.entry.tags.isDisjoint(with: [.base, .definite])
        else { return }
        let size = Self.size(of: next.entry)
        guard size >= 1000 || next.entry.tags.contains(.compound), size != 2000, size != 2_000_000,
            size != 2_000_000_000
        else { return }
        var sum = NumberSum(number.value)
        guard sum.add(size, multiplies: true, isJoined: false) else { return }
        number.last = next.last
        number.end = Int(document.tokens[next.last].end)
        number.isPlain = false
        number.isDigits = false
        extend(&number, &sum, limit)
        number.value = sum.value
    }

    /// Goes on with numerals, joined by a conjunction or a hyphen.
    private func extend(_ number: inout WrittenNumber, _ sum: inout NumberSum, _ limit: Int) {
        while true {
            var next = number.last + 1
            if document.isJoiner(next) { next += 1 }
            var isJoined = false
            if next < limit, document.has(next, .conjunction),
                document.phrase(at: next, before: limit, Self.numeral) == nil
            {
                isJoined = true
                next += 1
            }
            guard next < limit,
                let phrase = document.phrase(at: next, before: limit, Self.numeral, conjunctionOnly: true)
            else { return }
            isJoined = isJoined || phrase.reading.hasConjunction
            let size = Self.size(of: phrase.entry)
            if phrase.entry.tags.contains(.base) {
                guard isJoined || phrase.last > phrase.first else { return }
                sum.addPart(of: size)
            } else if !sum.add(size, multiplies: phrase.entry.tags.contains(.compound), isJoined: isJoined) {
                return
            }
            number.last = phrase.last
            number.end = Int(document.tokens[phrase.last].end)
        }
    }
}

/// The sum of the words of a number: groups below a thousand, each times its size.
struct NumberSum {
    private var total = 0.0
    private var group: Double
    private var lastScale = 0.0
    private var hasGroup: Bool

    init() { (group, hasGroup) = (0, false) }
    init(_ digits: Double) { (group, hasGroup) = (digits, true) }

    var value: Double { total + (hasGroup ? group : 0) }

    /// Adds a word; false where it begins another number.
    mutating func add(_ size: Double, multiplies: Bool, isJoined: Bool) -> Bool {
        if size >= 1000, size.truncatingRemainder(dividingBy: 1000) == 0 { return scale(size, isJoined) }
        if multiplies {
            if !hasGroup { return put(size) }
            guard !isJoined, group > 0, group < 100 else { return false }
            group *= size
            return true
        }
        if !hasGroup { return lastScale == 0 || lastScale > size ? put(size) : false }
        let rest = group.truncatingRemainder(dividingBy: 100)
        switch size {
        case 100:
            guard !isJoined, group > 0, group < 10 else {
                return isJoined && total > 0 && group == 0 ? put(size) : false
            }
            group *= 100
        case 101...: return false
        case 20...99:
            // "ثلاثة وعشرين": the unit first.
            guard rest < 10, rest == 0 ? group >= 100 : isJoined else { return false }
            group += size
        case 10...19:
            guard rest == 0 && group >= 100 || [60, 80].contains(rest) else { return false }
            group += size
        default:
            guard rest == 0 && group >= 100 || rest >= 20 && rest.truncatingRemainder(dividingBy: 10) == 0, size > 0
            else {
                return false
            }
            group += size
        }
        return true
    }

    private mutating func put(_ size: Double) -> Bool {
        (group, hasGroup) = (size, true)
        return true
    }

    private mutating func scale(_ size: Double, _ isJoined: Bool) -> Bool {
        guard lastScale == 0 || size < lastScale else { return false }
        if hasGroup {
            guard !isJoined, group > 0 else { return false }
            total += group * size
        } else {
            guard lastScale == 0 || isJoined else { return false }
            total += size
        }
        (group, hasGroup, lastScale) = (0, false, size)
        return true
    }

    /// A half, a quarter of the size named last, or of one.
    mutating func addPart(of parts: Double) {
        if lastScale > 0, !hasGroup { total += lastScale / parts } else { group += 1 / parts }
    }
}
