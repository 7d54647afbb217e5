import Language

/// Cuts a construction whose content is several: a quotation that the reporting words stand in, a clause and a quotation
/// after a colon, that-clauses joined by a conjunction.
struct ContentCutter {
    let document: Document
    let layers: LayerReader
    let content: ContentFinder

    func parts(of reported: Reported) -> [Reported] {
        let construction = reported.construction
        if let rest = construction.rest {
            var second = reported
            (second.construction.start, second.construction.end) = (rest.lowerBound, rest.upperBound)
            return [reported, second]
        }
        if let rest = construction.captures[.content], document.isQuoteMark(rest.lowerBound) {
            var second = reported
            second.construction.start = Int(document.tokens[rest.lowerBound].end)
            second.construction.end = Int(document.tokens[rest.upperBound - 1].start)
            return [reported, second]
        }
        guard !construction.isClosed, construction.outcome == .clause else { return [reported] }
        var parts = atColon(reported)
        let clauses = joinedClauses(parts[0])
        parts.replaceSubrange(0..<1, with: clauses)
        return parts
    }

    /// A clause that a colon and a quotation end is two statements.
    private func atColon(_ reported: Reported) -> [Reported] {
        guard let colon = content.colonBeforeQuotation(reported.construction) else { return [reported] }
        var (first, second) = (reported, reported)
        first.construction.end = Int(document.tokens[colon].start)
        second.construction.start = Int(document.tokens[colon + 1].end)
        second.construction.end =
            layers.pair(openingAt: colon + 1).map { Int(document.tokens[$0.close].start) } ?? second.construction.end
        second.construction.isClosed = true
        if second.source.isFound { second.source.resolved = .ellipsis }
        return [first, second]
    }

    /// "إن …، وإن …", "that …, and that …": each that-clause is a statement.
    private func joinedClauses(_ reported: Reported) -> [Reported] {
        let construction = reported.construction
        guard let last = construction.tokens.last, let verb = construction.verb?.verb,
            isThat(last) || verb.frames.isSuperset(of: [.that, .bare])
        else { return [reported] }
        var parts = [reported]
        let range = document.tokenRange(construction.start, construction.end)
        for index in range.dropFirst(2)
        where content.depth(index) <= content.depth(range.lowerBound) && opensJoined(index, range) {
            var rest = parts[parts.count - 1]
            parts[parts.count - 1].construction.end = Int(document.tokens[joint(index)].start)
            rest.construction.start = Int(document.tokens[index].end)
            parts.append(rest)
        }
        return parts
    }

    private func isThat(_ index: Int) -> Bool { document.tokens[index].anyKinds.contains(.complementizer) }

    /// True at a that-word that a comma parts from the clause before it, with a conjunction: without one the two are said in one
    /// breath.
    private func opensJoined(_ index: Int, _ range: Range<Int>) -> Bool {
        guard isThat(index), index + 2 < range.upperBound else { return false }
        let isJoined = document.readings(of: index).contains { reading in
            reading.hasConjunction && document.entry(reading, at: index, .complementizer) != nil
        }
        let first = joint(index)
        return (isJoined || first < index) && document.isComma(first - 1)
    }

    /// Where a joined clause begins: at its that-word, or at the plain conjunction before it.
    private func joint(_ index: Int) -> Int {
        document.tokens[index - 1].has(.conjunction) && document.has(index - 1, .joint) ? index - 1 : index
    }
}
