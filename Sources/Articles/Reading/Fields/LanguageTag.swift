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
