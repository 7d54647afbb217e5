import Language
import Text

/// The way through an article's words. It names all other parts; none names it.
extension NameFinder {
    mutating func run() {
        // One name of a person alone may be a part of one that is only found later.
        var lone: [Candidate] = []
        datelines = document.paragraphs.prefix(NameFinder.front).compactMap { datelinePlace($0.tokens) }
        var index = 0
        let count = document.tokens.count
        while index < count, !document.effort.isOver {
            document.effort.spend(8)
            guard document.tokens[index].kind == .word, !document.tokens[index].shape.contains(.possessive),
                let candidate = candidate(at: index, before: limit(index))
            else {
                index = afterLatinRole(index)
                continue
            }
            index = candidate.last + 1
            if isLoneLatin(candidate) {
                lone.append(candidate)
                continue
            }
            let entity = record(candidate)
            if candidate.type == .organization, let letters = abbreviation(after: candidate.last) {
                recordAgain(letters, entity)
                index = letters + 1
            }
        }
        remember()
        recordNew(lone)
        findLoneNames()
        findTurnNames()
        NominalFinder(document).run()
    }

    private func isLoneLatin(_ candidate: Candidate) -> Bool {
        candidate.type == .person && candidate.known == nil && candidate.first == candidate.last
            && !document.tokens[candidate.first].shape.contains(.clitic)
    }

    /// Past a role of several words ("Chief Executive"), so that its end does not begin a name.
    private func afterLatinRole(_ index: Int) -> Int {
        guard document.tokens[index].shape.contains(.capital), document.mentionOf[index] < 0,
            let role = document.wholePhrase(at: index, before: limit(index), ClassSet(.role))
        else { return index + 1 }
        return role.last + 1
    }

    /// No name has more tokens.
    private static let longest = 64
    /// Paragraphs from the front that a dateline may open.
    private static let front = 8

    /// Names do not run over the end of a paragraph.
    private func limit(_ index: Int) -> Int { min(paragraphEnd(index), index + NameFinder.longest) }

    private func paragraphEnd(_ index: Int) -> Int {
        let paragraph = document.paragraphs.partitioningIndex { $0.tokens.upperBound > index }
        return paragraph < document.paragraphs.count
            ? document.paragraphs[paragraph].tokens.upperBound : document.tokens.count
    }

    private func candidate(at index: Int, before limit: Int) -> Candidate? {
        let token = document.tokens[index]
        if !token.shape.contains(.clitic) { return latinCandidate(at: index, before: limit) }
        let known = knownName(at: index, before: limit)
        if document.isQuoteMark(index - 1), let quoted = quotedName(at: index, before: limit),
            quoted.last > known?.last ?? -1 || quoted.isOutlet && quoted.last == known?.last && known?.isOutlet != true
        {
            return quoted
        }
        let body = organizationPhrase(at: index, before: limit)
        if let body, body.last > known?.last ?? -1, !isDescribed(known, by: body) { return body }
        let person = arabicPerson(at: index, before: limit)
        if let person, person.last > known?.last ?? -1 { return person }
        return known ?? arabicName(after: index, before: limit)
    }

    /// "حزب الله اللبناني": an organization that is known and its country's adjective behind it.
    private func isDescribed(_ known: Candidate?, by body: Candidate) -> Bool {
        guard let known, known.type == .organization, known.first == body.first, known.last > known.first else {
            return false
        }
        return (known.last + 1...body.last).allSatisfy {
            document.tokens[$0].kinds.contains(.demonym) && document.tokens[$0].shape.contains(.article)
        }
    }
}
