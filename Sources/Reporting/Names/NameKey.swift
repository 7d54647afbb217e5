import Language
import Text

/// When two spellings are one name.
public enum NameKey {
    /// The key of a name: equal for spellings that differ in case, accents, hamza and other folded letters, invisible marks,
    /// spaces, points, hyphens and apostrophes, and in whether a part that opens a name is written with the next
    /// ("عبد الله", "عبدالله").
    public static func key(of name: String, _ lexicon: Lexicon) -> String {
        var words: [String] = []
        var word = ""
        func close() {
            guard !word.isEmpty else { return }
            words.append(word)
            word = ""
        }
        for scalar in FoldedText(name).scalars {
            switch scalar {
            case 0x27, 0x2E, 0x2019, 0x2BC, 0x60: continue
            default:
                guard let letter = Unicode.Scalar(scalar),
                    letter.properties.isAlphabetic || letter.properties.numericType != nil
                else {
                    close()
                    continue
                }
                word.unicodeScalars.append(letter)
            }
        }
        close()
        return joined(words, lexicon)
    }

    /// Initials are written together or apart, and so are the openers of a name.
    private static func joined(_ words: [String], _ lexicon: Lexicon) -> String {
        var key = ""
        var joins = true
        for (index, word) in words.enumerated() {
            if !joins { key += " " }
            key += word
            let next = index + 1 < words.count ? words[index + 1] : ""
            let isInitial = word.unicodeScalars.count <= 2 && next.unicodeScalars.count == 1
            joins = isInitial || lexicon.entry(WordHash.word(word), .opener) != nil
        }
        return key
    }
}
