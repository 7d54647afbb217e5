import PropertyGraph
import Text

/// The lines of a concordance.
struct KwicLines {
    private struct Line {
        var document: UInt32
        /// In code points of the surroundings.
        var hit: Range<Int>
        /// The words that it is sorted by.
        var keys: [String] = []
    }

    private let texts: ChosenTexts
    private let places: (any TextPlaces)?
    private let context: ExecutionContext
    private let functions: FunctionContext
    private var lines: [Line] = []
    private var around: Surroundings?

    init(_ texts: ChosenTexts, in places: (any TextPlaces)?, _ context: ExecutionContext) throws(ExecutionError) {
        (self.texts, self.places, self.context) = (texts, places, context)
        functions = FunctionContext(context)
    }

    /// Finds the hits of a query, sorts them and keeps the first.
    mutating func find(_ query: TextQuery, by order: KwicOrder, limit: Int) throws(ExecutionError) {
        let spans = try SpanFinder(index: texts.index, meter: context.meter).spans(of: query)
        for (position, document) in spans.documents.enumerated() {
            if order.places.isEmpty, lines.count >= limit { break }
            let surroundings = try surroundings(of: document)
            let words = try functions.words(of: texts.text(of: document))
            for span in spans.spans(at: position) {
                let first = words[Int(span.first)].range.lowerBound + surroundings.offset
                var line = Line(
                    document: document, hit: first..<words[Int(span.last)].range.upperBound + surroundings.offset)
                for place in order.places {
                    try context.meter.charge(work: 4096)
                    line.keys.append(surroundings.word(place, from: line.hit))
                }
                try context.meter.charge(bytes: 64 + 32 * line.keys.count)
                lines.append(line)
            }
        }
        if !order.places.isEmpty {
            let meter = context.meter
            let sorted = lines.indices.sorted { a, b in
                if meter.shouldStop(afterWork: 64) { return false }
                for (one, other) in zip(lines[a].keys, lines[b].keys) where one != other {
                    return one.unicodeScalars.lexicographicallyPrecedes(other.unicodeScalars)
                }
                return a < b
            }
            lines = sorted.map { lines[$0] }
        }
        lines = Array(lines.prefix(limit))
    }

    /// Left, hit, right, source, node, start, end.
    mutating func rows(width: Int) throws(ExecutionError) -> [[Value]] {
        var rows: [[Value]] = []
        for line in lines {
            let surroundings = try surroundings(of: line.document)
            try context.meter.charge(bytes: 512 + 8 * min(width, surroundings.scalars.count))
            let node = texts.node(of: line.document)
            rows.append([
                .string(surroundings.before(line.hit, width)), .string(surroundings.plain(line.hit)),
                .string(surroundings.after(line.hit, width)), source(of: node),
                node.map { .node($0) } ?? .null, .integer(Int64(line.hit.lowerBound)),
                .integer(Int64(line.hit.upperBound)),
            ])
        }
        return rows
    }

    private func source(of node: NodeID?) -> Value {
        guard let node, let place = places?.whereabouts(of: node, in: context.graph) else { return .null }
        return .string(place)
    }

    /// The text round a document's hits: a larger one where its own stands there as it is.
    private mutating func surroundings(of document: UInt32) throws(ExecutionError) -> Surroundings {
        let text = texts.text(of: document)
        guard let node = texts.node(of: document), let place = places?.whole(of: node, in: context.graph) else {
            return try Surroundings(whole: nil, scalars: scalars(of: text), offset: 0)
        }
        let own = try scalars(of: text)
        if around?.whole != place.node { around = try larger(place.node) }
        guard var found = around, place.start >= 0, place.start + own.count <= found.scalars.count,
            found.scalars[place.start..<place.start + own.count].elementsEqual(own)
        else { return Surroundings(whole: nil, scalars: own, offset: 0) }
        found.offset = place.start
        return found
    }

    private func larger(_ node: NodeID) throws(ExecutionError) -> Surroundings? {
        guard let text = places?.text(of: node, in: context.graph) else { return nil }
        return try Surroundings(whole: node, scalars: scalars(of: text), offset: 0)
    }

    private func scalars(of text: String) throws(ExecutionError) -> [UInt32] {
        try context.meter.charge(bytes: 4 * text.utf8.count)
        try context.meter.charge(work: text.utf8.count)
        return text.unicodeScalars.map(\.value)
    }
}
