import PropertyGraph

/// Which of several texts of one field says the most of the same: a day is less than a moment of it, a cut headline less than a whole one.
enum Fuller {
    /// The date to take, of several in the order of their rank: its place, what it says, and the first place where something is said,
    /// which it takes; nil where nothing changes.
    static func moment(_ texts: [String]) -> (place: Int, text: String, first: Int)? {
        // One alone is read by whoever takes it.
        guard texts.count > 1 else { return nil }
        let readings = texts.map { PublicationDate.read($0) }
        guard let first = readings.firstIndex(where: { $0 != nil }) else { return nil }
        var best: (place: Int, value: Value, text: String)
        switch readings[first] {
        case .known(let known, isApproximate: false)?: best = (first, known, texts[first])
        case .twoWays(let dayFirst, let monthFirst)?:
            // One that has one reading alone tells which of the two it is.
            let fitting = readings.compactMap { reading -> Value? in
                guard case .known(let other, _)? = reading else { return nil }
                return [dayFirst, monthFirst].first {
                    PublicationDate.localDate($0) == PublicationDate.localDate(other)
                }
            }
            guard let value = fitting.first else { return nil }
            best = (first, value, value.scalarText ?? texts[first])
        default: return nil
        }
        for (place, reading) in readings.enumerated() {
            guard case .known(let other, isApproximate: false)? = reading, tells(other, moreThan: best.value) else {
                continue
            }
            best = (place, other, texts[place])
        }
        return best.place == first && best.text == texts[first] ? nil : (best.place, best.text, first)
    }

    /// Whether a date says the same as another one and more: its time of day, or the zone of that.
    private static func tells(_ one: Value, moreThan other: Value) -> Bool {
        guard PublicationDate.localDate(one) == PublicationDate.localDate(other), !isMidnight(one) else { return false }
        if isMidnight(other) { return true }
        if case .localDateTime(let local) = other, case .dateTime(let zoned) = one { return zoned.local == local }
        return false
    }

    /// Whether a date has no time of day, or the first of its day, which programs write where they know none.
    private static func isMidnight(_ value: Value) -> Bool {
        switch value {
        case .localDateTime(let moment): moment.secondsSinceEpoch % 86_400 == 0
        case .dateTime(let moment): moment.local.secondsSinceEpoch % 86_400 == 0
        default: true
        }
    }

    /// The place of the headline to take; nil where it is the first, or where that is cut nowhere.
    static func headline(_ texts: [String]) -> Int? {
        guard let first = texts.first?.trimmed else { return nil }
        var start = Substring(first)
        while let last = start.last, last == "." || last == "…" || last.isWhitespace { start.removeLast() }
        let isCut = first.hasSuffix("...") || first.hasSuffix("…")
        // So many signs are what search engines show.
        guard isCut && start.count >= 20 || start.count >= 100 else { return nil }
        return texts.indices.dropFirst().first {
            texts[$0].count > start.count + 1 && texts[$0].trimmed.hasPrefix(start)
        }
    }
}
