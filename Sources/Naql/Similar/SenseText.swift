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
        isArabic = Self.isArabic(scalars)
        var cut: [(range: Range<Int>, key: UInt64)] = []
        cut.reserveCapacity(scalars.count / 4)
        scalars.withUnsafeBufferPointer { all in
            WordCutter().forEachWord(all) { start, end, key in cut.append((start..<end, key)) }
        }
        func letters(_ index: Int) -> String { FoldedText(scalars: scalars[cut[index].range]).string }
        var state = State()
        var index = 0
        while index < cut.count {
            let gap = (index > 0 ? cut[index - 1].range.upperBound : 0)..<cut[index].range.lowerBound
            let isApart = scalars[gap].contains { Self.isPart($0) }
            if isApart { state = State() }
            let concept = table.concept(cut[index].key, letters(index))
            let next = index..<min(index + 5, cut.count)
            if concept.isNumber, let number = number(next.map(letters)[...]), number.value != 1 || number.isDigits {
                figures.append(number.value)
                add(ConceptTable.figure(number.value), ConceptTable.Concept(hash: 0), key: 0, &state)
                index += number.words
            } else if concept.opensPhrase, let phrase = table.phrase(next.map(letters)) {
                add(
                    phrase.sense, concept, key: cut[index].key, isContrast: isApart && Self.isComma(scalars[gap]),
                    &state)
                index += phrase.words
            } else {
                if concept.isLink {
                    (state.link, state.linked) = (cut[index].key, Self.linkReach)
                } else if concept.tells {
                    add(concept.hash, concept, key: cut[index].key, &state)
                    state.linked -= 1
                    if state.linked <= 0 { state.link = 0 }
                }
                index += 1
            }
        }
    }

    /// What words before reach.
    private struct State {
        /// Words that are still denied.
        var denied = 0
        var link: UInt64 = 0
        /// Words that the preposition still belongs to.
        var linked = 0
    }

    /// A negation, or words with an opposite.
    private mutating func add(
        _ sense: WordSense, _ concept: ConceptTable.Concept, key: UInt64, isContrast: Bool, _ state: inout State
    ) {
        switch sense {
        case .negation: if !isContrast { state.denied = Self.reach }
        case .pole(let number):
            var concept = concept
            (concept.isPole, concept.isContrary) = (true, number < 0)
            add(ConceptTable.pole(number), concept, key: key, &state)
        }
    }

    private mutating func add(_ hash: UInt64, _ concept: ConceptTable.Concept, key: UInt64, _ state: inout State) {
        words.append(
            Word(
                concept: hash, isContrary: concept.isContrary != (state.denied > 0), isDenied: state.denied > 0,
                isPole: concept.isPole, mayAct: concept.mayAct, link: state.link, key: key))
        if state.denied > 0 { state.denied -= 1 }
    }

    private static func isArabic(_ scalars: [UInt32]) -> Bool {
        var (arabic, other) = (0, 0)
        for scalar in scalars {
            if (0x620...0x6D3).contains(scalar) {
                arabic += 1
            } else if LetterTable.shared.code(scalar) > 0x60 {
                other += 1
            }
        }
        return arabic > other
    }

    /// A sign behind which a negation or a preposition reaches no further.
    private static func isPart(_ scalar: UInt32) -> Bool {
        switch scalar {
        case 0x2C, 0x2E, 0x3B, 0x3A, 0x21, 0x3F, 0x60C, 0x61B, 0x61F, 0x2014, 0x2013: true
        default: false
        }
    }

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
