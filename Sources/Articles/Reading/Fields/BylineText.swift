/// Who wrote an article, without what programs and notes put around names.
enum BylineText {
    /// "['Ana Silva', 'Bo Lind']", as a list of Python is printed, and "[[Ana Silva]]", a link of a notebook, are the names.
    /// "By Ana Silva" and "Author: Ana Silva" are the name, too.
    static func plain(_ text: String) -> String {
        let whole = withoutLead(text.trimmed)
        guard whole.hasPrefix("["), whole.hasSuffix("]") else { return whole }
        let inner = whole.dropFirst().dropLast()
        if inner.hasPrefix("["), inner.hasSuffix("]") {
            let names = whole.split(separator: "[[").map { $0.prefix { $0 != "]" && $0 != "|" } }
            return names.map { String($0).trimmed }.filter { !$0.isEmpty }.joined(separator: ", ")
        }
        let names = quoted(inner)
        return names.isEmpty ? whole : names.joined(separator: ", ")
    }

    /// The names of a byline without what is none of them: the outlet itself, what programs call who uses them; nil where nothing is left.
    static func names(in text: String, outlet: String?) -> String? {
        let names = plain(text)
        guard !isOfMachine(names), !names.isEmpty else { return nil }
        guard let outlet, !outlet.isEmpty, names.lowercased().contains(outlet.lowercased()) else { return names }
        let people = names.split(separator: ",").map { String($0).trimmed }
            .filter { $0.lowercased() != outlet.lowercased() }
        return people.isEmpty ? nil : people.joined(separator: ", ")
    }

    /// A byline that a page marks: the names alone, without the day, an address of mail, and what stands behind a stroke.
    static func marked(_ line: String) -> String {
        let parts = line.split { "|•·".contains($0) }.map { String($0).trimmed }.filter { !$0.isEmpty }
        let first = parts.first { $0.contains(where: \.isLetter) && !PrintedDate.isAlone($0) } ?? line
        var words = first.split(whereSeparator: \.isWhitespace).filter { !$0.contains("@") }
        if let day = words.indices.dropFirst().first(where: {
            PrintedDate.isAlone(words[$0...].joined(separator: " "))
        }) {
            words.removeSubrange(day...)
        }
        var names = words.joined(separator: " ")
        while let last = names.last, ":,،-–—".contains(last) || last.isWhitespace { names.removeLast() }
        return names
    }

    /// The name in a line of a page that begins like a byline and says nothing else, but perhaps a day; nil for any other.
    static func name(inUnmarked line: String) -> String? {
        let rest = withoutLead(line)
        guard rest != line else { return nil }
        let name = rest.replacing(" - ", with: "|").prefix { !"|,،•·–—".contains($0) }
        let words = name.split(whereSeparator: \.isWhitespace)
        let isName = words.allSatisfy { word in
            word.first.map { !$0.isLowercase || ["and", "et", "de", "von", "van", "al", "el", "bin"].contains(word) }
                ?? false
        }
        guard (1...8).contains(words.count), isName, !name.contains(where: \.isNumber) else { return nil }
        return words.joined(separator: " ")
    }

    /// Names of programs and machines, which stand for an author where nobody has said who it is.
    static func isOfMachine(_ text: String) -> Bool { machines.contains(text.trimmed.lowercased()) }

    /// Whether a name is one word of small letters, as people log in.
    static func isLogin(_ text: String) -> Bool {
        !text.isEmpty && text.utf8.allSatisfy { (0x61...0x7A).contains($0) || (0x30...0x39).contains($0) || $0 == 0x5F }
    }

    private static let machines: Set<String> = [
        "admin", "administrator", "super user", "webmaster", "user", "windows user", "microsoft office user",
        "microsoft account", "owner",
        "author",
        "unknown", "guest", "root", "pc", "hp", "dell", "lenovo", "asus", "acer", "toshiba", "python-docx", "un-named",
        "apache poi", "libreoffice", "office",
    ]

    /// Without the words that say that a name is the author's.
    private static func withoutLead(_ text: String) -> String {
        if let colon = text.firstIndex(of: ":"),
            ColumnWords.leadsByline(String(text[..<colon]).trimmed, isLabel: true)
        {
            let rest = String(text[text.index(after: colon)...]).trimmed
            return rest.isEmpty ? text : rest
        }
        for count in [2, 1] {
            let words = text.split(separator: " ", maxSplits: count)
            guard words.count > count else { continue }
            let lead = words[..<count].joined(separator: " ")
            let rest = String(words[count]).trimmed
            if ColumnWords.leadsByline(lead, isLabel: false), !rest.isEmpty { return rest }
        }
        return text
    }

    /// The strings of a list; none where something else stands in it.
    private static func quoted(_ list: Substring) -> [String] {
        var names: [String] = []
        var rest = list
        while let mark = rest.first(where: { !$0.isWhitespace }) {
            guard mark == "'" || mark == "\"", let start = rest.firstIndex(of: mark) else { return [] }
            let after = rest[rest.index(after: start)...]
            // A mark within a name stands before no comma.
            guard let end = after.indices.first(where: { after[$0] == mark && isEnd(after[after.index(after: $0)...]) })
            else { return [] }
            names.append(String(after[..<end]).trimmed)
            rest = after[after.index(after: end)...].drop { $0.isWhitespace || $0 == "," }
        }
        return names.filter { !$0.isEmpty }
    }

    private static func isEnd(_ rest: Substring) -> Bool {
        rest.first { !$0.isWhitespace }.map { $0 == "," } ?? true
    }
}
