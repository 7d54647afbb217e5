/// Numbers written as words in Arabic and English.
public enum NumberWords {
    private static let table: [String: Int] = {
        var table: [String: Int] = [:]
        let rows: [(Int, String)] = [
            (0, "صفر zero"), (1, "واحد واحده احد احدي one"),
            (2, "اثنان اثنين اثنتان اثنتين اثنا اثني اثنتا اثنتي two"),
            (3, "ثلاثه ثلاث three"), (4, "اربعه اربع four"), (5, "خمسه خمس five"), (6, "سته ست six"),
            (7, "سبعه سبع seven"), (8, "ثمانيه ثماني ثمان eight"), (9, "تسعه تسع nine"), (10, "عشره عشر ten"),
            (11, "eleven"), (12, "twelve dozen"), (13, "thirteen"), (14, "fourteen"), (15, "fifteen"), (16, "sixteen"),
            (17, "seventeen"), (18, "eighteen"), (19, "nineteen"), (20, "عشرون عشرين twenty"),
            (30, "ثلاثون ثلاثين thirty"), (40, "اربعون اربعين forty"), (50, "خمسون خمسين fifty"),
            (60, "ستون ستين sixty"), (70, "سبعون سبعين seventy"), (80, "ثمانون ثمانين eighty"),
            (90, "تسعون تسعين ninety"), (100, "ميه مايه مءه hundred"), (200, "ميتان ميتين مايتان مايتين"),
            (300, "ثلاثميه ثلاثمايه"), (400, "اربعميه اربعمايه"), (500, "خمسميه خمسمايه"), (600, "ستميه ستمايه"),
            (700, "سبعميه سبعمايه"), (800, "ثمانميه ثمانمايه"), (900, "تسعميه تسعمايه"),
            (1000, "الف الفا الاف thousand"), (2000, "الفان الفين"), (1_000_000, "مليون مليونا ملايين million"),
            (2_000_000, "مليونان مليونين"), (1_000_000_000, "مليار مليارا مليارات billion"),
            (2_000_000_000, "ملياران مليارين"), (1_000_000_000_000, "تريليون trillion"),
        ]
        for (value, words) in rows {
            for word in words.split(separator: " ") { table[String(word)] = value }
        }
        return table
    }()

    /// The value of one folded number word, or nil.
    public static func value(folded word: String) -> Int? { table[word] }

    /// The number at the front of a list of folded words ("three hundred", "ثلاثه وعشرون الفا", "400") and how many words
    /// it takes; nil where the first is no number.
    public static func leading(folded words: some Collection<String>) -> (value: Int, words: Int)? {
        var total = 0
        var group = 0
        var taken = 0
        for word in words {
            guard let part = part(word, isFirst: taken == 0), let next = adding(part, to: group) else { break }
            taken += 1
            if part >= 1000 {
                total += next
                group = 0
            } else {
                group = next
            }
        }
        return taken == 0 ? nil : (total + group, taken)
    }

    /// The group of three digits (or, from a thousand up, the value of the whole group) with one more word, or nil where
    /// the word begins another number.
    private static func adding(_ part: Int, to group: Int) -> Int? {
        let rest = group % 100
        switch part {
        case 1000...: return max(group, 1) * part
        case 100: return group == 0 ? 100 : group < 10 ? group * 100 : nil
        case 200...: return group == 0 ? part : nil
        case 20...99: return rest < 10 ? group + part : nil
        case 10 where rest > 0 && rest < 10: return group + 10
        case 10...19: return rest == 0 ? group + part : nil
        default: return rest % 10 == 0 && rest != 10 ? group + part : nil
        }
    }

    private static func part(_ word: String, isFirst: Bool) -> Int? {
        if let value = table[word] ?? Digits.integer(word) { return value }
        guard !isFirst, word.unicodeScalars.first == "و" else { return nil }
        return table[String(word.unicodeScalars.dropFirst())]
    }
}
