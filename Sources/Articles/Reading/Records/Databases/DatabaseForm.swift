/// Who made a press database's file, and in which form, by the marks between its articles.
enum DatabaseForm: String {
    case nexisNumbers = "Nexis"
    case nexisEnds = "Nexis Uni"
    case factiva = "Factiva"
    case proQuest = "ProQuest"

    /// Whether a mark ends an article; else it begins one.
    var marksEnds: Bool { self == .factiva || self == .nexisEnds }

    /// The form of a text's lines; nil where they are of none.
    static func of(_ lines: [String]) -> DatabaseForm? {
        func count(_ form: DatabaseForm) -> Int { lines.count { form.mark(in: $0) != nil } }
        let known = Set(lines.compactMap { DatabaseField($0)?.kind })
        if count(.nexisNumbers) > 0, !known.isEmpty { return .nexisNumbers }
        if count(.factiva) > 0 { return .factiva }
        if count(.nexisEnds) > 0, known.contains(.length) { return .nexisEnds }
        let hasText = known.contains(.fullText) || lines.contains("FULL TEXT")
        if count(.proQuest) > 1, hasText { return .proQuest }
        return nil
    }

    /// Whether a text has words that a mark has: what has none need not be cut into lines to be looked at.
    static func mayHaveMarks(_ text: String) -> Bool {
        var text = text
        return text.withUTF8 { bytes in
            bytes.indices.contains { start in
                // All of them begin with a D, an F or a P: little else is looked at.
                (bytes[start] == UInt8(ascii: "D") || bytes[start] == UInt8(ascii: "F")
                    || bytes[start] == UInt8(ascii: "P"))
                    && marks.contains { bytes[start...].starts(with: $0) }
            }
        }
    }

    private static let marks: [[UInt8]] = [
        "Document", "DOCUMENT", "Dokument ", "DOKUMENT", "Fin du document", "ProQuest",
    ].map {
        Array($0.utf8)
    }

    /// What Nexis Uni ends an article with, in the languages of its pages.
    private static let ends = ["End of Document", "Fin du document"]

    /// A mark, with the number of articles that it promises.
    func mark(in line: String) -> (of: Int?, Void)? {
        switch self {
        case .nexisNumbers:
            // "2 of 17 DOCUMENTS", in the language in which the database was asked.
            guard line.count < 60 else { return nil }
            let words = line.split(separator: " ")
            guard words.count == 4, Int(words[0]) != nil, let all = Int(words[2]), words[1].allSatisfy(\.isLetter),
                words[3].utf8.count >= 8, words[3].allSatisfy({ $0.isLetter && $0.isUppercase })
            else { return nil }
            return (all, ())
        case .nexisEnds: return Self.ends.contains(line) ? (nil, ()) : nil
        case .factiva: return FactivaCode.number(in: line) == nil ? nil : (nil, ())
        case .proQuest:
            if line.utf8.count >= 20, line.utf8.allSatisfy({ $0 == UInt8(ascii: "_") }) { return (nil, ()) }
            let words = line.count < 40 ? line.split(separator: " ") : []
            guard words.count == 4, words[0].lowercased() == "document", Int(words[1]) != nil, words[2] == "of",
                let all = Int(words[3])
            else { return nil }
            return (all, ())
        }
    }
}

/// The codes with which Factiva names the fields of an article, and the number that ends one.
enum FactivaCode: String {
    case headline = "HD"
    case byline = "BY"
    case date = "PD"
    case outlet = "SN"
    case language = "LA"
    case lead = "LP"
    case text = "TD"
    case other

    private static let others: Set<String> = [
        "SE", "CLM", "CR", "WC", "ET", "SC", "ED", "PG", "VOL", "CY", "CT", "RF", "ART", "ATR", "NS", "IPC", "IPD",
        "PUB", "AN",
    ]
    /// Those that are words, too, and stand alone on their line.
    private static let alone: Set<String> = ["CO", "IN", "RE", "DE", "TK"]

    /// The code at the head of a line, with what stands behind it; nil where there is none.
    static func at(headOf line: String) -> (code: FactivaCode, rest: String)? {
        let name = line.prefix { $0.isASCII && $0.isUppercase }
        guard (2...3).contains(name.count), name.endIndex == line.endIndex || line[name.endIndex].isWhitespace else {
            return nil
        }
        let rest = line[name.endIndex...].trimmed
        if alone.contains(String(name)) { return rest.isEmpty ? (.other, "") : nil }
        guard let code = FactivaCode(rawValue: String(name)) ?? (others.contains(String(name)) ? .other : nil) else {
            return nil
        }
        return (code, rest)
    }

    /// The number of an article that ends it: "Document HARBP00020240305ek3500001", behind its code or not.
    static func number(in line: String) -> String? {
        guard line.utf8.count < 80 else { return nil }
        var words = line.split(whereSeparator: \.isWhitespace)[...]
        if words.count == 3, words.first == "AN" { words = words.dropFirst() }
        guard words.count == 2, let word = words.first, let number = words.last, number.utf8.count >= 16,
            number.utf8.allSatisfy({ ($0 | 0x20 >= 0x61 && $0 | 0x20 <= 0x7A) || (0x30...0x39).contains($0) })
        else { return nil }
        let digits = number.utf8.count { (0x30...0x39).contains($0) }
        // The word is that of the language in which the database was asked.
        let isOther =
            word.allSatisfy(\.isLetter) && digits >= 8 && number.prefix(2).allSatisfy({ $0.isASCII && $0.isUppercase })
        return word == "Document" && digits > 0 || isOther ? String(number) : nil
    }
}
