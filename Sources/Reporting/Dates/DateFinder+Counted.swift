import Language

extension DateFinder {
    /// A day counted back from publication: "قبل يومين", "قبل ثلاثة أيام", "two days ago", "il y a deux jours".
    func counted(at index: Int, before limit: Int) -> DateMention? {
        guard let published = document.published else { return nil }
        if let opening = document.phrase(at: index, before: limit, ClassSet(.ago), conjunctionOnly: true),
            let span = span(at: opening.last + 1, before: limit)
        {
            // "قبل يومين من المباراة": before something else than today.
            if span.last + 1 < limit, document.has(span.last + 1, .of) { return nil }
            return DateMention(first: index, last: span.last, day: published - span.days, isApproximate: false)
        }
        if let span = span(at: index, before: limit), span.last + 1 < limit,
            let closing = document.wholePhrase(at: span.last + 1, before: limit, ClassSet(.ago)),
            !document.tokens[index].shape.contains(.clitic)
        {
            return DateMention(first: index, last: closing.last, day: published - span.days, isApproximate: false)
        }
        return nil
    }

    /// A number of days or weeks, the number written or within the unit's word ("يومين").
    private func span(at index: Int, before limit: Int) -> (days: Int, last: Int)? {
        guard index < limit, document.tokens[index].kind != .mark else { return nil }
        if let unit = unit(at: index, before: limit) { return unit }
        let number = document.number(at: index) ?? (document.has(index, .determiner) ? 1 : nil)
        guard let number, (1...60).contains(number), let unit = unit(at: index + 1, before: limit) else { return nil }
        return (unit.days * number, unit.last)
    }

    private func unit(at index: Int, before limit: Int) -> (days: Int, last: Int)? {
        guard index < limit, document.tokens[index].kind == .word,
            let unit = document.wholePhrase(at: index, before: limit, ClassSet([.unitDay, .unitWeek])),
            unit.entry.value > 0
        else { return nil }
        return (Int(unit.entry.value) * (unit.entry.kind == .unitWeek ? 7 : 1), unit.last)
    }
}
