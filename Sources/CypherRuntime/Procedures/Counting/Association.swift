#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// How strongly two things go together, of counts that need not be whole: words beside a word, words in a corpus.
///
/// The four cells and their measures are those of NLTK's `BigramAssocMeasures`, so that figures can be compared.
struct Association {
    /// Both.
    let both: Double
    /// The first, with and without the second.
    let first: Double
    /// The second, with and without the first.
    let second: Double
    /// All.
    let all: Double

    /// The log-likelihood ratio G² over the four cells (Dunning 1993), of natural logarithms.
    var logLikelihood: Double {
        let cells = [both, second - both, first - both, all - first - second + both].map { max($0, 0) }
        let sum = cells.reduce(0, +)
        guard sum > 0 else { return 0 }
        var result = 0.0
        for (place, cell) in cells.enumerated() where cell > 0 {
            let expected = (cell + cells[place ^ 1]) * (cell + cells[place ^ 2]) / sum
            result += cell * log(cell / expected)
        }
        return 2 * max(result, 0)
    }

    /// The binary logarithm of how many times as frequent the second is with the first as without it (Hardie 2014); where it
    /// never is without, half of one is taken.
    var logRatio: Double {
        let without = second - both
        let rest = all - first
        guard first > 0, rest > 0 else { return 0 }
        return log2((max(both, 0.5) / first) / ((without > 0 ? without : 0.5) / rest))
    }

    /// 14 and the binary logarithm of Dice's coefficient (Rychlý 2008); nil where the two never are together.
    var logDice: Double? { both > 0 ? 14 + log2(2 * both / (first + second)) : nil }
}
