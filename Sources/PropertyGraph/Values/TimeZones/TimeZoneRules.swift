/// The offsets of a zone over time: those of its data file up to the last transition, then the rule of its footer.
struct TimeZoneRules: Sendable {
    /// Moments at which the offset changes, in seconds since the epoch, ascending.
    private let transitions: [Int64]
    /// The offset from transition i on.
    private let offsets: [Int32]
    /// The offset before the first transition.
    private let initialOffset: Int32
    /// What holds after the last transition.
    private let rule: PosixTimeZone?

    /// A zone that never changes.
    init(fixed offset: Int32) {
        (transitions, offsets, initialOffset, rule) = ([], [], offset, nil)
    }

    init(transitions: [Int64], offsets: [Int32], initialOffset: Int32, rule: PosixTimeZone?) {
        (self.transitions, self.offsets, self.initialOffset, self.rule) = (transitions, offsets, initialOffset, rule)
    }

    /// Seconds east of UTC at a moment.
    func offset(at seconds: Int64) -> Int32 {
        if let rule, seconds >= transitions.last ?? .min { return rule.offset(at: seconds) }
        // The number of transitions at or before the moment.
        var (low, high) = (0, transitions.count)
        while low < high {
            let middle = (low + high) / 2
            if transitions[middle] <= seconds { low = middle + 1 } else { high = middle }
        }
        return low == 0 ? initialOffset : offsets[low - 1]
    }

    /// The offsets to read a local time with. They differ where the clock shows it twice: `earlier` then is the
    /// first of the two moments. Where the clock skips it both are the offset before the gap.
    func offsets(atLocal seconds: Int64) -> (earlier: Int32, later: Int32) {
        // No transition moves a clock by more than a day, so the offsets a day to either side are the candidates.
        let before = offset(at: seconds - 86_400)
        let after = offset(at: seconds + 86_400)
        let firstFits = offset(at: seconds - Int64(before)) == before
        let secondFits = offset(at: seconds - Int64(after)) == after
        switch (firstFits, secondFits) {
        case (true, true): return (before, after)
        case (true, false): return (before, before)
        case (false, true): return (after, after)
        case (false, false): break
        }
        // Two transitions within two days, or a gap.
        let between = offset(at: seconds - Int64(before))
        if offset(at: seconds - Int64(between)) == between, between < before || between > after {
            return (between, between)
        }
        return (before, before)
    }
}
