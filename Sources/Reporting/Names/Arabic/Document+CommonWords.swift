import Language
import Text

/// Words of the language's common stock, which are neither names nor parts of one.
extension Document {
    /// True for a common word, whatever is written before it: "الأرض", "وللمباريات", "بارتكاب". Adjectives that families
    /// are called by too ("الطويل") are none where a family may be meant.
    func isCommon(_ index: Int, asFamily: Bool = false) -> Bool {
        if isCommonWhole(index, asFamily: asFamily) { return true }
        guard tokens[index].kind == .word, tokens[index].shape.contains(.clitic) else { return false }
        if tokens[index].shape.contains(.innerArticle), isCommonKey(nounKey(index), asFamily) { return true }
        return readings(of: index).contains {
            $0.prefix > 0 && (isCommonKey($0.key, asFamily) || $0.preposition != 0 && isAction(index, $0))
        }
    }

    /// True for a word that is a common one as it stands, or with its article: "الأرض", not "ولاء" for "لاء".
    func isCommonWhole(_ index: Int, asFamily: Bool = false) -> Bool {
        guard tokens[index].kind == .word else { return false }
        if isCommonKey(tokens[index].key, asFamily) { return true }
        guard tokens[index].shape.contains(.article) else { return false }
        let noun = nounKey(index)
        return isCommonKey(noun, asFamily) || lexicon.entry(noun, .stop) != nil
    }

    private func isCommonKey(_ key: UInt64, _ asFamily: Bool) -> Bool {
        guard commonWords != 0 else { return false }
        let node = words.next(commonWords, key)
        guard node != 0, asFamily else { return node != 0 }
        var isFamily = true
        words.forEachEntry(node) { if !$0.tags.contains(.ambiguous) { isFamily = false } }
        return !isFamily
    }

    /// What is left behind a preposition has the shape of a noun of an action ("بارتكاب").
    private func isAction(_ index: Int, _ reading: Reading) -> Bool {
        let (start, end) = (Int(tokens[index].start) + Int(reading.prefix), Int(tokens[index].end))
        guard tokens[index].isUnlisted, end - start >= 6, end - start <= 10 else { return false }
        let letters = FoldedText(scalars: scalars[start..<end]).scalars
        return lexicon.table.shapes.contains {
            $0.kind == .verbalNoun && $0.language == tokens[index].language && $0.fits(letters.span, isDefinite: false)
        }
    }

    /// A noun of a place that is another word too ("قضاء").
    func isAmbiguousPlace(_ index: Int) -> Bool {
        entry(at: index, .place)?.tags.contains(.ambiguous) == true
    }
}
