/// Who spoke so far, for the statements that do not say it again.
struct SpeakerMemory {
    struct Entry {
        let speaker: Speaker
        let gender: Gender
        let isPlural: Bool
        let nouns: [UInt64]
        let paragraph: Int
    }
    private(set) var entries: [Entry] = []

    mutating func forget() { entries.removeAll() }

    mutating func note(_ entry: Entry) {
        if case .none = entry.speaker { return }
        entries.append(entry)
    }

    /// The last speaker that a verb's form agrees with, if he spoke not too long ago.
    func last(
        agreeing flags: LexiconEntry.Flags, paragraph: Int, reach: Int, where fits: (Entry) -> Bool = { _ in true }
    ) -> Entry? {
        for entry in entries.reversed() {
            if paragraph - entry.paragraph > reach { return nil }
            if !fits(entry) { continue }
            if SpeakerMemory.agrees(entry, flags) { return entry }
        }
        return nil
    }

    /// True where a source agrees with a verb's form.
    static func agrees(_ source: Source, _ flags: LexiconEntry.Flags) -> Bool {
        agrees(
            Entry(speaker: source.speaker, gender: source.gender, isPlural: source.isPlural, nouns: [], paragraph: 0),
            flags)
    }

    private static func agrees(_ entry: Entry, _ flags: LexiconEntry.Flags) -> Bool {
        if flags.contains(.anyGender) { return true }
        if flags.contains(.plural) || flags.contains(.dual) { return entry.isPlural }
        if entry.isPlural, entry.gender == .masculine { return false }
        switch entry.gender {
        case .unknown: return true
        case .feminine: return flags.contains(.feminine)
        case .masculine: return !flags.contains(.feminine)
        }
    }

    /// The last unnamed source that goes by one of some nouns.
    func unnamed(noun: UInt64) -> Entry? {
        entries.last { entry in
            if case .unnamed = entry.speaker { return entry.nouns.contains(noun) }
            return false
        }
    }
}
