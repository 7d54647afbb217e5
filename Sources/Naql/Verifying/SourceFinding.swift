import Articles
import PropertyGraph

/// A quotation beside the words of an article that it is likest to.
struct SourceFinding {
    private(set) var verdict: Verdict
    private var differences: [WordDifference] = []
    private var notes: [String] = []
    private var speaker: String?
    private var node: NodeID
    private var likeness = 1.0

    /// All words stand there, one behind the other.
    init(_ item: Verifier.Item, whole place: Range<Int>, in article: SourceArticle, _ negations: Negations) {
        let context = PlaceInSource(place, item, article)
        (verdict, node, speaker) = (.verbatim, context.node, context.speakerName)
        if let fault = context.speakerFault {
            verdict = .otherSpeaker
            notes.append(fault)
        } else if item.quotation.isQuoted, !context.isQuoted, !context.isOwnVoice {
            verdict = .indirect
        }
        let left = context.leftOut(negations)
        if !left.differences.isEmpty {
            if left.isTurned {
                if verdict == .indirect { notes.append(verdict.rawValue) }
                verdict = .altered
            }
            if verdict == .verbatim { verdict = .cut }
            differences = left.differences
        }
        if verdict == .verbatim, left.differences.isEmpty, context.endsAs(question: !item.asks) {
            verdict = .altered
            differences = [
                WordDifference(kind: .changed, source: item.asks ? "." : "?", draft: item.asks ? "?" : ".")
            ]
        }
        compareStance(item, context)
    }

    /// Some words stand there.
    init(
        _ item: Verifier.Item, aligned alignment: WordAlignment, _ found: DifferenceFinder, in article: SourceArticle
    ) {
        let context = PlaceInSource(alignment.range, item, article)
        (node, speaker) = (context.node, context.speakerName)
        differences = found.differences
        verdict = found.isCut ? .cut : .altered
        likeness = Double(alignment.score) / Double(max(1, alignment.best))
        if let fault = context.speakerFault {
            if found.isCut { verdict = .otherSpeaker }
            notes.append(fault)
            likeness -= 0.2
        } else if item.quotation.isQuoted, !context.isQuoted, !context.isOwnVoice {
            notes.append("indirect in the source")
            likeness -= 0.1
        }
        compareStance(item, context)
    }

    /// The words may be right and their sense turned by the verb: "confirmed" for "denied".
    private mutating func compareStance(_ item: Verifier.Item, _ context: PlaceInSource) {
        guard context.speakerFault == nil, let source = context.stance,
            let difference = item.stance?.difference(from: source)
        else { return }
        verdict = .altered
        differences.insert(difference, at: 0)
        likeness -= 0.05
    }

    /// Whether this place tells more of the quotation than another.
    func isBetter(than other: SourceFinding) -> Bool {
        likeness == other.likeness ? verdict.rank < other.verdict.rank : likeness > other.likeness
    }

    func result(_ item: Verifier.Item) -> VerifiedQuotation {
        VerifiedQuotation(
            quotation: item.quotation, verdict: verdict, differences: differences, sourceSpeaker: speaker, node: node,
            notes: notes)
    }

    /// What no source has.
    static func nothing(_ item: Verifier.Item) -> VerifiedQuotation {
        VerifiedQuotation(
            quotation: item.quotation, verdict: .notFound, differences: [], sourceSpeaker: nil, node: nil, notes: [])
    }
}

/// Where in an article a quotation's words stand: in whose statement, between which quotation marks.
private struct PlaceInSource {
    let node: NodeID
    let speakerName: String?
    /// Why the speaker is another than the draft's.
    let speakerFault: String?
    /// Whether it stands in quotation marks, or is a turn of somebody's own.
    let isQuoted: Bool
    /// How who speaks stands to it, where one statement has all of it.
    let stance: ReportingStance?
    /// Whether it is the article that says so, and the draft puts it down to the article's outlet.
    let isOwnVoice: Bool
    private let pieces: Range<Int>
    /// What it is a part of.
    private let whole: Range<Int>
    private let article: SourceArticle

    init(_ pieces: Range<Int>, _ item: Verifier.Item, _ article: SourceArticle) {
        self.pieces = pieces
        self.article = article
        let range =
            article.pieces[pieces.lowerBound].range.lowerBound..<article.pieces[pieces.upperBound - 1].range.upperBound
        let statement = article.statement(at: range)
        let quotation = article.quotation(at: range)
        let covers =
            statement.map { $0.range.lowerBound <= range.lowerBound && $0.range.upperBound >= range.upperBound }
            ?? false
        let isBetweenMarks =
            quotation != nil
            || [pieces.lowerBound, pieces.upperBound - 1].allSatisfy {
                article.quotation(at: article.pieces[$0].range) != nil
            }
        isQuoted = isBetweenMarks || covers && statement?.isDirect == true
        stance =
            covers
            ? ReportingStance(
                act: statement?.act, verb: statement?.verb, quotation: quotation, in: article.scalars) : nil
        let says = item.speaker.names
        isOwnVoice = statement == nil && says.map { name in article.outlets.contains { $0.isCalled(name) } } ?? false
        speakerName = statement?.speakers.first?.name ?? (isOwnVoice ? article.outlets.first?.name : nil)
        let sentence = article.sentence(at: range.lowerBound)
        node = statement?.node ?? sentence?.node ?? article.node
        if isOwnVoice {
            speakerFault = nil
        } else if statement == nil, quotation == nil, !item.quotation.isQuoted, says != nil {
            speakerFault = "the source says it in its own words"
        } else {
            speakerFault = item.speaker.disagreement(with: statement?.speakers ?? [], at: range, in: article)
        }
        whole = Self.whole(range, quotation, statement, sentence?.range, item)
    }

    /// Of what a quotation has to be all: of the source's quotation or, told without marks, of its statement. A statement
    /// within it is whole, too.
    private static func whole(
        _ range: Range<Int>, _ quotation: Range<Int>?, _ statement: SourceArticle.Statement?, _ sentence: Range<Int>?,
        _ item: Verifier.Item
    ) -> Range<Int> {
        if item.quotation.isQuoted, let quotation { return quotation }
        if let statement { return statement.range.clamped(to: quotation ?? statement.range) }
        return quotation ?? sentence ?? range
    }

    /// What the source has before and behind it, a negation that the words lose first; and whether that turns their sense.
    func leftOut(_ negations: Negations) -> (differences: [WordDifference], isTurned: Bool) {
        let before = article.pieces[..<pieces.lowerBound].suffix(while: { whole.contains($0.range.lowerBound) })
        let behind = article.pieces[pieces.upperBound...].prefix { whole.contains($0.range.lowerBound) }
        var isTurned = false
        var parts: [WordDifference] = []
        for (part, isBefore) in [(before, true), (behind, false)] where part.contains(where: \.isWord) {
            let loss = negations.loss(
                of: part.indices, in: article.pieces[...], before: !isBefore, behind: isBefore)
            if loss == .own { isTurned = true }
            parts.append(
                WordDifference(
                    kind: loss > .none ? .negationLost : .leftOut,
                    source: DifferenceFinder.text(Array(Array(part).withoutSignsAtEnds)), draft: ""))
        }
        return (parts.filter(\.isNegation) + parts.filter { !$0.isNegation }, isTurned)
    }

    /// Whether the source's sentence ends with a question mark, or with another sign.
    func endsAs(question: Bool) -> Bool {
        let signs = article.pieces[pieces.upperBound...].prefix { !$0.isWord }
        guard let end = signs.first(where: { $0.endsSentence || $0.text == "," || $0.text == "،" }) else {
            return false
        }
        return question ? end.asks : end.endsSentence && !end.asks
    }
}

extension ArraySlice {
    /// The elements at the end for which a condition holds.
    fileprivate func suffix(while holds: (Element) -> Bool) -> ArraySlice {
        var start = endIndex
        while start > startIndex, holds(self[start - 1]) { start -= 1 }
        return self[start...]
    }
}
