import Language

/// Who spoke so far, for the statements that do not say it again.
struct Discourse {
    struct Entry {
        let speaker: Speaker
        let gender: Gender
        let isPlural: Bool
        let nouns: [UInt64]
        let paragraph: Int
        /// True for the subject of a sentence that reports no speech.
        var isActor = false
        /// True for one who asked.
        var asks = false
    }
    /// So many of those who spoke last are remembered.
    private static let reach = 500
    private(set) var entries: [Entry] = []

    mutating func forget() { entries.removeAll() }

    mutating func note(_ entry: Entry) {
        guard entry.speaker != .none else { return }
        entries.append(entry)
        if entries.count > 2 * Discourse.reach { entries.removeFirst(Discourse.reach) }
    }

    /// The last speaker that a form agrees with, if he spoke not too long ago.
    func last(agreeing tags: WordTags, paragraph: Int, reach: Int, where fits: (Entry) -> Bool = { _ in true })
        -> Entry?
    {
        for entry in entries.reversed() {
            if paragraph - entry.paragraph > reach { return nil }
            if fits(entry), Discourse.agrees(entry, tags) { return entry }
        }
        return nil
    }

    /// True for a source without a name that goes by one of some nouns.
    static func isUnnamed(_ entry: Entry, nouns: [UInt64]) -> Bool {
        if case .unnamed = entry.speaker { nouns.contains(where: entry.nouns.contains) } else { false }
    }

    /// True where a speaker may be the subject of a form.
    static func agrees(_ entry: Entry, _ tags: WordTags) -> Bool {
        if tags.contains(.anyGender) { return true }
        if tags.contains(.plural) || tags.contains(.dual) { return entry.isPlural }
        if entry.isPlural, entry.gender == .masculine { return false }
        switch entry.gender {
        case .unknown: return true
        case .feminine: return tags.contains(.feminine)
        case .masculine: return !tags.contains(.feminine)
        }
    }
}
