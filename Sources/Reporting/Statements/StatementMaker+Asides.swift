import Language

/// Asides between or behind others' words: who passed on what another said.
extension StatementMaker {
    /// "قال X إن …، وفق Y", "X said …, Reuters reported": one statement, passed on by Y; or, where X is a publisher, Y's and
    /// passed on by X.
    func relayAsides(_ found: inout [Reported]) {
        var index = 0
        while index < found.count {
            let aside = found[index]
            if passOn(from: index, &found) { continue }
            guard aside.source.isFound, let host = host(of: aside, in: found[..<index]), found[host].source.isFound
            else {
                index += 1
                continue
            }
            let (outer, inner) = (registry.speaker(found[host].source), registry.speaker(aside.source))
            let opening = Int(document.tokens[aside.construction.tokens.lowerBound].start)
            // Words of one's own ("برأيه") within a content are a part of it.
            if !found[host].construction.isClosed, outer != inner || aside.construction.end <= opening {
                found[host].construction.end = min(found[host].construction.end, opening)
            }
            if isOutlet(outer), outer != inner {
                found[host].via =
                    found[host].via + [(found[host].source, verbText(found[host].construction))] + aside.via
                found[host].source = aside.source
            } else if outer != inner {
                found[host].via.insert(contentsOf: aside.via + [(aside.source, verbText(aside.construction))], at: 0)
            }
            found.remove(at: index)
        }
    }

    /// "وبحسب Y، قال X إن …", "According to Y, X said …": what X said, passed on by Y, who says nothing besides.
    private func passOn(from index: Int, _ found: inout [Reported]) -> Bool {
        let aside = found[index]
        guard aside.construction.outcome == .around, aside.source.isFound, index + 1 < found.count else { return false }
        let next = found[index + 1].construction
        guard next.outcome != .around, next.outcome != .before, found[index + 1].source.isFound,
            aside.construction.start >= Int(document.tokens[aside.construction.tokens.upperBound - 1].end),
            aside.construction.start <= Int(document.tokens[next.tokens.lowerBound].start),
            next.end >= aside.construction.end || found.count > index + 2,
            aside.construction.tokens.upperBound <= next.tokens.lowerBound,
            (aside.construction.tokens.upperBound..<next.tokens.lowerBound).allSatisfy({
                document.tokens[$0].kind == .mark || document.has($0, .result)
            })
        else { return false }
        let teller = registry.speaker(aside.source)
        for later in index + 1..<found.count
        where found[later].construction.end <= aside.construction.end
            && registry.speaker(found[later].source) != teller && found[later].via.isEmpty
        {
            found[later].via = aside.via + [(aside.source, verbText(aside.construction))]
        }
        found.remove(at: index)
        return true
    }

    /// The reporting words before an aside whose content it is about: those of the content that it stands round, or right
    /// before it.
    private func host(of aside: Reported, in found: ArraySlice<Reported>) -> Int? {
        let tokens = aside.construction.tokens
        switch aside.construction.outcome {
        case .around:
            return found.lastIndex { host in
                let construction = host.construction
                if construction.isClosed { return isRightBefore(tokens, construction) }
                return construction.outcome != .around
                    && construction.start < Int(document.tokens[tokens.lowerBound].start)
                    && aside.construction.start <= construction.start
            }
        case .before:
            // What a publisher reports so that another said it, it passes on.
            guard aside.construction.verb?.verb.act == .report || isOutlet(registry.speaker(aside.source)) else {
                return nil
            }
            return found.lastIndex { host in
                if host.construction.isClosed { return isRightBefore(tokens, host.construction) }
                return host.construction.outcome != .around && aside.construction.start <= host.construction.start
            }
        default: return nil
        }
    }

    /// True where nothing but a comma parts an aside from reporting words behind their content.
    private func isRightBefore(_ aside: Range<Int>, _ construction: Construction) -> Bool {
        let end = construction.tokens.upperBound
        return end <= aside.lowerBound && (end..<aside.lowerBound).allSatisfy { document.isComma($0) }
            && construction.end <= Int(document.tokens[aside.lowerBound].start)
    }

    private func isOutlet(_ speaker: Speaker) -> Bool {
        if case .entity(let entity) = speaker { document.entities[entity].isOutlet } else { false }
    }
}
