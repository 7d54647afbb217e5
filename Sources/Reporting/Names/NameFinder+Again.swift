import Language
import Text

/// Names found again by a part of what was written before.
extension NameFinder {
    /// The parts by which what was found once may be called again: whole names by their first word, people by a name that
    /// is theirs alone.
    private struct KnownParts {
        /// A part of somebody's name, and the first token of a mention that shows it.
        struct Part {
            let entity: Int
            let words: [UInt64]
            let first: Int
        }

        var bySurname: [UInt64: [Part]] = [:]
        var byFirst: [UInt64: [(entity: Int, words: [UInt64])]] = [:]
        var isEmpty: Bool { bySurname.isEmpty && byFirst.isEmpty }
    }

    /// Finds what was found once again: whole names everywhere, people by their last names.
    mutating func remember() {
        var parts = KnownParts()
        var taken: Set<UInt64> = []
        for mention in document.mentions where document.entities[mention.entity].type != .organization {
            taken.formUnion(document.nameWords(mention))
        }
        for mention in document.mentions where mention.kind == .name {
            let words = document.nameWords(mention)
            guard let first = words.first else { continue }
            noteWhole(mention, words, first, isTaken: taken.contains(first), &parts)
            noteSurname(mention, words, &parts)
        }
        guard !parts.isEmpty else { return }
        addFirstNames(&parts.bySurname)
        findAgain(parts)
        sortMentions()
    }

    /// Notes a whole name that no list has, and the first word of a company's where nobody else bears it.
    private func noteWhole(
        _ mention: Mention, _ words: [UInt64], _ first: UInt64, isTaken: Bool, _ parts: inout KnownParts
    ) {
        let entity = document.entities[mention.entity]
        guard entity.known == nil else { return }
        func note(_ words: [UInt64]) {
            document.effort.spend(parts.byFirst[first]?.count ?? 0)
            if parts.byFirst[first]?.contains(where: { $0.entity == mention.entity && $0.words == words }) == true {
                return
            }
            parts.byFirst[first, default: []].append((mention.entity, words))
        }
        if words.count > 1 || entity.type != .person { note(words) }
        if entity.type == .organization, words.count > 1, canStandAlone(mention.first), !isTaken { note([first]) }
    }

    /// Notes the names by which a person of several may be called.
    private func noteSurname(_ mention: Mention, _ words: [UInt64], _ parts: inout KnownParts) {
        guard document.entities[mention.entity].type == .person, words.count > 1 else { return }
        var surname = [words[words.count - 1]]
        if words.count > 2, document.isNoun(words[words.count - 2], .connector) {
            surname.insert(words[words.count - 2], at: 0)
        }
        noteParts(mention, &parts.bySurname)
        noteMiddle(mention, words, &parts.bySurname)
        if document.isPlainName(token: mention.last) && !document.isCommon(mention.last, asFamily: true)
            || surname.count > 1
            || document.has(mention.last, .family) && !document.isCommon(mention.last, asFamily: true)
        {
            if parts.bySurname[surname[0]]?.last?.entity != mention.entity {
                parts.bySurname[surname[0], default: []].append(
                    .init(entity: mention.entity, words: surname, first: mention.first))
            }
        }
    }

    private func findAgain(_ parts: KnownParts) {
        var index = 0
        while index < document.tokens.count, !document.effort.isOver {
            let token = document.tokens[index]
            if token.kind == .word, document.mentionOf[index] < 0,
                !isLowerLatin(token) || token.kinds.contains(.connector),
                let candidate = remembered(index, parts)
            {
                note(candidate, at: index)
                index = candidate.last
            }
            index += 1
        }
    }

    private func note(_ found: (entity: Int, last: Int, prefix: Int), at index: Int) {
        let start = Int(document.tokens[index].start) + found.prefix
        let end = Int(document.tokens[found.last].end)
        let mention = Int32(document.mentions.count)
        document.mentions.append(
            Mention(start: start, end: end, first: index, last: found.last, entity: found.entity, kind: .name))
        for covered in index...found.last { document.mentionOf[covered] = mention }
        document.note(
            form: document.clean(start, end), of: found.entity, gender: .unknown, noun: nounBefore(index))
    }

    /// Of a surname of two joined by a hyphen ("Verhulst-Delmotte") either may stand alone.
    private func noteParts(_ mention: Mention, _ names: inout [UInt64: [KnownParts.Part]]) {
        var index = mention.last
        while index - 2 > mention.first, document.isJoiner(index - 1) {
            let part = index - 2
            if document.isPlainName(token: part), !document.has(part, .given) {
                let key = document.tokens[part].key
                if names[key] == nil {
                    names[key] = [.init(entity: mention.entity, words: [key], first: mention.first)]
                }
            }
            index = part
        }
    }

    /// "عبدي ورسمي فارح" goes by any of three names, where the middle one is no common word.
    private func noteMiddle(
        _ mention: Mention, _ words: [UInt64], _ names: inout [UInt64: [KnownParts.Part]]
    ) {
        guard words.count == 3, mention.last - mention.first == 2 else { return }
        let middle = mention.first + 1
        guard document.tokens[middle].shape.contains(.clitic), document.isPlainName(token: middle),
            document.tokens[middle].end - document.tokens[middle].start >= 4, !document.has(middle, .given),
            !document.has(middle, .connector), names[words[1]] == nil
        else { return }
        names[words[1]] = [.init(entity: mention.entity, words: [words[1]], first: mention.first)]
    }

    /// The first word of a company's name in the Latin script, where it is no common word: "Norden" for Norden Rail.
    private func canStandAlone(_ index: Int) -> Bool {
        let token = document.tokens[index]
        return token.shape.contains(.capital) && token.isUnlisted && token.end - token.start > 4
    }

    /// People are called by their first names too, where only one of them has it.
    private func addFirstNames(_ names: inout [UInt64: [KnownParts.Part]]) {
        var holders: [UInt64: Set<Int>] = [:]
        for mention in document.mentions where document.entities[mention.entity].type == .person {
            let words = document.nameWords(mention)
            guard words.count > 1, let given = document.lexicon.entry(words[0], .given),
                !given.tags.contains(.ambiguous)
            else { continue }
            holders[words[0], default: []].insert(mention.entity)
        }
        for (word, people) in holders where people.count == 1 && names[word] == nil {
            names[word] = [.init(entity: people.first!, words: [word], first: 0)]
        }
    }

    private func isLowerLatin(_ token: Token) -> Bool {
        !token.shape.contains(.clitic) && !token.shape.contains(.capital)
    }

    /// Of those who have a name the one who was named by it last before a place, else first behind it; nobody whose gender a
    /// form of address there denies.
    private func bearer(of parts: [KnownParts.Part], at index: Int) -> KnownParts.Part? {
        guard parts.count > 1 else { return parts.first.flatMap { fits($0, at: index) ? $0 : nil } }
        let next = parts.partitioningIndex { $0.first >= index }
        document.effort.spend(Self.mostBearers)
        return parts[..<next].suffix(Self.mostBearers).last { fits($0, at: index) }
            ?? parts[next...].prefix(Self.mostBearers).first { fits($0, at: index) }
    }

    /// So many mentions of those who have a name are looked at before a place, and behind it.
    private static let mostBearers = 16

    /// True unless a form of address before a place denies somebody's gender.
    private func fits(_ part: KnownParts.Part, at index: Int) -> Bool {
        let title = index > 0 ? document.wholeEntry(at: index - 1, .title)?.tags ?? [] : []
        return switch document.entities[part.entity].gender {
        case .masculine: !title.contains(.feminine)
        case .feminine: !title.contains(.masculine)
        default: true
        }
    }

    private func remembered(_ index: Int, _ parts: KnownParts) -> (entity: Int, last: Int, prefix: Int)? {
        for reading in document.readings(of: index) {
            var best: (entity: Int, last: Int)?
            if !mayStandForName(index, reading) { continue }
            document.effort.spend(parts.byFirst[reading.key]?.count ?? 0)
            for candidate in parts.byFirst[reading.key] ?? [] {
                guard let last = document.match(candidate.words, from: index), last > best?.last ?? -1 else { continue }
                best = (candidate.entity, last)
            }
            if best == nil, let person = bearer(of: parts.bySurname[reading.key] ?? [], at: index),
                let last = document.match(person.words, from: index)
            {
                best = (person.entity, last)
            }
            if let best { return (best.entity, best.last, Int(reading.prefix)) }
        }
        return nil
    }
}
