import Text

/// Finds what a draft quotes: each stretch between quotation marks, and each sentence that is put down to somebody without
/// them.
struct DraftQuotations {
    private let reading: ArticleReading
    private let article: Int
    private let scalars: [UInt32]
    private let lineStarts: [Int]

    init(_ reading: ArticleReading, article: Int) {
        self.reading = reading
        self.article = article
        let scalars = reading.text.map(\.value)
        self.scalars = scalars
        lineStarts = [0] + scalars.indices.filter { scalars[$0] == 0x0A }.map { $0 + 1 }
    }

    /// A quotation with what is needed to look for it.
    struct Found {
        let range: Range<Int>
        let isQuoted: Bool
        let statement: ReportedStatement?
        /// The paragraph that it stands in.
        let passage: Range<Int>
    }

    /// All of them, by where they begin.
    func all() -> [Found] {
        let quoted = reading.passages.flatMap { passage in
            Quotations.outer(scalars, in: passage.range.clamped(to: scalars.indices)).map { (passage.range, $0) }
        }
        let sorted = quoted.map { (Self.surroundings(of: $0.1, in: $0.0), $0.1) }.sorted {
            $0.1.lowerBound < $1.1.lowerBound
        }
        var found = sorted.map { passage, range in
            Found(range: range, isQuoted: true, statement: statement(at: range, in: passage), passage: passage)
        }
        let inner = sorted.map(\.1)
        for statement in reading.statements {
            let own = inner[first(in: inner, endingAfter: statement.range.lowerBound)...]
                .prefix { $0.lowerBound < statement.range.upperBound }
            let isQuoted = statement.kind == "direct"
            // What stands in quotation marks is there already, but for turns and for what is told beside them.
            if isQuoted ? !own.isEmpty : own.contains(where: { covers($0, statement.range) }) { continue }
            if let first = own.first, goesOn(behind: first, own, to: statement.range) { continue }
            found.append(
                Found(
                    range: ComparedText.wholeWords(statement.range, in: scalars), isQuoted: isQuoted,
                    statement: statement,
                    passage: passage(of: statement.range)))
        }
        return found.filter { hasWord($0.range) }.sorted {
            ($0.range.lowerBound, $0.range.upperBound) < ($1.range.lowerBound, $1.range.upperBound)
        }
    }

    /// What the draft says of it.
    func quotation(_ found: Found, number: Int) -> DraftQuotation {
        DraftQuotation(
            number: number, article: article, range: found.range, line: line(of: found.range.lowerBound),
            isQuoted: found.isQuoted, speaker: found.statement?.speaker?.name, text: reading.string(found.range))
    }

    /// The words and signs of it, without the signs at its ends.
    func compared(_ found: Found) -> ArraySlice<ComparedText.Piece> {
        ComparedText(scalars, in: found.range).pieces.withoutSignsAtEnds
    }

    /// The sign that ends it.
    func asks(_ found: Found) -> Bool {
        ComparedText(scalars, in: found.range).pieces.reversed().first { $0.isWord || $0.asks }?.asks ?? false
    }

    /// How he is said to stand to it.
    func stance(_ found: Found) -> ReportingStance? {
        ReportingStance(
            act: found.statement?.act, verb: found.statement?.verb, quotation: found.isQuoted ? found.range : nil,
            in: scalars)
    }

    /// Who is said to have said it.
    func speaker(_ found: Found) -> DraftSpeaker {
        let names = reading.names[
            reading.names.partitioningIndex { $0.range.lowerBound >= found.passage.lowerBound }...
        ]
        .prefix { $0.range.lowerBound < found.passage.upperBound }
        return DraftSpeaker(of: found, in: scalars, names: names.filter { $0.label == "Person" })
    }

    private func hasWord(_ range: Range<Int>) -> Bool {
        range.clamped(to: scalars.indices).contains { LetterTable.shared.code(scalars[$0]) > LetterTable.mark }
    }

    private func line(of offset: Int) -> Int {
        lineStarts.partitioningIndex { $0 > offset }
    }

    /// The statement that most of a quotation belongs to, the innermost of several.
    private func statement(at range: Range<Int>, in passage: Range<Int>) -> ReportedStatement? {
        let near = reading.statements[first { $0.range.lowerBound >= passage.lowerBound }...]
            .prefix { $0.range.lowerBound < max(range.upperBound, passage.upperBound) }
        let spoken = near.filter { $0.range.overlaps(range) && $0.kind != "indirect" }.max { a, b in
            let (mine, others) = (a.range.clamped(to: range).count, b.range.clamped(to: range).count)
            return mine == others ? a.range.count > b.range.count : mine < others
        }
        return spoken
            ?? near.filter { $0.range.lowerBound <= range.lowerBound && $0.range.upperBound >= range.upperBound }
            .min { $0.range.count < $1.range.count }
    }

    private func first(where isBehind: (ReportedStatement) -> Bool) -> Int {
        reading.statements.partitioningIndex(isBehind)
    }

    private func passage(of range: Range<Int>) -> Range<Int> {
        Self.surroundings(of: range, in: paragraph(of: range))
    }

    /// The part of a paragraph that may say whose a quotation is; a paragraph may be a whole book.
    private static func surroundings(of range: Range<Int>, in passage: Range<Int>) -> Range<Int> {
        let near = (range.lowerBound - reach)..<(range.upperBound + reach)
        return passage.clamped(to: near)
    }

    private static let reach = 2000

    private func paragraph(of range: Range<Int>) -> Range<Int> {
        let index = reading.passages.partitioningIndex { $0.range.upperBound > range.lowerBound }
        guard index < reading.passages.count, reading.passages[index].range.contains(range.lowerBound) else {
            return range
        }
        return reading.passages[index].range
    }

    /// Whether nothing but signs of a part is outside of a quotation.
    private func covers(_ quotation: Range<Int>, _ part: Range<Int>) -> Bool {
        !hasWord(part.lowerBound..<max(part.lowerBound, quotation.lowerBound))
            && !hasWord(min(quotation.upperBound, part.upperBound)..<part.upperBound)
    }

    /// Whether a statement is a quotation with a few words behind it: `"We have lost nobody" on Monday` is quoted once, and
    /// when it was said is no part of it. A part that has more words of its own is told beside what it quotes.
    private func goesOn(behind first: Range<Int>, _ quotations: ArraySlice<Range<Int>>, to part: Range<Int>) -> Bool {
        guard !hasWord(part.lowerBound..<max(part.lowerBound, first.lowerBound)) else { return false }
        let all = words(part)
        let quoted = quotations.reduce(0) { $0 + words($1.clamped(to: part)) }
        return all - quoted <= min(Self.fewWords, quoted - 1)
    }

    private func words(_ range: Range<Int>) -> Int {
        ComparedText(scalars, in: range.clamped(to: scalars.indices)).words.count
    }

    /// The most words of a day or place behind a quotation.
    private static let fewWords = 4

    private func first(in ranges: [Range<Int>], endingAfter offset: Int) -> Int {
        ranges.partitioningIndex { $0.upperBound > offset }
    }
}

/// Stretches between quotation marks.
enum Quotations {
    /// All of a paragraph, those within others too, without their marks.
    static func all(_ scalars: [UInt32], in range: Range<Int>) -> [Range<Int>] {
        Quotation.pairs(scalars, in: range).map { ($0.open + 1)..<max($0.open + 1, $0.close) }
    }

    /// The outermost of a paragraph, without their marks.
    static func outer(_ scalars: [UInt32], in range: Range<Int>) -> [Range<Int>] {
        var found: [Range<Int>] = []
        var end = range.lowerBound
        for pair in Quotation.pairs(scalars, in: range) where pair.open >= end {
            found.append((pair.open + 1)..<pair.close)
            end = pair.close + 1
        }
        return found
    }
}

extension Array<ComparedText.Piece> {
    /// The pieces from the first word to the last.
    var withoutSignsAtEnds: ArraySlice<ComparedText.Piece> {
        guard let first = firstIndex(where: \.isWord), let last = lastIndex(where: \.isWord) else { return [] }
        return self[first...last]
    }
}
