/// A light English stemmer: possessives, plurals, -ing, -ed and -ly, on folded words. It parts no compounds and makes no
/// attempt at Latin derivation, which conflates too much for news.
public enum EnglishStemmer {
    /// The stem of a folded English word.
    public static func stem(_ folded: [UInt8]) -> [UInt8] {
        var word = folded[...]
        if word.hasSuffix("'s") { word = word.dropLast(2) }
        word = singular(word)
        if word.count > 5, word.hasSuffix("ly") { word = word.dropLast(2) }
        if word.count > 5, word.hasSuffix("ing"), hasVowel(word.dropLast(3)) {
            word = restored(word.dropLast(3))
        } else if word.count > 4, word.hasSuffix("ed"), !word.hasSuffix("eed"), hasVowel(word.dropLast(2)) {
            word = restored(word.dropLast(2))
        }
        // "announce" and "announced" meet without their e.
        if word.count > 4, word.hasSuffix("e") { word = word.dropLast() }
        return Array(word)
    }

    private static func singular(_ word: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
        guard word.count > 3, word.hasSuffix("s"), !word.hasSuffix("ss"), !word.hasSuffix("us"), !word.hasSuffix("is")
        else { return word }
        if word.count > 4, word.hasSuffix("ies") { return word.dropLast(3) + Array("y".utf8) }
        if word.hasSuffix("sses") || word.hasSuffix("shes") || word.hasSuffix("ches") || word.hasSuffix("xes") {
            return word.dropLast(2)
        }
        return word.dropLast()
    }

    /// Undoes a doubled consonant: "stopp" to "stop", not "fall", "miss", "buzz".
    private static func restored(_ word: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
        guard word.count > 3, let last = word.last, last == word[word.endIndex - 2] else { return word }
        return "lsz".utf8.contains(last) || isVowel(last) ? word : word.dropLast()
    }

    private static func hasVowel(_ word: ArraySlice<UInt8>) -> Bool {
        word.contains { isVowel($0) || $0 == UInt8(ascii: "y") }
    }
    private static func isVowel(_ letter: UInt8) -> Bool { "aeiou".utf8.contains(letter) }
}

extension ArraySlice<UInt8> {
    fileprivate func hasSuffix(_ suffix: StaticString) -> Bool {
        let size = suffix.utf8CodeUnitCount
        guard count >= size else { return false }
        for index in 0..<size where self[endIndex - size + index] != suffix.utf8Start[index] { return false }
        return true
    }
}
