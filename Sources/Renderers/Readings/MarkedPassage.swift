import Naql

/// A paragraph of an article, cut wherever a statement or a name begins or ends.
struct MarkedPassage {
    /// A run of text to which the same statements and name apply.
    struct Piece {
        let range: Range<Int>
        /// The statements that cover it, by number, outer ones first.
        let statements: [Int]
        /// Those of them that begin with it, and that end with it, inner ones first.
        let opening: [Int]
        let closing: [Int]
        /// The name that it belongs to, by number.
        let name: Int?
        let opensName: Bool
        let closesName: Bool
    }

    let passage: ArticleReading.Passage
    private(set) var pieces: [Piece] = []
    /// The statements that begin in it, by number.
    let statements: [Int]
    /// The names in it, by number.
    let names: [Int]

    /// The paragraphs of a reading.
    static func all(of reading: ArticleReading) -> [MarkedPassage] {
        reading.passages.map { MarkedPassage($0, of: reading) }
    }

    private init(_ passage: ArticleReading.Passage, of reading: ArticleReading) {
        self.passage = passage
        let whole = passage.range.clamped(to: reading.text.indices)
        let touching = reading.statements.indices.filter { reading.statements[$0].range.overlaps(whole) }
        statements = touching.filter { whole.contains(reading.statements[$0].range.lowerBound) }
        names = reading.names.indices.filter { reading.names[$0].range.overlaps(whole) }
        var cuts: Set<Int> = [whole.lowerBound, whole.upperBound]
        for range in touching.map({ reading.statements[$0].range }) + names.map({ reading.names[$0].range }) {
            let range = range.clamped(to: whole)
            cuts.formUnion([range.lowerBound, range.upperBound])
        }
        let ordered = cuts.sorted()
        for (start, end) in zip(ordered, ordered.dropFirst()) {
            pieces.append(piece(start..<end, in: whole, touching, reading))
        }
    }

    private func piece(
        _ range: Range<Int>, in whole: Range<Int>, _ touching: [Int], _ reading: ArticleReading
    ) -> Piece {
        let covering = touching.filter { reading.statements[$0].range.contains(range.lowerBound) }
        func bounds(_ number: Int) -> Range<Int> { reading.statements[number].range.clamped(to: whole) }
        let name = names.first { reading.names[$0].range.contains(range.lowerBound) }
        let named = name.map { reading.names[$0].range.clamped(to: whole) }
        return Piece(
            range: range, statements: covering,
            opening: covering.filter { bounds($0).lowerBound == range.lowerBound },
            closing: covering.reversed().filter { bounds($0).upperBound == range.upperBound },
            name: name, opensName: named?.lowerBound == range.lowerBound,
            closesName: named?.upperBound == range.upperBound)
    }
}
