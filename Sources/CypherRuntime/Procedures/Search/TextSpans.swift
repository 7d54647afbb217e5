/// Where in its text something searched stands: its first and its last word, counted from 0.
struct TextSpan: Hashable {
    var first: UInt32
    var last: UInt32

    /// How many words stand between two spans; nil where they overlap.
    func wordsBetween(_ other: TextSpan) -> Int? {
        if last < other.first { return Int(other.first - last) - 1 }
        if other.last < first { return Int(first - other.last) - 1 }
        return nil
    }

    /// The least span that holds both.
    func joined(with other: TextSpan) -> TextSpan {
        TextSpan(first: min(first, other.first), last: max(last, other.last))
    }
}

/// The places of something searched: documents ascending, and in each its spans by their first word.
struct TextSpans {
    private(set) var documents: [UInt32] = []
    private var ends: [Int] = []
    private var all: [TextSpan] = []

    /// The spans in the document at a position of ``documents``.
    func spans(at position: Int) -> ArraySlice<TextSpan> {
        all[(position == 0 ? 0 : ends[position - 1])..<ends[position]]
    }

    /// How many there are.
    var count: Int { all.count }

    /// Adds a document, later than those before it, with its spans; without any it is left out.
    mutating func add(_ document: UInt32, _ spans: some Sequence<TextSpan>) {
        let before = all.count
        all.append(contentsOf: spans)
        guard all.count > before else { return }
        documents.append(document)
        ends.append(all.count)
    }
}
