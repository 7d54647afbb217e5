import Language

/// Writes names down as mentions of entities.
extension NameFinder {
    @discardableResult
    mutating func record(_ candidate: Candidate) -> Int {
        let start = Int(document.tokens[candidate.first].start) + candidate.prefix
        let end = Int(document.tokens[candidate.last].end)
        let form = document.clean(start, end)
        let entity = entity(candidate, form: form)
        document.note(form: form, of: entity, gender: candidate.gender, noun: candidate.noun)
        let mention = Int32(document.mentions.count)
        document.mentions.append(
            Mention(start: start, end: end, first: candidate.first, last: candidate.last, entity: entity, kind: .name))
        for index in candidate.first...candidate.last { document.mentionOf[index] = mention }
        if candidate.type == .person {
            noteRole(of: entity, before: candidate.first, candidate.last + 1)
            noteRole(of: entity, after: candidate.last)
        }
        if candidate.type == .organization, let noun = appositive(after: candidate.last) {
            document.note(form: form, of: entity, gender: .unknown, noun: noun)
        }
        return entity
    }

    /// Records a word that means an entity named before.
    func recordAgain(_ index: Int, _ entity: Int) {
        let (start, end) = (Int(document.tokens[index].start), Int(document.tokens[index].end))
        document.note(form: document.clean(start, end), of: entity, gender: .unknown, noun: nil)
        document.mentionOf[index] = Int32(document.mentions.count)
        document.mentions.append(
            Mention(start: start, end: end, first: index, last: index, entity: entity, kind: .name))
    }

    /// Records those of some candidates whose tokens belong to nobody yet.
    mutating func recordNew(_ candidates: [Candidate]) {
        let new = candidates.filter { document.mentionOf[$0.first] < 0 }
        for candidate in new { record(candidate) }
        if !new.isEmpty { sortMentions() }
    }

    /// Puts mentions in the order of the text.
    func sortMentions() {
        document.mentions.sort { $0.start < $1.start }
        for (position, mention) in document.mentions.enumerated() {
            for covered in mention.first...mention.last { document.mentionOf[covered] = Int32(position) }
        }
    }
}
