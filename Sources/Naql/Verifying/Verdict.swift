public import PropertyGraph

/// What became of a quotation on its way from the sources into a draft. Nothing is said of whether it is true.
public enum Verdict: String, CaseIterable, Sendable {
    /// The same words, whole, by the same speaker.
    case verbatim
    /// Words are changed, or left out within a sentence without a sign.
    case altered
    /// The same words, but not all: of the beginning, of the end, or between two quotations that are joined.
    case cut
    /// The same words, said by somebody else.
    case otherSpeaker = "other speaker"
    /// A source has the words, but in nobody's quotation marks.
    case indirect = "indirect in the source"
    /// No source has words like these.
    case notFound = "not found"

    /// The better one of two places counts.
    var rank: Int {
        switch self {
        case .verbatim: 0
        case .cut: 1
        case .otherSpeaker: 2
        case .indirect: 3
        case .altered: 4
        case .notFound: 5
        }
    }
}

/// Where a draft and its source differ.
public struct WordDifference: Hashable, Sendable {
    /// In which way.
    public enum Kind: String, Sendable {
        case negationLost = "negation lost"
        case negationAdded = "negation added"
        case changed, added
        case leftOut = "left out"
    }

    /// In which way.
    public let kind: Kind
    /// What the source has; empty where the draft alone has something.
    public let source: String
    /// What the draft has.
    public let draft: String

    /// As it is shown: `"not" left out`.
    public var words: String {
        switch (source.isEmpty, draft.isEmpty) {
        case (false, true): "−\(source)"
        case (true, false): "+\(draft)"
        default: "\(source) → \(draft)"
        }
    }
}

/// A quotation or an attributed sentence of a draft.
public struct DraftQuotation: Sendable {
    /// Counted from 1 through the draft.
    public let number: Int
    /// The number of its article among the draft's.
    public let article: Int
    /// Code points of the article's text.
    public let range: Range<Int>
    /// The line of the draft's text, from 1.
    public let line: Int
    /// Whether it stands as somebody's own words; else it is told in the draft's.
    public let isQuoted: Bool
    /// Who is said to have said it.
    public let speaker: String?
    /// Its words as written.
    public let text: String
}

/// A quotation with what was found.
public struct VerifiedQuotation: Sendable {
    /// What stands in the draft.
    public let quotation: DraftQuotation
    /// What became of it.
    public let verdict: Verdict
    /// How it differs; negations first.
    public let differences: [WordDifference]
    /// Who says it in the source.
    public let sourceSpeaker: String?
    /// The statement, or the sentence or article, that it was found in.
    public let node: NodeID?
    /// A reference to that place.
    public internal(set) var citation: String?
    /// Its file and line.
    public internal(set) var place: String?
    /// What else is to be known.
    public let notes: [String]
}

/// A draft with what was found of it.
public struct Verification: Sendable {
    /// The draft's articles.
    public let readings: [ArticleReading]
    /// Its quotations, in order.
    public let quotations: [VerifiedQuotation]

    /// Whether every quotation is verbatim.
    public var isVerbatim: Bool { quotations.allSatisfy { $0.verdict == .verbatim } }

    /// How many have each verdict, in the order of ``Verdict``.
    public var counts: [(verdict: Verdict, count: Int)] {
        Verdict.allCases.compactMap { verdict in
            let count = quotations.count { $0.verdict == verdict }
            return count > 0 ? (verdict, count) : nil
        }
    }
}
