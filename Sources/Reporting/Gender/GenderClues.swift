import Language

/// What articles show of a person's gender, counted by what shows it.
public struct GenderClues: Equatable, Sendable {
    /// What shows it, the surest first.
    public enum Kind: Int, CaseIterable, Sendable {
        /// A form of address, or a noun of an office in the feminine.
        case title
        /// The form of a verb whose subject the person is.
        case verb
        /// A pronoun that stands for the person.
        case pronoun
        /// A noun of an office in the masculine, which some bear whatever their gender.
        case office
    }

    private var feminine = [UInt64](repeating: 0, count: Kind.allCases.count)
    private var masculine = [UInt64](repeating: 0, count: Kind.allCases.count)

    /// No clue.
    public init() {}

    /// Clues by their counts, those of the feminine first, in the order of kinds.
    public init?(counts: [UInt64]) {
        guard counts.count == 2 * Kind.allCases.count else { return nil }
        feminine = Array(counts[..<Kind.allCases.count])
        masculine = Array(counts[Kind.allCases.count...])
    }

    /// The counts, those of the feminine first, in the order of kinds; empty where there is no clue.
    public var counts: [UInt64] {
        let all = feminine + masculine
        return all.contains { $0 > 0 } ? all : []
    }

    /// Counts what a form of a word shows; of forms for more than one, or for either, nothing.
    mutating func note(_ kind: Kind, _ tags: WordTags) {
        guard tags.isDisjoint(with: [.plural, .dual, .anyGender]), tags.contains(.feminine) != tags.contains(.masculine)
        else { return }
        if tags.contains(.feminine) { feminine[kind.rawValue] += 1 } else { masculine[kind.rawValue] += 1 }
    }

    /// Adds those of another article.
    public mutating func add(_ other: GenderClues) {
        for kind in feminine.indices {
            feminine[kind] &+= other.feminine[kind]
            masculine[kind] &+= other.masculine[kind]
        }
    }

    /// The gender that the surest kind shows, that kind, and how often it shows it rather than the other; nil where none
    /// does. What an office shows is left to ``office``.
    public var verdict: (gender: Gender, kind: Kind, margin: UInt64)? {
        for kind in [Kind.title, .verb, .pronoun] {
            if let found = verdict(of: kind) { return found }
        }
        return nil
    }

    /// What nouns of offices in the masculine show: less than the name does.
    public var office: Gender? { verdict(of: .office)?.gender }

    private func verdict(of kind: Kind) -> (gender: Gender, kind: Kind, margin: UInt64)? {
        let (women, men) = (feminine[kind.rawValue], masculine[kind.rawValue])
        if women == men { return nil }
        return women > men ? (.feminine, kind, women - men) : (.masculine, kind, men - women)
    }
}
