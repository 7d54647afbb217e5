/// What sources call the language of an article, as a BCP 47 tag.
enum LanguageTag {
    /// Nil for what is no language: "multiple", "unknown".
    static func tag(of words: String) -> String? {
        let words = words.trimmed.replacing("_", with: "-")
        // Of several languages the first is that of the text.
        let first = words.split { $0 == ";" || $0 == "," || $0 == "/" }.first.map { String($0).trimmed } ?? ""
        if let code = codes[first.lowercased()] { return code }
        let parts = first.split(separator: "-", omittingEmptySubsequences: false)
        guard let primary = parts.first, (2...3).contains(primary.count), isTag(primary, { $0.isLetter }),
            parts.dropFirst().allSatisfy({ (1...8).contains($0.count) && isTag($0) { $0.isLetter || $0.isNumber } }),
            !["und", "mul", "zxx", "mis"].contains(primary.lowercased())
        else { return nil }
        return ([codes[primary.lowercased()] ?? primary.lowercased()] + parts.dropFirst().map(String.init))
            .joined(separator: "-")
    }

    /// Whether a text is in other letters than those of a language: one of them Arabic, the other Latin.
    static func isContradicted(_ tag: String, by text: String) -> Bool {
        let language = String(tag.prefix { $0 != "-" })
        let isArabic = arabic.contains(language)
        guard isArabic || latin.contains(language) else { return false }
        var letters = (arabic: 0, latin: 0)
        for scalar in text.unicodeScalars.prefix(4096) {
            switch scalar.value {
            case 0x41...0x5A, 0x61...0x7A, 0xC0...0x24F: letters.latin += 1
            case 0x0620...0x064A, 0x066E...0x06D3: letters.arabic += 1
            default: break
            }
        }
        let (own, other) = isArabic ? (letters.arabic, letters.latin) : (letters.latin, letters.arabic)
        return other >= 60 && other > own * 8
    }

    /// Languages by the letters that their press has.
    private static let arabic: Set<String> = ["ar", "fa", "ur", "ps", "ckb", "sd", "ug", "arz", "ary", "arb"]
    private static let latin: Set<String> = [
        "en", "fr", "de", "es", "it", "pt", "nl", "tr", "sv", "no", "nb", "da", "fi", "pl", "cs", "ro", "id", "vi",
    ]

    private static func isTag(_ part: Substring, _ test: (Character) -> Bool) -> Bool {
        part.allSatisfy { $0.isASCII && test($0) }
    }

    /// Names as databases and services write them, and codes of three letters that have one of two.
    ///
    /// Source: ISO 639.
    private static let codes: [String: String] = {
        let names: [(String, String)] = [
            ("ar", "arabic ara العربية عربي"), ("en", "english eng"), ("fr", "french fra fre français francais"),
            ("de", "german deu ger deutsch"), ("es", "spanish spa español"), ("it", "italian ita italiano"),
            ("pt", "portuguese por português"), ("nl", "dutch nld dut nederlands"), ("ru", "russian rus русский"),
            ("tr", "turkish tur türkçe"), ("fa", "persian farsi fas per فارسی"), ("he", "hebrew heb עברית"),
            ("ur", "urdu urd اردو"), ("ku", "kurdish kur"), ("hi", "hindi hin"), ("bn", "bengali ben"),
            ("zh", "chinese zho chi 中文"), ("ja", "japanese jpn 日本語"), ("ko", "korean kor 한국어"),
            ("id", "indonesian ind"), ("ms", "malay msa may"), ("vi", "vietnamese vie"), ("th", "thai tha"),
            ("el", "greek ell gre"), ("pl", "polish pol polski"), ("cs", "czech ces cze"), ("sk", "slovak slk slo"),
            ("hu", "hungarian hun"), ("ro", "romanian ron rum"), ("bg", "bulgarian bul"), ("sr", "serbian srp"),
            ("hr", "croatian hrv"), ("sl", "slovenian slovene slv"), ("uk", "ukrainian ukr"), ("sv", "swedish swe"),
            ("no", "norwegian nor"), ("da", "danish dan"), ("fi", "finnish fin"), ("et", "estonian est"),
            ("lv", "latvian lav"), ("lt", "lithuanian lit"), ("ca", "catalan cat"), ("eu", "basque eus baq"),
            ("sw", "swahili swa"), ("am", "amharic amh"), ("so", "somali som"), ("ha", "hausa hau"),
        ]
        var table: [String: String] = [:]
        for (code, words) in names { for word in words.split(separator: " ") { table[String(word)] = code } }
        return table
    }()
}
