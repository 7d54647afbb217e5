import Language

/// Finds where a sentence's own text begins, after a dateline or a flash's prefix.
struct Dateline {
    let document: Document

    /// The tokens of a sentence without what stands before its text.
    func textBounds(of sentence: Int) -> Range<Int> {
        let range = document.sentences[sentence].tokens
        var first = range.lowerBound
        // Whoever speaks in a conversation is no place.
        if !document.turns.isEmpty, range.prefix(16).contains(where: { document.turns[$0] != nil }) { return range }
        if document.paragraphs[document.sentences[sentence].paragraph].tokens.lowerBound == first {
            first = afterDateline(range)
            if first == range.lowerBound { first = afterTime(range) }
            if first == range.lowerBound { first = afterLabel(range) }
        }
        if let flash = document.wholePhrase(at: first, before: range.upperBound, ClassSet(.flash)),
            flash.last + 2 < range.upperBound, document.isMark(flash.last + 1, 0x3A, 0x7C, 0x2D, 0x2013)
        {
            first = flash.last + 2
        }
        return first..<range.upperBound
    }

    /// The token after a bullet and the time of day that open a line of a list or of a running report ("● ", "21:47 ",
    /// "[21:47] ").
    private func afterTime(_ range: Range<Int>) -> Int {
        var first = range.lowerBound
        while first < range.upperBound, document.tokens[first].kind == .mark, !document.isQuoteMark(first),
            !document.isMark(first, 0x28, 0x5B)
        { first += 1 }
        let isBracketed = first < range.upperBound && document.isMark(first, 0x28, 0x5B)
        let hour = isBracketed ? first + 1 : first
        guard hour + 3 < range.upperBound, document.tokens[hour].kind == .number,
            document.isMark(hour + 1, 0x3A, 0x2E), document.tokens[hour + 2].kind == .number
        else { return isBracketed ? range.lowerBound : first }
        var next = hour + 3
        if isBracketed {
            guard document.isMark(next, 0x29, 0x5D) else { return range.lowerBound }
            next += 1
        }
        while next < range.upperBound, document.isMark(next, 0x2D, 0x2013, 0x2014, 0x7C, 0x3A) { next += 1 }
        return next
    }

    /// The token after a place or a subject in capitals and a colon ("DEVGARH: ", "NOISE: ") that names no speaker.
    private func afterLabel(_ range: Range<Int>) -> Int {
        guard let colon = range.prefix(5).first(where: { document.isMark($0, 0x3A) }), colon > range.lowerBound,
            colon + 3 < range.upperBound
        else { return range.lowerBound }
        let isLabel = (range.lowerBound..<colon).allSatisfy { index in
            let token = document.tokens[index]
            guard token.kind == .word else { return document.isJoiner(index) }
            let mention = document.mentionOf[index]
            let isPerson = mention >= 0 && document.entities[document.mentions[Int(mention)].entity].type == .person
            let isLong = colon == range.lowerBound + 1 && token.end - token.start > 3
            return token.shape.contains(.allCapitals) && (!isPerson || isLong) && !token.has(.determiner)
                && token.kinds.isDisjoint(with: ClassSet([.role, .interviewer, .interviewee]))
        }
        return isLabel ? colon + 1 : range.lowerBound
    }

    /// The token after a dateline ("MARSA VELDA, June 3 (Reuters) -", "بيروت -") that opens a paragraph.
    private func afterDateline(_ range: Range<Int>) -> Int {
        for index in range.prefix(14) where document.isDash(index) {
            guard index > range.lowerBound, index + 1 < range.upperBound else { return range.lowerBound }
            let isDateline = (range.lowerBound..<index).allSatisfy { position in
                let token = document.tokens[position]
                return token.kind != .word || document.mentionOf[position] >= 0 || token.shape.contains(.capital)
                    || !token.kinds.isDisjoint(with: ClassSet([.month, .weekday, .day, .agencies, .publisher]))
            }
            return isDateline ? index + 1 : range.lowerBound
        }
        return range.lowerBound
    }
}
