import PropertyGraph

/// An article of the sources, as far as quotations are compared with it.
final class SourceArticle {
    /// A statement of it.
    struct Statement {
        let node: NodeID
        let range: Range<Int>
        let isDirect: Bool
        /// What saying so does, and the reporting words.
        let act: String?
        let verb: String?
        let speakers: [SpeakerNames]
    }

    let node: NodeID
    let scalars: [UInt32]
    let pieces: [ComparedText.Piece]
    private(set) var statements: [Statement] = []
    private(set) var sentences: [(node: NodeID, range: Range<Int>)] = []
    private(set) var paragraphs: [Range<Int>] = []
    /// The stretches between quotation marks.
    private(set) var quotations: [Range<Int>] = []
    /// Its own voice.
    private(set) var outlets: [SpeakerNames] = []

    private let graph: Graph

    init(_ node: NodeID, _ scalars: [UInt32], in graph: Graph) {
        self.node = node
        self.scalars = scalars
        self.graph = graph
        pieces = ComparedText(scalars, in: scalars.indices).pieces
        readParts()
        outlets = graph.neighbours(of: node, "PUBLISHED_BY").map { SpeakerNames(of: $0, in: graph) }
        if paragraphs.isEmpty { paragraphs = Self.lines(scalars) }
        quotations = paragraphs.flatMap { Quotations.all(scalars, in: $0.clamped(to: scalars.indices)) }
        statements.sort { ($0.range.lowerBound, $1.range.upperBound) < ($1.range.lowerBound, $0.range.upperBound) }
    }

    private func readParts() {
        for section in graph.neighbours(of: node, "HAS_SECTION") {
            for paragraph in graph.neighbours(of: section, "HAS_PARAGRAPH") {
                if let range = range(of: paragraph) { paragraphs.append(range) }
                for sentence in graph.neighbours(of: paragraph, "HAS_SENTENCE") {
                    if let range = range(of: sentence) { sentences.append((sentence, range)) }
                    for statement in graph.neighbours(of: sentence, "IN", .incoming) { add(statement) }
                }
            }
        }
    }

    private func add(_ node: NodeID) {
        guard let range = range(of: node) else { return }
        statements.append(
            Statement(
                node: node, range: ComparedText.wholeWords(range, in: scalars),
                isDirect: text(node, "kind") == "direct", act: text(node, "act"), verb: text(node, "verb"),
                speakers: graph.neighbours(of: node, "SAID", .incoming).map { SpeakerNames(of: $0, in: graph) }))
    }

    /// The smallest statement that all of a range stands in, else the one that most of it does.
    func statement(at range: Range<Int>) -> Statement? {
        let around = statements.filter {
            $0.range.lowerBound <= range.lowerBound && $0.range.upperBound >= range.upperBound
        }
        let spoken = around.filter { !$0.speakers.isEmpty }
        return (spoken.isEmpty ? around : spoken).min { $0.range.count < $1.range.count }
            ?? statements.filter { $0.range.overlaps(range) }.max {
                $0.range.clamped(to: range).count < $1.range.clamped(to: range).count
            }
    }

    /// The innermost stretch between quotation marks that a range stands in.
    func quotation(at range: Range<Int>) -> Range<Int>? {
        quotations.filter { $0.lowerBound <= range.lowerBound && $0.upperBound >= range.upperBound }
            .min { $0.count < $1.count }
    }

    /// The words of the whole text.
    private(set) lazy var words = Set(pieces.lazy.filter(\.isWord).map(\.key))

    /// The words of the paragraph that a place stands in, and of the one before it.
    func wordsAround(_ range: Range<Int>) -> Set<UInt64> {
        guard let index = paragraphs.firstIndex(where: { $0.contains(range.lowerBound) }) else { return [] }
        let first = paragraphs[max(0, index - 1)].lowerBound
        return Set(ComparedText(scalars, in: first..<paragraphs[index].upperBound).words.map(\.key))
    }

    /// The sentence that begins last before a place.
    func sentence(at offset: Int) -> (node: NodeID, range: Range<Int>)? {
        sentences.first { $0.range.contains(offset) }
    }

    // MARK: Graph

    private func range(of node: NodeID) -> Range<Int>? {
        guard let start = number(node, "start"), let end = number(node, "end"), start <= end else { return nil }
        return start..<end
    }

    private func number(_ node: NodeID, _ key: String) -> Int? {
        guard let key = graph.findKey(key), case .integer(let number) = graph.property(node, key) else { return nil }
        return Int(exactly: number)
    }

    private func text(_ node: NodeID, _ key: String) -> String? {
        guard let key = graph.findKey(key), case .string(let text) = graph.property(node, key) else { return nil }
        return text
    }

    private static func lines(_ scalars: [UInt32]) -> [Range<Int>] {
        var lines: [Range<Int>] = []
        var start = 0
        for index in scalars.indices where scalars[index] == 0x0A {
            if index > start { lines.append(start..<index) }
            start = index + 1
        }
        if start < scalars.count { lines.append(start..<scalars.count) }
        return lines
    }
}
