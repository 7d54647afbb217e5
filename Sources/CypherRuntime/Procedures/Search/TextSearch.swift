#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// Finds documents and ranks them by BM25 (Robertson and Zaragoza 2009), with the usual k1 = 1.2 and b = 0.75.
struct TextSearch {
    /// Documents ascending, and what each scores.
    struct Hits {
        var documents: [UInt32] = []
        var scores: [Double] = []
    }

    private static let saturation = 1.2
    private static let lengthShare = 0.75

    let index: TextIndex
    let meter: ExecutionMeter

    /// The documents that a query finds.
    func hits(_ query: TextQuery) throws(ExecutionError) -> Hits {
        switch query {
        case .word(let word): return try index.term(of: word).map(hits) ?? Hits()
        case .prefix(let prefix): return try union(try index.terms(withPrefix: prefix).map(hits))
        case .phrase(let words, _): return try hits(of: query, words: words.count)
        case .near: return try hits(of: query, words: query.words.count)
        case .all(let parts): return try intersection(try parts.map(hits))
        case .any(let parts, let excluded):
            let found = try union(try parts.map(hits))
            if excluded.isEmpty { return found }
            var dropped: Set<UInt32> = []
            for part in excluded { dropped.formUnion(try hits(part).documents) }
            var kept = Hits()
            for (position, document) in found.documents.enumerated() where !dropped.contains(document) {
                kept.documents.append(document)
                kept.scores.append(found.scores[position])
            }
            return kept
        }
    }

    private func hits(_ term: Int) throws(ExecutionError) -> Hits {
        let postings = index.postings[term]
        try meter.charge(work: 32 * postings.documents.count)
        var counts: [Double] = []
        counts.reserveCapacity(postings.documents.count)
        for position in postings.documents.indices {
            counts.append(Double(postings.starts[position + 1] - postings.starts[position]))
        }
        return score(postings.documents, counts, weight: weight(postings.documents.count))
    }

    /// How much a term tells that so many documents have.
    private func weight(_ documents: Int) -> Double {
        let (all, having) = (Double(index.nodes.count), Double(documents))
        return log(1 + (all - having + 0.5) / (having + 0.5))
    }

    private func score(_ documents: [UInt32], _ counts: [Double], weight: Double) -> Hits {
        var hits = Hits(documents: documents)
        hits.scores.reserveCapacity(documents.count)
        for (position, document) in documents.enumerated() {
            let length = Double(index.lengths[Int(document)]) / max(index.averageLength, 1)
            let norm = Self.saturation * (1 - Self.lengthShare + Self.lengthShare * length)
            let count = counts[position]
            hits.scores.append(weight * count * (Self.saturation + 1) / (count + norm))
        }
        return hits
    }

    private func union(_ parts: [Hits]) throws(ExecutionError) -> Hits {
        if parts.count == 1 { return parts[0] }
        var scores: [UInt32: Double] = [:]
        for part in parts {
            try meter.charge(work: 64 * part.documents.count)
            for (position, document) in part.documents.enumerated() {
                scores[document, default: 0] += part.scores[position]
            }
        }
        let documents = scores.keys.sorted()
        return Hits(documents: documents, scores: documents.map { scores[$0] ?? 0 })
    }

    private func intersection(_ parts: [Hits]) throws(ExecutionError) -> Hits {
        guard var result = parts.min(by: { $0.documents.count < $1.documents.count }) else { return Hits() }
        result.scores = result.scores.map { _ in 0 }
        for part in parts {
            var kept = Hits()
            var other = 0
            try meter.charge(work: 8 * (result.documents.count + part.documents.count))
            for (position, document) in result.documents.enumerated() {
                while other < part.documents.count, part.documents[other] < document { other += 1 }
                guard other < part.documents.count, part.documents[other] == document else { continue }
                kept.documents.append(document)
                kept.scores.append(result.scores[position] + part.scores[other])
            }
            result = kept
        }
        return result
    }

    /// Documents with a phrase, or with words near each other: what stands there counts as one rare term.
    private func hits(of query: TextQuery, words: Int) throws(ExecutionError) -> Hits {
        let spans = try SpanFinder(index: index, meter: meter).spans(of: query)
        let counts = spans.documents.indices.map { Double(spans.spans(at: $0).count) }
        return score(
            spans.documents, counts, weight: weight(spans.documents.count) * Double(words).squareRoot())
    }
}
