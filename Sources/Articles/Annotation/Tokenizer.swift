import Text

/// Cuts code points into tokens and looks every reading of every word up.
struct Tokenizer {
    private let scalars: [UInt32]
    private let trie: PhraseTrie
    private(set) var tokens: [Token] = []
    private(set) var readings: [Reading] = []
    private var letters: [UInt32] = []
    private var offsets: [Int32] = []

    init(_ scalars: [UInt32], _ trie: PhraseTrie) {
        self.scalars = scalars
        self.trie = trie
        tokens.reserveCapacity(scalars.count / 4)
        readings.reserveCapacity(scalars.count / 3)
        run()
    }

    private mutating func run() {
        var index = 0
        var previousEnd = -1
        while index < scalars.count {
            let start = index
            switch CharacterClass.of(scalars[index]) {
            case .space, .mark:
                index += 1
                continue
            case .letter, .digit:
                index = wordEnd(from: start)
                appendWord(start..<index, attached: start == previousEnd)
            case .ideograph:
                index += 1
                appendWord(start..<index, attached: start == previousEnd)
            case .other:
                index += 1
                appendMark(at: start, attached: start == previousEnd)
            }
            previousEnd = index
        }
    }

    private func wordEnd(from start: Int) -> Int {
        var index = start + 1
        var last = CharacterClass.of(scalars[start])
        while index < scalars.count {
            let current = CharacterClass.of(scalars[index])
            switch current {
            case .letter, .digit: last = current
            case .mark: break
            case .other:
                guard index + 1 < scalars.count else { return index }
                let next = CharacterClass.of(scalars[index + 1])
                let scalar = scalars[index]
                if scalar == 0x27 || scalar == 0x2019 {
                    if last != .letter || next != .letter || isPossessive(at: index) { return index }
                } else if [0x2E, 0x2C, 0x66B, 0x66C].contains(scalar) {
                    if last == .digit, next == .digit { break }
                    // U.S., U.N.: points inside an abbreviation of single capitals.
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

    private func isPossessive(at apostrophe: Int) -> Bool {
        let next = scalars[apostrophe + 1]
        guard next == 0x73 || next == 0x53 else { return false }
        let after = apostrophe + 2
        return after >= scalars.count || ![.letter, .digit].contains(CharacterClass.of(scalars[after]))
    }

    private func isAbbreviation(_ start: Int, _ point: Int) -> Bool {
        guard (point - start) % 2 == 1 else { return false }
        for index in start..<point {
            let isPoint = (index - start) % 2 == 1
            if isPoint != (scalars[index] == 0x2E) { return false }
            if !isPoint, !(0x41...0x5A).contains(scalars[index]) { return false }
        }
        return (0x41...0x5A).contains(scalars[point + 1])
    }

    private mutating func appendMark(at index: Int, attached: Bool) {
        if isApostropheOfPossessive(index) || isPointOfTitle(index, attached) { return }
        tokens.append(
            Token(
                start: Int32(index), end: Int32(index + 1), kind: .mark, shape: attached ? [.attached] : [],
                scalar: scalars[index], key: 0, readings: 0..<0, kinds: [], anyKinds: [], number: -1))
    }

    private static let titles = Set(
        [
            "mr", "mrs", "ms", "dr", "prof", "gen", "sen", "rep", "gov", "lt", "col", "sgt", "capt", "maj", "adm",
            "rev", "st",
        ]
        .map(WordKeys.key))

    /// The point of an abbreviated title before a name: "Sen. Whitlock".
    private func isPointOfTitle(_ index: Int, _ attached: Bool) -> Bool {
        guard scalars[index] == 0x2E, attached, index + 2 < scalars.count, scalars[index + 1] == 0x20,
            let last = tokens.last, last.shape.contains(.capital), (0x41...0x5A).contains(scalars[index + 2])
        else { return false }
        return Tokenizer.titles.contains(last.key)
    }

    private func isApostropheOfPossessive(_ index: Int) -> Bool {
        (scalars[index] == 0x27 || scalars[index] == 0x2019) && index > 0 && index + 1 < scalars.count
            && CharacterClass.of(scalars[index - 1]) == .letter && isPossessive(at: index)
    }

    private mutating func appendWord(_ range: Range<Int>, attached: Bool) {
        letters.removeAll(keepingCapacity: true)
        offsets.removeAll(keepingCapacity: true)
        var isNumber = true
        for index in range {
            let folded = Folding.fold(scalars[index])
            guard folded != 0, folded != 0x27, folded != 0x2E || CharacterClass.of(scalars[range.lowerBound]) == .digit
            else { continue }
            if !(0x30...0x39).contains(folded), folded != 0x2E, folded != 0x2C { isNumber = false }
            letters.append(folded)
            offsets.append(Int32(index - range.lowerBound))
            let second = Folding.second(scalars[index])
            if second != 0 {
                letters.append(second)
                offsets.append(Int32(index - range.lowerBound))
            }
        }
        guard let first = letters.first else { return }
        var shape: Token.Shape = attached ? [.attached] : []
        let firstReading = Int32(readings.count)
        if (0x621...0x64A).contains(first) {
            shape.insert(.arabic)
            addArabicReadings(&shape)
        } else {
            addReading(from: 0, alef: false, conjunction: false, preposition: 0)
            addLatinShape(range, &shape)
        }
        let (kinds, anyKinds) = kinds(Int(firstReading)..<readings.count)
        tokens.append(
            Token(
                start: Int32(range.lowerBound), end: Int32(range.upperBound), kind: isNumber ? .number : .word,
                shape: shape, scalar: first, key: readings[Int(firstReading)].key,
                readings: firstReading..<Int32(readings.count), kinds: kinds, anyKinds: anyKinds,
                number: isNumber ? value() : -1))
    }

    private func value() -> Int32 {
        var value = 0
        for letter in letters where (0x30...0x39).contains(letter) && value < 100_000_000 {
            value = value * 10 + Int(letter - 0x30)
        }
        return Int32(value)
    }

    private func addLatinShape(_ range: Range<Int>, _ shape: inout Token.Shape) {
        let first = scalars[range.lowerBound]
        if range.count == 1, first == 0x73 || first == 0x53, range.lowerBound > 0,
            [0x27, 0x2019].contains(scalars[range.lowerBound - 1])
        {
            shape.insert(.possessive)
        }
        let isCapital = { (scalar: UInt32) in
            (0x41...0x5A).contains(scalar)
                || (scalar >= 0xC0 && Unicode.Scalar(scalar)?.properties.isUppercase == true)
        }
        guard isCapital(first) else { return }
        shape.insert(.capital)
        if range.count > 1, range.allSatisfy({ isCapital(scalars[$0]) || CharacterClass.of(scalars[$0]) != .letter }) {
            shape.insert(.allCapitals)
        }
    }

    private static let waw: UInt32 = 0x648
    private static let feh: UInt32 = 0x641
    private static let beh: UInt32 = 0x628
    private static let lam: UInt32 = 0x644
    private static let kaf: UInt32 = 0x643
    private static let alef: UInt32 = 0x627

    private mutating func addArabicReadings(_ shape: inout Token.Shape) {
        addReading(from: 0, alef: false, conjunction: false, preposition: 0)
        if hasArticle(0) { shape.insert(.article) }
        addPrepositions(at: 0, conjunction: false, &shape)
        if letters.count >= 3, letters[0] == Tokenizer.waw || letters[0] == Tokenizer.feh {
            addReading(from: 1, alef: false, conjunction: true, preposition: 0)
            if hasArticle(1) { shape.insert(.innerArticle) }
            addPrepositions(at: 1, conjunction: true, &shape)
        }
    }

    private func hasArticle(_ at: Int) -> Bool {
        letters.count >= at + 4 && letters[at] == Tokenizer.alef && letters[at + 1] == Tokenizer.lam
    }

    private mutating func addPrepositions(at: Int, conjunction: Bool, _ shape: inout Token.Shape) {
        guard letters.count >= at + 3 else { return }
        let letter = letters[at]
        guard letter == Tokenizer.beh || letter == Tokenizer.lam || letter == Tokenizer.kaf else { return }
        addReading(from: at + 1, alef: false, conjunction: conjunction, preposition: letter)
        if hasArticle(at + 1) { shape.insert(.innerArticle) }
        if letter == Tokenizer.lam, letters[at + 1] == Tokenizer.lam, letters.count >= at + 4 {
            addReading(from: at + 1, alef: true, conjunction: conjunction, preposition: letter)
            shape.insert(.innerArticle)
        }
    }

    private mutating func addReading(from: Int, alef: Bool, conjunction: Bool, preposition: UInt32) {
        var hash = PhraseTrie.seed
        if alef { hash = PhraseTrie.step(hash, Tokenizer.alef) }
        for index in from..<letters.count { hash = PhraseTrie.step(hash, letters[index]) }
        readings.append(
            Reading(
                prefix: offsets[from], key: hash, node: trie.next(PhraseTrie.root, hash), hasConjunction: conjunction,
                preposition: preposition))
    }

    private func kinds(_ range: Range<Int>) -> (KindSet, KindSet) {
        var whole: KindSet = []
        var any: KindSet = []
        for index in range where readings[index].node != 0 {
            var found: KindSet = []
            trie.forEachEntry(readings[index].node) { found.insert($0.kind) }
            if index == range.lowerBound { whole = found }
            any.formUnion(found)
        }
        return (whole, any)
    }
}
