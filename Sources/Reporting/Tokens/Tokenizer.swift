import Language
import Text

/// Cuts code points into tokens and looks every reading of every word up.
struct Tokenizer {
    private let scalars: [UInt32]
    private let lexicon: Lexicon
    private let hasClitics: Bool
    private let table = ScalarTable()
    private let words: WordTable
    private(set) var tokens: [Token] = []
    private(set) var readings: [Reading] = []
    private var letters: [UInt32] = []
    private var offsets: [Int32] = []

    init(_ scalars: [UInt32], _ lexicon: Lexicon) {
        self.scalars = scalars
        self.lexicon = lexicon
        words = lexicon.table.plain
        hasClitics = !lexicon.table.clitics.isEmpty
        tokens.reserveCapacity(scalars.count / 4)
        readings.reserveCapacity(scalars.count / 3)
        run()
    }

    private mutating func run() {
        var index = 0
        var previousEnd = -1
        while index < scalars.count {
            let start = index
            switch table.kind(of: scalars[index]) {
            case .space:
                index += 1
                continue
            case .mark:
                guard let end = strokeEnd(from: start) else {
                    index += 1
                    continue
                }
                tokens.append(
                    Token(
                        start: Int32(start), end: Int32(end), kind: .mark, shape: [], scalar: 0x2013, key: 0,
                        readings: 0..<0, number: -1))
                index = end
            case .letter, .digit:
                index = elisionEnd(from: start) ?? wordEnd(from: start)
                appendWord(start..<index, attached: start == previousEnd)
                index = overPoint(index)
            case .ideograph:
                index += 1
                appendWord(start..<index, attached: start == previousEnd)
            case .other:
                index = appendMark(at: start, attached: start == previousEnd)
            }
            previousEnd = index
        }
    }

    /// The end of strokes that lengthen no letter: "القاهرة ـ" is written for a dash.
    private func strokeEnd(from start: Int) -> Int? {
        guard scalars[start] == 0x640, start > 0, table.kind(of: scalars[start - 1]) == .space else { return nil }
        let end = scalars[start...].firstIndex { $0 != 0x640 } ?? scalars.count
        return end == scalars.count || table.kind(of: scalars[end]) == .space ? end : nil
    }

    private func wordEnd(from start: Int) -> Int {
        var index = start + 1
        var last = table.kind(of: scalars[start])
        while index < scalars.count {
            let current = table.kind(of: scalars[index])
            switch current {
            case .letter, .digit: last = current
            case .mark: break
            case .other:
                guard index + 1 < scalars.count else { return index }
                let next = table.kind(of: scalars[index + 1])
                let scalar = scalars[index]
                if scalar == 0x27 || scalar == 0x2019 {
                    if last != .letter || next != .letter || isPossessive(at: index) { return index }
                } else if [0x2E, 0x2C, 0x66B, 0x66C].contains(scalar) {
                    if last == .digit, next == .digit { break }
                    // Points within an abbreviation of single letters.
                    guard scalar == 0x2E, next == .letter, isAbbreviation(start, index) else { return index }
                } else {
                    return index
                }
            default: return index
            }
            index += 1
        }
        return index
    }

    /// Past the apostrophe of an elided word ("l'", "qu'"), which is a token of its own. A name that the lists know whole
    /// ("D'Souza"), and two capitals where no sentence begins, stay one word.
    private func elisionEnd(from start: Int) -> Int? {
        var hash = WordHash.seed
        var index = start
        while index < scalars.count, index - start < 8, table.kind(of: scalars[index]) == .letter {
            hash = WordHash.step(hash, table.fold(scalars[index]))
            index += 1
        }
        guard index > start, index + 1 < scalars.count, scalars[index] == 0x27 || scalars[index] == 0x2019,
            has(words.next(0, hash), ClassSet(.elided))
        else { return nil }
        let next = scalars[index + 1]
        guard table.kind(of: next) != .space else { return nil }
        guard isUppercase(scalars[start]), table.kind(of: next) == .letter else { return index + 1 }
        let rest = (index + 1)..<wordEnd(from: index + 1)
        // "L'ONG": letters that stand for words are no part of a name ("Long").
        let isAcronym = (2...4).contains(rest.count) && scalars[rest].allSatisfy(isUppercase)
        if !isUppercase(next) || isAcronym { return index + 1 }
        var whole = hash
        for scalar in scalars[rest] { whole = WordHash.step(whole, table.fold(scalar)) }
        let isName = has(words.next(0, whole), ClassSet([.name, .given, .family]))
        return isName || isWithinSentence(start) ? nil : index + 1
    }

    private func has(_ node: UInt32, _ kinds: ClassSet) -> Bool {
        guard node != 0 else { return false }
        var found = false
        words.forEachEntry(node) { if kinds.contains($0.kind) { found = true } }
        return found
    }

    /// True after a word or a comma of the same line.
    private func isWithinSentence(_ start: Int) -> Bool {
        guard let last = tokens.last else { return false }
        if Int(last.end) == start { return last.scalar == 0x2D || last.kind == .word }
        if scalars[Int(last.end)..<start].contains(0x0A) { return false }
        return last.kind != .mark || last.scalar == 0x2C
    }

    private func isUppercase(_ scalar: UInt32) -> Bool {
        (0x41...0x5A).contains(scalar)
            || scalar >= 0xC0 && Unicode.Scalar(scalar)?.properties.isUppercase == true
    }

    private func isPossessive(at apostrophe: Int) -> Bool {
        let next = scalars[apostrophe + 1]
        guard next == 0x73 || next == 0x53 else { return false }
        let after = apostrophe + 2
        return after >= scalars.count || ![.letter, .digit].contains(table.kind(of: scalars[after]))
    }

    /// True where single letters and points alternate up to a point and a single letter follows it.
    private func isAbbreviation(_ start: Int, _ point: Int) -> Bool {
        guard (point - start) % 2 == 1 else { return false }
        for index in start..<point {
            let isPoint = (index - start) % 2 == 1
            if isPoint != (scalars[index] == 0x2E) { return false }
            if !isPoint, !isInitial(scalars[index]) { return false }
        }
        guard isInitial(scalars[point + 1]) else { return false }
        let after = point + 2
        return after >= scalars.count || table.kind(of: scalars[after]) != .letter
    }

    private func isInitial(_ scalar: UInt32) -> Bool { (0x41...0x5A).contains(scalar) || scalar >= 0x5D0 }

    /// Past the point of an abbreviation or an initial, which becomes part of its token.
    private mutating func overPoint(_ index: Int) -> Int {
        guard index < scalars.count, scalars[index] == 0x2E, let token = tokens.last, Int(token.end) == index,
            token.kind == .word, index + 1 >= scalars.count || scalars[index + 1] != 0x2E
        else { return index }
        let size = index - Int(token.start)
        var next = index + 1
        while next < scalars.count, table.kind(of: scalars[next]) == .space, scalars[next] != 0x0A { next += 1 }
        let isDotted = size > 1 && scalars[Int(token.start)..<index].contains(0x2E)
        let isLetter =
            size == 1 && isInitial(scalars[index - 1]) && next < scalars.count && next > index + 1
            && isNameStart(scalars[next])
        guard isDotted || isLetter || isListed(token, next) else { return index }
        tokens[tokens.count - 1].end = Int32(index + 1)
        tokens[tokens.count - 1].shape.insert(.abbreviated)
        return index + 1
    }

    private func isNameStart(_ scalar: UInt32) -> Bool {
        (0x41...0x5A).contains(scalar) || scalar >= 0xC0 && table.kind(of: scalar) == .letter
    }

    /// An abbreviation of the lists; in the Latin script with a capital, or before what goes on.
    private func isListed(_ token: Token, _ next: Int) -> Bool {
        guard token.start + 6 >= token.end else { return false }
        var isListed = false
        for reading in readings[Int(token.readings.lowerBound)..<Int(token.readings.upperBound)] where reading.node != 0
        {
            words.forEachEntry(reading.node) { entry in
                if entry.kind == .abbreviation { isListed = true }
            }
        }
        guard isListed else { return false }
        if token.shape.contains(.clitic) {
            return next < scalars.count && next > Int(token.end) + 1 || isDotNext(token)
        }
        return token.shape.contains(.capital) || next < scalars.count && CharacterClass.isLowercase(scalars[next])
    }

    private func isDotNext(_ token: Token) -> Bool {
        let next = Int(token.end) + 1
        return next < scalars.count && table.kind(of: scalars[next]) == .letter
    }

    /// Appends a mark; two single marks in a row are one quotation mark.
    private mutating func appendMark(at index: Int, attached: Bool) -> Int {
        if isApostropheOfPossessive(index) { return index + 1 }
        let isDoubled =
            [0x27, 0x2018, 0x2019, 0x28, 0x29].contains(scalars[index]) && index + 1 < scalars.count
            && scalars[index + 1] == scalars[index]
        if isDoubled {
            tokens.append(
                Token(
                    start: Int32(index), end: Int32(index + 2), kind: .mark, shape: attached ? [.attached] : [],
                    scalar: 0x22,
                    key: 0, readings: 0..<0, number: -1))
            return index + 2
        }
        tokens.append(
            Token(
                start: Int32(index), end: Int32(index + 1), kind: .mark, shape: attached ? [.attached] : [],
                scalar: scalars[index], key: 0, readings: 0..<0, number: -1))
        return index + 1
    }

    private func isApostropheOfPossessive(_ index: Int) -> Bool {
        (scalars[index] == 0x27 || scalars[index] == 0x2019) && index > 0 && index + 1 < scalars.count
            && table.kind(of: scalars[index - 1]) == .letter && isPossessive(at: index)
    }

    // MARK: Words

    /// Folds the letters of a word; true where it is a number.
    private mutating func foldLetters(_ range: Range<Int>) -> Bool {
        letters.removeAll(keepingCapacity: true)
        offsets.removeAll(keepingCapacity: true)
        var isNumber = true
        let startsWithDigit = table.kind(of: scalars[range.lowerBound]) == .digit
        for index in range {
            let folded = table.fold(scalars[index])
            guard folded != 0, folded != 0x27, folded != 0x2E || startsWithDigit else { continue }
            if !(0x30...0x39).contains(folded), folded != 0x2E, folded != 0x2C { isNumber = false }
            letters.append(folded)
            offsets.append(Int32(index - range.lowerBound))
            let second = Folding.second(scalars[index])
            if second != 0 {
                letters.append(second)
                offsets.append(Int32(index - range.lowerBound))
            }
        }
        return isNumber
    }

    private mutating func appendWord(_ range: Range<Int>, attached: Bool) {
        let isNumber = foldLetters(range)
        guard let first = letters.first else {
            // A stretching mark that stands alone is written for a dash.
            if !attached, range.allSatisfy({ scalars[$0] == 0x640 }) {
                tokens.append(
                    Token(
                        start: Int32(range.lowerBound), end: Int32(range.upperBound), kind: .mark, shape: [],
                        scalar: 0x2014, key: 0, readings: 0..<0, number: -1))
            }
            return
        }
        var shape: Token.Shape = attached ? [.attached] : []
        let firstReading = Int32(readings.count)
        addReading(from: 0, restoring: 0, conjunction: false, preposition: 0)
        if hasClitics, (0x621...0x64A).contains(first) {
            shape.insert(.clitic)
            addCliticReadings(&shape)
        } else {
            addCaseShape(range, &shape)
        }
        tokens.append(
            Token(
                start: Int32(range.lowerBound), end: Int32(range.upperBound), kind: isNumber ? .number : .word,
                shape: shape, scalar: first, key: readings[Int(firstReading)].key,
                readings: firstReading..<Int32(readings.count), number: isNumber ? value() : -1))
    }

    private func value() -> Int32 {
        var value = 0
        for letter in letters where (0x30...0x39).contains(letter) && value < 100_000_000 {
            value = value * 10 + Int(letter - 0x30)
        }
        return Int32(value)
    }

    private func addCaseShape(_ range: Range<Int>, _ shape: inout Token.Shape) {
        let first = scalars[range.lowerBound]
        if range.count == 1, first == 0x73 || first == 0x53, range.lowerBound > 0,
            [0x27, 0x2019].contains(scalars[range.lowerBound - 1])
        {
            shape.insert(.possessive)
        }
        guard isUppercase(first) else { return }
        shape.insert(.capital)
        if range.count > 1,
            range.allSatisfy({ isUppercase(scalars[$0]) || table.kind(of: scalars[$0]) != .letter })
        {
            shape.insert(.allCapitals)
        }
    }

    // MARK: Clitics

    private mutating func addCliticReadings(_ shape: inout Token.Shape) {
        if hasArticle(0) { shape.insert(.article) }
        addPrepositions(at: 0, conjunction: false, &shape)
        for conjunction in lexicon.conjunctions where letters.count >= 3 && begins(conjunction, at: 0) {
            let size = Int(conjunction.size)
            addReading(from: size, restoring: 0, conjunction: true, preposition: 0)
            if hasArticle(size) { shape.insert(.innerArticle) }
            addPrepositions(at: size, conjunction: true, &shape)
        }
    }

    private func begins(_ clitic: Clitic, at position: Int) -> Bool {
        let size = Int(clitic.size)
        guard position + size < letters.count else { return false }
        for index in 0..<size where letters[position + index] != clitic.letter(index) { return false }
        return true
    }

    private func hasArticle(_ position: Int) -> Bool {
        lexicon.articles.contains {
            $0.restores == 0 && letters.count >= position + Int($0.size) + 2 && begins($0, at: position)
        }
    }

    private mutating func addPrepositions(at position: Int, conjunction: Bool, _ shape: inout Token.Shape) {
        guard letters.count >= position + 3 else { return }
        for preposition in lexicon.prepositions where begins(preposition, at: position) {
            let after = position + Int(preposition.size)
            let letter = preposition.letter(0)
            addReading(from: after, restoring: 0, conjunction: conjunction, preposition: letter)
            if hasArticle(after) { shape.insert(.innerArticle) }
            for contraction in lexicon.articles
            where contraction.restores != 0 && letters.count >= position + 4 && begins(contraction, at: position) {
                addReading(
                    from: after, restoring: contraction.restores, conjunction: conjunction, preposition: letter)
                shape.formUnion([.innerArticle, .contracted])
            }
        }
    }

    private mutating func addReading(from: Int, restoring: UInt32, conjunction: Bool, preposition: UInt32) {
        var hash = WordHash.seed
        if restoring != 0 { hash = WordHash.step(hash, restoring) }
        for index in from..<letters.count { hash = WordHash.step(hash, letters[index]) }
        readings.append(
            Reading(
                prefix: offsets[from], key: hash, node: words.next(0, hash), hasConjunction: conjunction,
                preposition: preposition))
    }
}
