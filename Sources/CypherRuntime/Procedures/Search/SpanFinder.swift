/// Finds where the parts of a query stand: the words that make a text a hit.
struct SpanFinder {
    let index: TextIndex
    let meter: ExecutionMeter

    /// The places of what a query wants, in the documents that it finds.
    func spans(of query: TextQuery) throws(ExecutionError) -> TextSpans {
        switch query {
        case .word(let word): try spans(ofTerms: index.term(of: word).map { [$0] } ?? [])
        case .prefix(let prefix): try spans(ofTerms: index.terms(withPrefix: prefix))
        case .phrase(let words, let slop): try phrase(words, slop)
        case .near(let one, let other, let between): try near(try spans(of: one), try spans(of: other), between)
        case .all(let parts): try merge(parts, needed: parts.count)
        case .any(let parts, let excluded):
            try without(excluded, try merge(parts, needed: 1))
        }
    }

    private func spans(ofTerms terms: [Int]) throws(ExecutionError) -> TextSpans {
        var places: [UInt32: [UInt32]] = [:]
        for term in terms {
            let postings = index.postings[term]
            try meter.charge(work: 32 * postings.documents.count + 4 * postings.places.count)
            for (position, document) in postings.documents.enumerated() {
                places[document, default: []].append(contentsOf: postings.places(at: position))
            }
        }
        var result = TextSpans()
        for document in places.keys.sorted() {
            let sorted = (places[document] ?? []).sorted()
            result.add(document, sorted.lazy.map { TextSpan(first: $0, last: $0) })
        }
        return result
    }

    private func phrase(_ words: [String], _ slop: Int) throws(ExecutionError) -> TextSpans {
        var lists: [TextIndex.Postings] = []
        for word in words {
            guard let term = index.term(of: word) else { return TextSpans() }
            lists.append(index.postings[term])
        }
        var result = TextSpans()
        var cursors = [Int](repeating: 0, count: lists.count)
        let rarest = lists.indices.min { lists[$0].documents.count < lists[$1].documents.count } ?? 0
        for document in lists[rarest].documents {
            try meter.charge(work: 256)
            var places: [ArraySlice<UInt32>] = []
            for (word, list) in lists.enumerated() {
                cursors[word] = list.position(of: document, from: cursors[word])
                guard cursors[word] < list.documents.count, list.documents[cursors[word]] == document else { break }
                places.append(list.places(at: cursors[word]))
            }
            guard places.count == lists.count else { continue }
            result.add(document, try SloppyPhrase(places, slop).spans(meter))
        }
        return result
    }

    private func near(_ one: TextSpans, _ other: TextSpans, _ between: Int) throws(ExecutionError) -> TextSpans {
        var result = TextSpans()
        var second = 0
        for (first, document) in one.documents.enumerated() {
            try meter.charge(work: 64)
            while second < other.documents.count, other.documents[second] < document { second += 1 }
            guard second < other.documents.count, other.documents[second] == document else { continue }
            let (left, right) = (one.spans(at: first), other.spans(at: second))
            var found: [TextSpan] = []
            for span in left {
                try meter.charge(work: 8 * right.count)
                let nearest = right.compactMap { other in span.wordsBetween(other).map { ($0, other) } }
                    .min { $0.0 < $1.0 }
                guard let nearest, nearest.0 <= between else { continue }
                let joined = span.joined(with: nearest.1)
                if let last = found.last, joined.first <= last.last { continue }
                found.append(joined)
            }
            result.add(document, found)
        }
        return result
    }

    /// The places of all parts, in documents that have so many of them.
    private func merge(_ parts: [TextQuery], needed: Int) throws(ExecutionError) -> TextSpans {
        var spans: [UInt32: (parts: Int, spans: Set<TextSpan>)] = [:]
        for part in parts {
            let found = try self.spans(of: part)
            try meter.charge(work: 64 * found.documents.count + 32 * found.count)
            for (position, document) in found.documents.enumerated() {
                spans[document, default: (0, [])].parts += 1
                spans[document]?.spans.formUnion(found.spans(at: position))
            }
        }
        var result = TextSpans()
        for document in spans.keys.sorted() {
            guard let found = spans[document], found.parts >= needed else { continue }
            result.add(document, found.spans.sorted { ($0.first, $0.last) < ($1.first, $1.last) })
        }
        return result
    }

    private func without(_ excluded: [TextQuery], _ found: TextSpans) throws(ExecutionError) -> TextSpans {
        if excluded.isEmpty { return found }
        var dropped: Set<UInt32> = []
        for part in excluded {
            dropped.formUnion(try TextSearch(index: index, meter: meter).hits(part).documents)
        }
        var kept = TextSpans()
        for (position, document) in found.documents.enumerated() where !dropped.contains(document) {
            kept.add(document, found.spans(at: position))
        }
        return kept
    }
}

extension TextIndex.Postings {
    /// The places in the document at a position.
    func places(at position: Int) -> ArraySlice<UInt32> { places[Int(starts[position])..<Int(starts[position + 1])] }

    /// The position of a document, or of the first after it.
    func position(of document: UInt32, from start: Int) -> Int {
        var (low, high) = (start, documents.count)
        while low < high {
            let middle = (low + high) / 2
            if documents[middle] < document { low = middle + 1 } else { high = middle }
        }
        return low
    }
}
