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
        /// True for one of those whom another does something to.
        var isObject = false
        /// True for one who asked.
        var asks = false
        /// True for anybody ("on"), whom no pronoun and no description means again.
        var isAnybody = false
        /// An actor whom nothing names: he becomes a source when he speaks.
        var draft: OpenSource?
    }
    /// So many of those who spoke last are remembered.
    private static let reach = 500
    private(set) var entries: [Entry] = []
    /// Who the last sentences are about.
    var focus = Focus()
    /// Who made the texts that were told of.
    var texts = TextMakers()
    /// How many statements each entity made, and who made most.
    private var counts: [Int: Int] = [:]
    private var total = 0
    private var most: (entity: Int, count: Int)?

    /// Whom an article is about, as far as it was read: who made at least three of the statements, and two in five.
    var protagonist: Int? {
        most.flatMap { $0.count >= 3 && $0.count * 5 >= total * 2 ? $0.entity : nil }
    }

    mutating func forget() {
        entries.removeAll()
        focus.forget()
        texts.forget()
    }

    mutating func note(_ entry: Entry) {
        guard entry.speaker != .none || entry.draft != nil, !entry.isAnybody else { return }
        entries.append(entry)
        if !entry.isActor { count(entry.speaker) }
        if entries.count > 2 * Discourse.reach { entries.removeFirst(Discourse.reach) }
    }

    private mutating func count(_ speaker: Speaker) {
        total += 1
        guard case .entity(let entity) = speaker else { return }
        counts[entity, default: 0] += 1
        if counts[entity]! > most?.count ?? 0 { most = (entity, counts[entity]!) }
    }

    /// The last speaker that a form agrees with, if he spoke not too long ago.
    func last(agreeing tags: WordTags, paragraph: Int, reach: Int, where fits: (Entry) -> Bool = { _ in true })
        -> Entry?
    {
        for (position, entry) in entries.enumerated().reversed() {
            if paragraph - entry.paragraph > (entry.draft == nil ? reach : 1) { return nil }
            // Whom nothing names is soon forgotten, and yields to who is named in the same paragraph and may be meant.
            if entry.draft != nil {
                if position < entries.count - 1 { continue }
                if position > 0, entries[position - 1].paragraph == entry.paragraph, fits(entries[position - 1]) {
                    continue
                }
            }
            if fits(entry), Discourse.agrees(entry, tags) { return entry }
        }
        return nil
    }

    /// True for a source without a name that goes by one of some nouns.
    static func isUnnamed(_ entry: Entry, nouns: [UInt64]) -> Bool {
        if entry.draft != nil { return nouns.contains(where: entry.nouns.contains) }
        if case .unnamed = entry.speaker { return nouns.contains(where: entry.nouns.contains) }
        return false
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

extension OpenSource {
    /// Fills it with one who spoke or acted before.
    mutating func fill(_ entry: Discourse.Entry, _ resolved: Resolution) {
        draft = entry.draft?.draft ?? .before(entry.speaker)
        (self.resolved, gender, isPlural, nouns) = (resolved, entry.gender, entry.isPlural, entry.nouns)
    }
}
