/// Light stemming for search, by the script of the word.
public enum Stemmer {
    /// The stem of a word that is folded already.
    public static func stem(folded word: String) -> String {
        guard let first = word.unicodeScalars.first?.value else { return word }
        if (0x0621...0x064A).contains(first) {
            return String(codePoints: ArabicStemmer.stem(word.unicodeScalars.map(\.value)))
        }
        guard (0x61...0x7A).contains(first), word.utf8.allSatisfy({ $0 < 0x80 }) else { return word }
        return String(decoding: EnglishStemmer.stem(Array(word.utf8)), as: UTF8.self)
    }
}
