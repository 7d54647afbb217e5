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
                guard isPart(scalar), let letter = Unicode.Scalar(scalar) else {
                    close()
                    continue
                }
                word.unicodeScalars.append(letter)
            }
        }
        close()
        return joined(words, lexicon)
    }

    /// Whether each of the code points of the common scripts is a letter or a number.
    private static let common: [Bool] = (0..<0x700).map(isLetterOrNumber)

    private static func isPart(_ scalar: UInt32) -> Bool {
        scalar < 0x700 ? common[Int(scalar)] : isLetterOrNumber(scalar)
    }

    private static func isLetterOrNumber(_ scalar: UInt32) -> Bool {
        guard let properties = Unicode.Scalar(scalar)?.properties else { return false }
        return properties.isAlphabetic || properties.numericType != nil
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
