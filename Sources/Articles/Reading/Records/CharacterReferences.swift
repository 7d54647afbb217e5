/// References to characters as HTML and XML have them: `&amp;`, `&#8217;`, `&#x2019;`.
enum CharacterReferences {
    /// Those that texts of news have; a name that is not here stays as it is.
    private static let named: [String: Unicode.Scalar] = [
        "amp": "&", "lt": "<", "gt": ">", "quot": "\"", "apos": "'", "nbsp": "\u{A0}", "laquo": "«", "raquo": "»",
        "ldquo": "“", "rdquo": "”", "lsquo": "‘", "rsquo": "’", "sbquo": "‚", "bdquo": "„", "lsaquo": "‹",
        "rsaquo": "›", "ndash": "–", "mdash": "—", "hellip": "…", "bull": "•", "middot": "·", "euro": "€", "pound": "£",
        "yen": "¥", "cent": "¢", "sect": "§", "copy": "©", "reg": "®", "trade": "™", "deg": "°", "plusmn": "±",
        "times": "×", "frac12": "½", "frac14": "¼", "frac34": "¾", "shy": "\u{AD}", "zwnj": "\u{200C}",
        "zwj": "\u{200D}", "lrm": "\u{200E}", "rlm": "\u{200F}", "ensp": "\u{2002}", "emsp": "\u{2003}",
        "thinsp": "\u{2009}", "iexcl": "¡", "iquest": "¿", "ordf": "ª", "ordm": "º", "Agrave": "À", "Aacute": "Á",
        "Acirc": "Â", "Atilde": "Ã", "Auml": "Ä", "Aring": "Å", "AElig": "Æ", "Ccedil": "Ç", "Egrave": "È",
        "Eacute": "É", "Ecirc": "Ê", "Euml": "Ë", "Igrave": "Ì", "Iacute": "Í", "Icirc": "Î", "Iuml": "Ï",
        "Ntilde": "Ñ", "Ograve": "Ò", "Oacute": "Ó", "Ocirc": "Ô", "Otilde": "Õ", "Ouml": "Ö", "Oslash": "Ø",
        "Ugrave": "Ù", "Uacute": "Ú", "Ucirc": "Û", "Uuml": "Ü", "szlig": "ß", "agrave": "à", "aacute": "á",
        "acirc": "â", "atilde": "ã", "auml": "ä", "aring": "å", "aelig": "æ", "ccedil": "ç", "egrave": "è",
        "eacute": "é", "ecirc": "ê", "euml": "ë", "igrave": "ì", "iacute": "í", "icirc": "î", "iuml": "ï",
        "ntilde": "ñ", "ograve": "ò", "oacute": "ó", "ocirc": "ô", "otilde": "õ", "ouml": "ö", "oslash": "ø",
        "ugrave": "ù", "uacute": "ú", "ucirc": "û", "uuml": "ü", "OElig": "Œ", "oelig": "œ", "Scaron": "Š",
        "scaron": "š", "Yuml": "Ÿ", "yuml": "ÿ",
    ]

    /// What windows-1252 has from 80 to 9F.
    private static let western: [Unicode.Scalar] = [
        "€", "\u{81}", "‚", "ƒ", "„", "…", "†", "‡", "ˆ", "‰", "Š", "‹", "Œ", "\u{8D}", "Ž", "\u{8F}", "\u{90}", "‘",
        "’", "“",
        "”", "•", "–", "—", "˜", "™", "š", "›", "œ", "\u{9D}", "ž", "Ÿ",
    ]

    /// The character of a name, without `&` and `;`.
    static func scalar(named name: Substring) -> Unicode.Scalar? {
        if name.first == "#" {
            let digits = name.dropFirst()
            let number =
                digits.first.map { $0 == "x" || $0 == "X" } ?? false
                ? UInt32(digits.dropFirst(), radix: 16) : UInt32(digits)
            guard let number, number != 0 else { return nil }
            // What browsers do with numbers of windows-1252.
            if (0x80...0x9F).contains(number) { return western[Int(number) - 0x80] }
            return Unicode.Scalar(number) ?? "\u{FFFD}"
        }
        return named[String(name)]
    }

    /// A text with its references resolved, once.
    static func resolved(_ text: Substring) -> String {
        replaced(in: text) { name in name.flatMap { scalar(named: $0) }.map { .reference(String($0)) } ?? .mark("&") }
    }

    /// What is written for a `&`.
    enum Replacement {
        /// For the sign alone; what follows it is read on.
        case mark(String)
        /// For the whole reference.
        case reference(String)
    }

    /// A text with something written for each `&`, by the name up to its `;`, nil where it has none.
    static func replaced(in text: Substring, _ replacement: (Substring?) -> Replacement) -> String {
        guard text.utf8.contains(UInt8(ascii: "&")) else { return String(text) }
        var result = ""
        var rest = text
        while let mark = rest.firstIndex(of: "&") {
            result += rest[..<mark]
            let after = rest[rest.index(after: mark)...]
            let name = after.prefix(32).firstIndex(of: ";").map { after[..<$0] }
            switch replacement(name) {
            case .mark(let written):
                result += written
                rest = after
            case .reference(let written):
                result += written
                rest = after[(name ?? after).endIndex...].dropFirst()
            }
        }
        return result + rest
    }
}
