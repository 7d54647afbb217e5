import Language
import Text

/// Finds the figures of an article. Looks only at tokens that can begin one; what the words beside a number make a date, an age, an
/// hour, a score or a name is none.
struct FigureFinder {
    let document: Document
    let reader: NumberReader
    let surroundings: FigureSurroundings
    let guards: FigureGuards

    /// Words that may begin a date.
    private static let dates = ClassSet([.month, .weekday, .hijri])

    init(_ document: Document) {
        self.document = document
        reader = NumberReader(document: document)
        surroundings = FigureSurroundings(document: document)
        guards = FigureGuards(document: document)
    }

    func run() -> [Figure] {
        var figures: [Figure] = []
        for sentence in document.sentences {
            let tokens = document.tokenRange(sentence.start, sentence.end)
            var index = tokens.lowerBound
            while index < tokens.upperBound {
                guard mayBegin(index) else {
                    index += 1
                    continue
                }
                if let last = guards.endOfDate(at: index, tokens) {
                    index = last + 1
                } else if let (figure, last) = figure(at: index, tokens) {
                    if let figure { figures.append(figure) }
                    index = last + 1
                } else {
                    index += 1
                }
            }
        }
        return figures
    }

    private func mayBegin(_ index: Int) -> Bool {
        let token = document.tokens[index]
        switch token.kind {
        case .number: return true
        case .mark: return false
        case .word:
            if token.anyKinds.contains(.numeral) || !token.kinds.isDisjoint(with: Self.dates) { return true }
            // "قتيلان", two dead: a noun in the dual begins a figure without a number.
            if token.shape.contains(.clitic), token.anyKinds.contains(.counted) { return true }
            return Digits.value(token.scalar) != nil
                || token.shape.contains(.clitic) && Digits.value(document.scalars[Int(token.end) - 1]) != nil
        }
    }

    /// The figure of a number, or nil beside the number's end where it is none.
    private func figure(at index: Int, _ tokens: Range<Int>) -> (Figure?, last: Int)? {
        guard let number = reader.number(at: index, before: tokens.upperBound) else {
            return pair(at: index, tokens).map { ($0, index) }
        }
        guard document.mentionOf[number.first] < 0 || !number.isDigits && number.first != number.last else {
            return (nil, number.last)
        }
        if let range = range(from: number, tokens) { return range }
        guard !guards.isNone(number, tokens) else { return (nil, number.last) }
        guard let figure = surroundings.figure(of: number, tokens) else { return (nil, number.last) }
        return figure
    }

    /// A noun in the dual that counts two: "قتيلان".
    private func pair(at index: Int, _ tokens: Range<Int>) -> Figure? {
        guard let noun = document.countedPhrase(at: index, before: tokens.upperBound),
            noun.entry.tags.contains(.dual)
        else { return nil }
        let start = Int(document.tokens[index].start) + Int(noun.reading.prefix)
        return Figure(
            start: start, end: Int(document.tokens[noun.last].end), value: 2, of: ShortName.text(of: noun.entry.value))
    }

    // MARK: Ranges

    /// "between 3.5 and 4 %", "3.5 إلى 4 في المئة", "20-25 people"; what was and what came of it ("from 3 to 5") are two figures.
    private func range(from first: WrittenNumber, _ tokens: Range<Int>) -> (Figure?, last: Int)? {
        let opening = document.rangeWord(at: first.first - 1)
        var start = first.last + 1
        let middle = surroundings.unit(after: first, tokens)
        if let unit = middle { start = unit.last + 1 }
        guard start < tokens.upperBound else { return nil }
        let isDash = document.isMark(start, 0x2D, 0x2010, 0x2011, 0x2012, 0x2013, 0x2014)
        var second: WrittenNumber?
        if isDash {
            second = reader.number(at: start + 1, before: tokens.upperBound)
        } else if document.rangeWord(at: start) == 2 {
            second = reader.number(at: start + 1, before: tokens.upperBound)
        } else if opening == 1 {
            // "بين 3 و5", the conjunction written with the number.
            second = reader.number(at: start, before: tokens.upperBound)
        }
        guard let second, opening != 3,
            opening == 1 || isDash || document.rangeWord(at: start) != nil && !document.has(start, .conjunction)
        else { return nil }
        if isDash, guards.isChain(second, tokens) { return (nil, second.last) }
        guard let found = surroundings.figure(of: second, tokens), second.value > first.value else {
            return isDash ? (nil, second.last) : nil
        }
        var figure = found.0
        let hasUnit = figure.unit != nil || figure.of != nil
        if isDash, first.isDigits, second.isDigits, !hasUnit { return (nil, second.last) }
        var low = first.value
        // "3.5 to 4 million": the size stands behind the second alone.
        if first.isDigits, let scale = surroundings.scale(of: second), low < 1000 { low *= scale }
        figure.start = surroundings.start(of: first, tokens)
        (figure.low, figure.high, figure.value, figure.comparator) = (low, figure.value ?? second.value, nil, .between)
        if figure.unit == nil { figure.unit = middle?.name }
        return (figure, found.last)
    }
}
