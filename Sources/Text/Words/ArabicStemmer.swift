/// The light10 stemmer of Larkey, Ballesteros and Connell ("Light Stemming for Arabic Information Retrieval", 2007),
/// on folded words.
public enum ArabicStemmer {
    private static let articles: [[UInt32]] = ["وال", "بال", "كال", "فال", "ال", "لل"].map(codePoints)
    private static let suffixes: [[UInt32]] = ["ها", "ان", "ات", "ون", "ين", "يه", "ه", "ي"].map(codePoints)
    private static let waw: UInt32 = 0x648

    /// The stem of a folded Arabic word.
    public static func stem(_ folded: [UInt32]) -> [UInt32] {
        var word = folded[...]
        if word.count > 3, word.first == waw { word = word.dropFirst() }
        for article in articles where word.starts(with: article) && word.count - article.count >= 2 {
            word = word.dropFirst(article.count)
            break
        }
        for suffix in suffixes where word.count - suffix.count >= 2 && word.suffix(suffix.count) == suffix[...] {
            word = word.dropLast(suffix.count)
        }
        return Array(word)
    }

    private static func codePoints(_ text: String) -> [UInt32] { text.unicodeScalars.map(\.value) }
}
