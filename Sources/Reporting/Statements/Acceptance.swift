import Language

/// Decides whether a construction whose speaker was looked for is reported speech at all.
struct Acceptance {
    let document: Document
    let layers: LayerReader

    func stands(
        _ reported: Reported, _ phrase: SourcePhrase?, _ isUnread: Bool, _ bounds: Range<Int>,
        isAfterPresent: Bool
    ) -> Bool {
        let construction = reported.construction
        let isQuoted = construction.isClosed && construction.captures[.quote] != nil
        if construction.outcome == .line { return isTurn(reported, phrase, bounds) }
        if construction.outcome == .around { return reported.source.isFound }
        if isHypothetical(construction, bounds) { return false }
        if isAnonymity(construction) || isTitle(construction) || isSign(construction) { return false }
        if isSubordinate(construction, bounds) {
            if reported.source.resolver == RelativeSpeaker.name { return true }
            return reported.source.isFound && construction.verb?.verb.act != .believe && (phrase != nil || isQuoted)
        }
        if reported.source.isFound {
            if case .unknown = phrase?.outcome, !isQuoted, isWeak(construction) || isPossessed(phrase) {
                return looksLikeName(phrase)
            }
            return phrase != nil || !isImpersonal(reported, isAfterPresent)
        }
        // A quotation in marks beside a cue is never lost, whoever speaks.
        if isQuoted { return construction.verb == nil || !isWeak(construction) || isLong(construction) }
        if isUnread || construction.has(.written) { return false }
        return !isWeak(construction) && construction.verb?.tags.contains(.participle) != true && phrase == nil
    }

    private func isWeak(_ construction: Construction) -> Bool {
        guard let verb = construction.verb?.verb, !construction.has(.strong) else { return false }
        return verb.frames.contains(.weak) || verb.act == .believe
    }

    /// A few words in marks that the sentence goes on after, behind a verb that has other meanings: the title of a
    /// work.
    private func isTitle(_ construction: Construction) -> Bool {
        guard let quote = construction.captures[.quote], !construction.isClosed, isWeak(construction) else {
            return false
        }
        return quote.count <= 7 && quote.lowerBound > construction.cue.lowerBound
            && !document.isMark(quote.lowerBound - 1, 0x3A, 0x2C, 0x60C)
    }

    /// True for words that no list knows, without an article or as a family's name has it, that end as no plural and no
    /// feminine noun does: a name in a name's place, where "أظهرت نتائج أولية أن" is none.
    private func looksLikeName(_ phrase: SourcePhrase?) -> Bool {
        guard let name = phrase?.captures[.name] else { return false }
        return name.allSatisfy { index in
            let token = document.tokens[index]
            guard token.kind == .word, token.shape.contains(.clitic), !token.has(.finite) else { return false }
            // "الوحيشي" behind another word is a family's name.
            if token.shape.contains(.article) { return index > name.lowerBound && document.endsInYeh(index) }
            return !document.endsAsNoun(index)
        }
    }

    /// True for one word that ends in the pronoun of a man: "موقفه", where "ة" would be another letter.
    private func isPossessed(_ phrase: SourcePhrase?) -> Bool {
        guard let name = phrase?.captures[.name], name.count == 1 else { return false }
        return document.endsInPossessor(name.lowerBound)
    }

    /// A verb of believing in the present without a subject of its own ("ويتوقع أن"): passive, but where the article
    /// tells in the present what the speaker says, or a that-word with a pronoun stands before it.
    private func isImpersonal(_ reported: Reported, _ isAfterPresent: Bool) -> Bool {
        let construction = reported.construction
        guard let form = construction.verb, form.verb.act == .believe, form.verb.frames.contains(.weak),
            form.tags.contains(.present), form.tags.contains(.masculine), construction.outcome == .clause,
            document.tokens[form.tokens.lowerBound].shape.contains(.clitic), !isAfterPresent
        else { return false }
        let before = form.tokens.lowerBound - 1
        guard before >= 0 else { return true }
        // "وهو يرى أن": a pronoun is its subject.
        if document.tokens[before].anyKinds.contains(.pronoun) { return false }
        return document.wholeEntry(at: before, .complementizer)?.tags.contains(.pronoun) != true
    }

    /// A few words in marks behind a colon alone: what stands on a sign, or a title.
    private func isSign(_ construction: Construction) -> Bool {
        guard construction.verb == nil, document.isMark(construction.cue.lowerBound, 0x3A) else { return false }
        return construction.outcome == .quotation && (construction.captures[.quote]?.count ?? 0) <= 5
    }

    private func isLong(_ construction: Construction) -> Bool {
        (construction.captures[.quote]?.count ?? 0) > 6
    }

    private func isTurn(
        _ reported: Reported, _ phrase: SourcePhrase?, _ bounds: Range<Int>
    ) -> Bool {
        if document.turns[reported.construction.cue.lowerBound] != nil { return reported.source.isFound }
        if reported.construction.has(.same) { return reported.source.isFound && !isLabel(reported.construction) }
        guard let phrase, reported.source.isFound else { return false }
        if document.has(phrase.tokens.lowerBound, .interviewer) { return false }
        if phrase.outcome == .office, reported.source.resolved == .nominal { return true }
        guard reported.source.resolved == .explicit || reported.source.resolver == DescribedSpeaker.name else {
            return false
        }
        if case .entity(let entity) = reported.source.draft, document.entities[entity].type == .place { return false }
        switch phrase.outcome {
        case .person, .name: return true
        // A bare noun ("الادعاء:") heads a passage.
        case .body: return phrase.captures[.body].map { $0.count > 1 && !ExplicitSpeaker.isBare($0, document) } ?? true
        // A source without a name heads an item of a list, not a line of prose.
        case .unnamed:
            let line = document.paragraphs[document.paragraph(of: bounds.lowerBound)].tokens
            guard line.lowerBound < bounds.lowerBound, let noun = phrase.captures[.noun] else { return false }
            return document.has(noun.lowerBound, .source)
        case .office: return false
        default: return false
        }
    }

    /// A word in capitals before a colon that is longer than somebody's initials: it heads a passage.
    private func isLabel(_ construction: Construction) -> Bool {
        let first = document.tokens[construction.tokens.lowerBound]
        return first.shape.contains(.allCapitals) && first.end - first.start > 3
            && !document.has(construction.tokens.lowerBound, .interviewee)
    }

    /// "If the mayor says", "هل قال الوزير", "من المتوقع أن يقول": nobody has said it.
    private func isHypothetical(_ construction: Construction, _ bounds: Range<Int>) -> Bool {
        let index = construction.tokens.lowerBound - 1
        guard index >= bounds.lowerBound, document.tokens[index].kind == .word else { return false }
        if document.entry(at: index, .subordinator)?.tags.contains(.conditional) == true { return true }
        return document.tokens[index].shape.contains(.clitic) && index == construction.cue.lowerBound - 1
            && document.has(index, .complementizer) && document.has(index, .subordinator)
            && construction.verb?.tags.contains(.present) == true
    }

    /// A verb after "بعدما", "الذي" and the like belongs to the clause that it hangs on.
    private func isSubordinate(_ construction: Construction, _ bounds: Range<Int>) -> Bool {
        let quote = construction.captures[.quote]
        let isBehind = quote.map { $0.upperBound <= construction.cue.lowerBound } ?? false
        let index = (isBehind ? construction.cue : construction.tokens).lowerBound - 1
        guard index >= bounds.lowerBound, document.tokens[index].kind == .word else { return false }
        // "…, before adding that": the subject goes on.
        if construction.verb?.tags.contains(.participle) == true, construction.has(.same),
            !document.tokens[index].shape.contains(.clitic)
        {
            return false
        }
        return document.has(index, .subordinator)
    }

    /// "طلب عدم نشر اسمه": what a source without a name asked for, no speech; "مؤكدا عدم التنازل" is.
    private func isAnonymity(_ construction: Construction) -> Bool {
        if let act = construction.verb?.verb.act, ![.ask, .reject, .believe].contains(act) { return false }
        return construction.cue.upperBound < document.tokens.count
            && document.has(construction.cue.upperBound, .anonymity)
    }
}
