import Language
import Text

extension NameFinder {
    /// The token of the letters that stand for a name in brackets behind it: "(شاس)", "(ESA)".
    func abbreviation(after last: Int) -> Int? {
        let index = last + 2
        guard index + 1 < document.tokens.count, document.isMark(last + 1, 0x28), document.isMark(index + 1, 0x29),
            document.tokens[index].kind == .word
        else { return nil }
        let token = document.tokens[index]
        let size = token.end - token.start
        if !token.shape.contains(.clitic) { return token.shape.contains(.allCapitals) && size <= 10 ? index : nil }
        return token.isUnlisted && size <= 6 && !token.has(.agencies) && !token.shape.contains(.article) ? index : nil
    }

    /// An adjective made with ي ("السمكية", "النقدية").
    func isNisba(_ index: Int) -> Bool {
        let end = Int(document.tokens[index].end)
        return document.endsInYeh(index)
            || (Folding.fold(document.scalars[end - 1]) == 0x647 && Folding.fold(document.scalars[end - 2]) == 0x64A)
    }

    /// "جامعة بولونيا", "شركة كاستور": a name that no list knows after a noun that calls for one.
    func foreignComplement(_ index: Int, _ head: Document.Phrase, _ limit: Int) -> Int? {
        let token = document.tokens[index]
        guard head.first == head.last, document.isNoun(document.nounKey(head.first), .namedBody),
            isUnknownNameWord(index),
            !token.shape.contains(.article), !document.endsInYeh(index),
            !token.kinds.contains(.adjective),
            Folding.fold(document.scalars[Int(token.end) - 1]) != 0x647, token.end - token.start > 3
        else { return nil }
        let next = index + 1
        if next < limit, document.tokens[next].kind == .word, isUnknownNameWord(next),
            !document.tokens[next].shape.contains(.article),
            endsName(next + 1, limit), !document.endsInYeh(next)
        {
            return next
        }
        return endsName(next, limit) || document.tokens[next].shape.contains(.article) ? index : nil
    }

    /// "باسم جبهة الإنقاذ", "زعيم حركة التغيير": after a role a common noun begins a name.
    func isAfterRole(_ index: Int) -> Bool {
        guard !document.opensParagraph(index), document.tokens[index - 1].kind == .word else { return false }
        if document.tokens[index - 1].has(.named) { return true }
        return document.tokens[index - 1].anyKinds.contains(.role)
            && !document.tokens[index - 1].shape.contains(.article)
    }

    func isComplementNoun(_ index: Int) -> Bool {
        let token = document.tokens[index]
        guard token.kinds.isDisjoint(with: NameFinder.functionKinds) else { return false }
        if document.readings(of: index).contains(where: { $0.hasConjunction && $0.node != 0 }), token.isUnlisted {
            return false
        }
        return !token.kinds.contains(.verb) || token.shape.contains(.article)
    }
}
