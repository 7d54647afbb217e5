import Language

/// Finds where the contents of a sentence's constructions begin and end. Pure: what it needs is given.
struct ContentFinder {
    let document: Document
    let layers: LayerReader
    let sentence: Int
    let bounds: Range<Int>

    private var end: Int { document.sentences[sentence].end }

    /// The constructions with their contents; those whose content is nothing are left out.
    func placed(_ found: [Construction]) -> [Construction] {
        var result: [Construction] = []
        for construction in found {
            var construction = construction
            if construction.outcome == .inside {
                placeInside(&construction, &result)
            } else if place(&construction, after: result.last) {
                result.append(construction)
            }
        }
        // What follows words put in between goes on with them, but where other reporting words stand in it.
        for index in result.indices where result[index].outcome == .around {
            guard let rest = result[index].rest else { continue }
            let cues = result[(index + 1)...].lazy.map { Int(document.tokens[$0.cue.lowerBound].start) }
            if cues.contains(where: { rest.contains($0) }) { result[index].rest = nil }
        }
        return result
    }

    private func place(_ construction: inout Construction, after last: Construction?) -> Bool {
        switch construction.outcome {
        case .clause: return placeClause(&construction)
        case .object: return placeObject(&construction)
        case .quotation: return placeQuotation(&construction)
        case .before: return placeBefore(&construction, after: last)
        case .around: return placeAround(&construction, after: last)
        case .line:
            let turn = document.turns[construction.cue.lowerBound]
            (construction.start, construction.end) = (
                after(construction.tokens), turn?.end ?? document.paragraphs[document.sentences[sentence].paragraph].end
            )
            // What marks words as bold is none of them.
            var marked = construction.tokens.upperBound
            while document.isMark(marked, 0x2A, 0x5F) {
                construction.start = Int(document.tokens[marked].end)
                marked += 1
            }
            construction.isClosed = true
            let line = document.paragraphs[document.sentences[sentence].paragraph].tokens
            if let pair = layers.pair(openingAt: construction.tokens.upperBound), pair.close + 2 < line.upperBound,
                !goesOn(after: pair.close)
            {
                construction.start = Int(document.tokens[pair.open].start)
                construction.end = Int(document.tokens[pair.close].end)
            }
            return true
        default: return false
        }
    }

    private func after(_ tokens: Range<Int>) -> Int { Int(document.tokens[tokens.upperBound - 1].end) }

    // MARK: Clauses

    private func placeClause(_ construction: inout Construction) -> Bool {
        let last = construction.tokens.upperBound - 1
        construction.start = Int(opensContracted(last) ? document.tokens[last].start : document.tokens[last].end)
        construction.end = end
        guard construction.tokens.upperBound < bounds.upperBound || construction.start < after(construction.tokens)
        else {
            return false
        }
        // A clause that is one quotation ends with it.
        if let pair = layers.pair(openingAt: construction.tokens.upperBound), !goesOn(after: pair.close) {
            construction.start = Int(document.tokens[pair.open].end)
            construction.end = Int(document.tokens[pair.close].start)
            construction.isClosed = true
        }
        return true
    }

    /// "Said that’s why": what is written with a that-word goes with it.
    private func opensContracted(_ that: Int) -> Bool {
        guard that + 1 < bounds.upperBound, document.tokens[that].has(.complementizer) else { return false }
        let next = document.tokens[that + 1]
        return next.kind == .word && next.shape.contains(.attached)
            && [0x27, 0x2019].contains(document.scalars[Int(next.start)])
    }

    private func placeObject(_ construction: inout Construction) -> Bool {
        let first = construction.tokens.upperBound
        guard first < bounds.upperBound else { return false }
        let prefix = construction.verb.flatMap { layers.prefixedObject(first, $0.verb) } ?? 0
        construction.start = Int(document.tokens[first].start) + prefix
        construction.end = end
        if let turn = (first..<bounds.upperBound - 1).first(where: {
            document.isComma($0) && document.has($0 + 1, .contrast) && depth($0) == depth(first)
        }) {
            construction.end = Int(document.tokens[turn].start)
        }
        if construction.verb?.verb.frames.contains(.noun) == true, prefix == 0,
            let comma = (first..<bounds.upperBound).first(where: {
                (document.isComma($0) || $0 > first && document.has($0, .contrast)) && depth($0) == depth(first)
            })
        {
            construction.end = Int(document.tokens[comma].start)
        }
        return true
    }

    // MARK: Quotations

    private func placeQuotation(_ construction: inout Construction) -> Bool {
        guard let quote = construction.captures[.quote] else { return false }
        let open = quote.lowerBound
        guard let pair = layers.pair(openingAt: open) else {
            construction.start = Int(document.tokens[open].end)
            construction.end = QuotationRun(document: document).openEnd(from: open, sentence: sentence)
            construction.isClosed = true
            return true
        }
        (construction.start, construction.end) = (
            Int(document.tokens[open].end), Int(document.tokens[pair.close].start)
        )
        construction.isClosed = true
        let isBefore = quote.upperBound <= construction.cue.lowerBound
        if isBefore {
            // Words that lead into the quotation without a stop belong to the content.
            construction.start = QuotationRun(document: document).openStart(of: open)
            if open > bounds.lowerBound, document.tokens[open - 1].kind == .word, !construction.has(.strong),
                construction.tokens.lowerBound >= open
            {
                construction.start = leadIn(open)
                if construction.start < Int(document.tokens[open].start) {
                    construction.end = Int(document.tokens[pair.close].end)
                }
            }
        } else if goesOn(after: pair.close) {
            construction.start = Int(document.tokens[open].start)
            construction.end = end
            construction.isClosed = false
        }
        return true
    }

    /// A quotation round reporting words: what stands before them and after them, up to the next such words.
    private func placeInside(_ construction: inout Construction, _ found: inout [Construction]) {
        let first = construction.tokens.lowerBound
        guard let pair = document.pairs(before: first).last(where: { first < $0.close && $0.close - $0.open > 4 })
        else { return }
        let (front, back) = (Int(document.tokens[first].start), after(construction.tokens))
        let rest = back..<max(back, min(Int(document.tokens[pair.close].start), document.sentences[sentence].end))
        construction.isClosed = true
        if let last = found.last, last.outcome == .inside, last.tokens.lowerBound > pair.open {
            if last.rest != nil {
                found[found.count - 1].rest = last.rest!.lowerBound..<max(last.rest!.lowerBound, front)
            } else {
                found[found.count - 1].end = front
            }
            (construction.start, construction.end) = (rest.lowerBound, rest.upperBound)
        } else {
            (construction.start, construction.end) = (Int(document.tokens[pair.open].end), front)
            construction.rest = rest
        }
        found.append(construction)
    }

    private func leadIn(_ open: Int) -> Int { Int(document.tokens[bounds.lowerBound].start) }

    /// True where the content goes on after a closing mark.
    func goesOn(after close: Int) -> Bool {
        let stop = document.tokens[close - 1]
        if stop.kind == .mark, [0x2E, 0x2C, 0x21, 0x3F, 0x61F, 0x60C].contains(stop.scalar) { return false }
        var next = close + 1
        while next < bounds.upperBound, document.tokens[next].kind == .mark {
            if document.isQuoteMark(next) { return true }
            if document.isComma(next) || document.isMark(next, 0x2E, 0x3B, 0x61B, 0x3A) { return false }
            next += 1
        }
        guard next < bounds.upperBound else { return false }
        if layers.isClauseCue(next, bounds) || document.tokens[next].anyKinds.contains(.verb) { return false }
        if document.tokens[next].has(.attribution) || document.tokens[next].has(.adjunct) { return false }
        return true
    }

    // MARK: Before and around

    private func placeBefore(_ construction: inout Construction, after last: Construction?) -> Bool {
        var stop = construction.tokens.lowerBound
        while stop > bounds.lowerBound, document.isComma(stop - 1) || document.isMark(stop - 1, 0x2D, 0x2013, 0x2014) {
            stop -= 1
        }
        var first = bounds.lowerBound
        if let last, last.tokens.upperBound <= stop {
            let isBehind = last.outcome == .around && last.end <= Int(document.tokens[last.tokens.lowerBound].start)
            let isOpen = last.outcome == .around || last.isClosed || last.end == end
            first = max(first, isOpen && !isBehind ? first : last.tokens.upperBound)
        }
        while first < stop, document.tokens[first].kind == .mark, !document.isQuoteMark(first) { first += 1 }
        if let last, last.outcome == .around, last.tokens.lowerBound <= first, last.tokens.upperBound >= stop {
            return false
        }
        guard first < stop, (first..<stop).contains(where: { document.tokens[$0].kind == .word }) else { return false }
        if let pair = layers.pair(closingAt: stop - 1) {
            let isWhole = pair.open <= first || document.tokens[pair.open - 1].kind == .mark
            construction.start = isWhole ? Int(document.tokens[pair.open].end) : Int(document.tokens[first].start)
            construction.end = isWhole ? Int(document.tokens[pair.close].start) : Int(document.tokens[pair.close].end)
        } else {
            construction.start = Int(document.tokens[first].start)
            construction.end = Int(document.tokens[stop - 1].end)
        }
        construction.isClosed = true
        return true
    }

    /// What follows an attribution where it opens the sentence or stands behind a semicolon, what stands before it where it ends one, the whole where it
    /// stands within.
    private func placeAround(_ construction: inout Construction, after last: Construction?) -> Bool {
        var first = bounds.lowerBound
        while first < construction.tokens.lowerBound, document.tokens[first].kind == .mark, !document.isQuoteMark(first)
        { first += 1 }
        var next = construction.tokens.upperBound
        while next < bounds.upperBound, document.tokens[next].kind == .mark, !document.isQuoteMark(next) { next += 1 }
        // A semicolon parts what stands before it as the end of a sentence does.
        if first >= construction.tokens.lowerBound || document.isMark(construction.tokens.lowerBound - 1, 0x3B, 0x61B) {
            if next < bounds.upperBound, document.tokens[next].has(.result) { next += 1 }
            guard next < bounds.upperBound else { return false }
            (construction.start, construction.end) = (Int(document.tokens[next].start), end)
            return true
        }
        if let last, last.outcome == .around, last.tokens.upperBound < construction.tokens.lowerBound {
            first = afterAside(last, before: construction.tokens.lowerBound)
        }
        let stop = Int(document.tokens[construction.tokens.lowerBound].start)
        while next < bounds.upperBound, let after = layers.beside(at: next, in: bounds) {
            next = after
        }
        // A subject alone before it, and commas on either side: the sentence goes on.
        let isCut =
            construction.tokens.lowerBound - first <= 4 && document.isComma(construction.tokens.upperBound - 1)
            && document.isComma(construction.tokens.lowerBound)
        let words = (next..<bounds.upperBound).count { document.tokens[$0].kind != .mark }
        let isWithin = words > (isCut ? 0 : 1)
        if !isWithin, let pause = lastPause(first..<construction.tokens.lowerBound) { first = pause + 1 }
        construction.start = Int(document.tokens[first].start)
        guard isWithin else {
            construction.end = stop
            return true
        }
        let isNewClause =
            document.tokens[next].has(.conjunction) || !isCut && document.tokens[next].anyKinds.contains(.verb)
            || document.tokens[next].has(.relative)
            || document.isComma(construction.tokens.upperBound) && !document.isComma(construction.tokens.lowerBound - 1)
        construction.end = isNewClause ? stop : end
        if isNewClause, construction.verb != nil, document.has(next, .joint), bounds.upperBound - next > 3 {
            construction.rest = Int(document.tokens[next].start)..<end
        }
        return true
    }

    /// Where what follows an aside begins: "…, حسب X، فيما …".
    private func afterAside(_ aside: Construction, before limit: Int) -> Int {
        var first = aside.tokens.upperBound
        while first < limit - 1,
            document.isComma(first) || document.has(first, .conjunction) || document.has(first, .contrast)
        { first += 1 }
        return first
    }

    /// The last colon or semicolon outside quotations, with words on either side.
    private func lastPause(_ range: Range<Int>) -> Int? {
        range.dropFirst(2).dropLast(2).last {
            document.isMark($0, 0x3A, 0x3B, 0x61B) && depth($0) == depth(range.lowerBound)
                && !document.isQuoteMark($0 + 1)
        }
    }

    /// The colon before a quotation that ends a clause: `… that water was the danger: "It rises every hour."`.
    func colonBeforeQuotation(_ construction: Construction) -> Int? {
        let range = document.tokenRange(construction.start, construction.end)
        guard range.count > 3 else { return nil }
        for index in range.dropFirst(2) where document.isMark(index, 0x3A) {
            guard let pair = layers.pair(openingAt: index + 1), pair.close - pair.open > 3,
                construction.end - Int(document.tokens[pair.close].end) <= 2
            else { continue }
            return index
        }
        return nil
    }

    /// How many quotations a token stands in.
    func depth(_ token: Int) -> Int { Int(layers.depths[token]) }

    func depth(at offset: Int) -> Int {
        // The token that the offset lies in or before, its own mark left out.
        let token = document.firstToken(from: offset)
        return Int(layers.depths[min(token, document.tokens.count)])
    }
}
