import Articles
import Text

/// A statement as it is compared with others: its concepts in order, each with whether it is denied, its figures, and who acts in
/// which role.
struct SenseText {
    /// A word that tells something.
    struct Word {
        let concept: UInt64
        /// Whether it stands for the contrary of its concept: by its meaning, or by a negation before it.
        var isContrary: Bool
        /// Whether a negation is before it.
        var isDenied = false
        let isPole: Bool
        let mayAct: Bool
        /// The preposition before it; 0 where there is none.
        let link: UInt64
        /// The hash of its letters; 0 for a figure.
        let key: UInt64
    }

    private(set) var words: [Word] = []
    private(set) var figures: [Double] = []
    /// Whether all of it is denied by who passes it on.
    var isDenied = false
    /// Whether most letters are of the Arabic script.
    private(set) var isArabic = false

    /// A negation reaches so many words that tell, a preposition so many of a name.
    private static let reach = 3
    private static let linkReach = 3

    init(_ text: String, _ table: inout ConceptTable) {
        let scalars = text.unicodeScalars.map(\.value)
        isArabic =
            scalars.count { (0x600...0x6FF).contains($0) } * 2 > scalars.count { CharacterClass.of($0) == .letter }
        var cut: [(range: Range<Int>, key: UInt64)] = []
        scalars.withUnsafeBufferPointer { all in
            WordCutter().forEachWord(all) { start, end, key in cut.append((start..<end, key)) }
        }
        let folded = cut.map { FoldedText(scalars: scalars[$0.range]).string }
        let phrases = table.senses(of: folded)
        var left = 0
        var link: UInt64 = 0
        var linked = 0
        var index = 0
        while index < cut.count {
            let gap = (index > 0 ? cut[index - 1].range.upperBound : 0)..<cut[index].range.lowerBound
            let isApart = scalars[gap].contains { Self.parts.contains($0) }
            if isApart { (left, link) = (0, 0) }
            let concept = table.concept(cut[index].key, folded[index])
            if concept.isNumber, let number = number(folded[index...]), number.value != 1 || number.isDigits {
                figures.append(number.value)
                add(ConceptTable.figure(number.value), ConceptTable.Concept(hash: 0), link, key: 0, &left)
                index += number.words
                continue
            }
            if case .pole(let number)? = phrases[index], !concept.isPole {
                addPhrase(number, link, &left)
            } else if phrases[index] == .negation, !(isApart && Self.isComma(scalars[gap])) {
                left = Self.reach
            } else if concept.isLink, !concept.isPole {
                (link, linked) = (cut[index].key, Self.linkReach)
            } else if concept.tells {
                add(concept.hash, concept, link, key: cut[index].key, &left)
                linked -= 1
                if linked <= 0 { link = 0 }
            }
            index += 1
        }
    }

    /// A phrase with an opposite: "at least".
    private mutating func addPhrase(_ number: Int, _ link: UInt64, _ left: inout Int) {
        var concept = ConceptTable.Concept(hash: ConceptTable.pole(number))
        (concept.isPole, concept.isContrary) = (true, number < 0)
        add(concept.hash, concept, link, key: 1, &left)
    }

    private mutating func add(
        _ hash: UInt64, _ concept: ConceptTable.Concept, _ link: UInt64, key: UInt64, _ left: inout Int
    ) {
        words.append(
            Word(
                concept: hash, isContrary: concept.isContrary != (left > 0), isDenied: left > 0,
                isPole: concept.isPole, mayAct: concept.mayAct, link: link, key: key))
        if left > 0 { left -= 1 }
    }

    private static let parts: Set<UInt32> = [0x2C, 0x2E, 0x3B, 0x3A, 0x21, 0x3F, 0x60C, 0x61B, 0x61F, 0x2014, 0x2013]

    /// What is denied behind a comma stands against what is said: "two months, not three".
    private static func isComma(_ gap: ArraySlice<UInt32>) -> Bool { gap.contains(0x2C) || gap.contains(0x60C) }

    /// A number at the front of some words.
    private func number(_ words: ArraySlice<String>) -> (value: Double, words: Int, isDigits: Bool)? {
        guard let first = words.first else { return nil }
        let isDigits = first.unicodeScalars.allSatisfy { Digits.value($0.value) != nil || $0 == "." || $0 == "," }
        if isDigits, let value = Double(first.replacing(",", with: "")) {
            // "4 million"
            if let next = words.dropFirst().first, let factor = NumberWords.value(folded: next), factor >= 1000 {
                return (value * Double(factor), 2, true)
            }
            return (value, 1, true)
        }
        guard let found = NumberWords.leading(folded: words) else { return nil }
        return (Double(found.value), found.words, false)
    }

    /// Its concepts, each once.
    var concepts: [UInt64] {
        var seen: Set<UInt64> = []
        return words.compactMap { seen.insert($0.concept).inserted ? $0.concept : nil }
    }

    /// Its concepts that are the same in every language: figures, and words with an opposite.
    var freeConcepts: [UInt64] {
        var seen: Set<UInt64> = []
        return words.compactMap { ($0.isPole || $0.key == 0) && seen.insert($0.concept).inserted ? $0.concept : nil }
    }

    /// Whether something in it is denied.
    var denies: Bool { words.contains(where: \.isDenied) }
}
