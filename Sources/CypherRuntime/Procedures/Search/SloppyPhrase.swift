/// The words of a phrase with their places in one text, and how far they may be from standing side by side.
///
/// As Lucene counts it: word i of the phrase at place p lies at p - i, and the words match where these differ by no more
/// than the slop. So `"a b"~0` is the phrase itself, each word between costs one, and two words that have changed places cost
/// two.
struct SloppyPhrase {
    private let places: [ArraySlice<UInt32>]
    private let slop: Int

    init(_ places: [ArraySlice<UInt32>], _ slop: Int) { (self.places, self.slop) = (places, slop) }

    /// Where the phrase stands, none of them over another.
    func spans(_ meter: ExecutionMeter) throws(ExecutionError) -> [TextSpan] {
        var cursors = places.map(\.startIndex)
        var found: [TextSpan] = []
        while true {
            try meter.charge(work: 8 * places.count)
            var (lowest, least, most) = (0, Int.max, Int.min)
            var span = TextSpan(first: .max, last: 0)
            for (word, cursor) in cursors.enumerated() {
                let place = places[word][cursor]
                let shifted = Int(place) - word
                if shifted < least { (lowest, least) = (word, shifted) }
                most = max(most, shifted)
                span = TextSpan(first: min(span.first, place), last: max(span.last, place))
            }
            if most - least <= slop, areApart(cursors), found.last.map({ $0.last < span.first }) ?? true {
                found.append(span)
            }
            cursors[lowest] += 1
            if cursors[lowest] == places[lowest].endIndex { return found }
        }
    }

    /// Whether no place serves for two words of the phrase.
    private func areApart(_ cursors: [Int]) -> Bool {
        if slop == 0 { return true }
        return Set(cursors.enumerated().map { places[$0][$1] }).count == cursors.count
    }
}
