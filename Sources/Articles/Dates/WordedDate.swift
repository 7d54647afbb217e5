import PropertyGraph
import Reporting

/// Dates in words: what is around the words is made what running text would have, the rest is the language packs'.
enum WordedDate {
    /// The first day of a text that is exact, else the first.
    static func day(in text: String) -> (number: Int, isApproximate: Bool)? {
        let apart = apart(text)
        let days = WrittenDate.days(in: apart)
        if let day = days.first(where: { !$0.isApproximate }) ?? days.first { return day }
        // Of two names of a month the first, where no list has both.
        if let plain = withoutSecondName(apart), let day = WrittenDate.days(in: plain).first { return day }
        // A year of two digits, as RFC 822 has it.
        if let day = withFullYear(apart).flatMap({ WrittenDate.days(in: $0).first }) { return day }
        return dayOfOtherLanguage(in: apart).map { ($0, false) }
    }

    /// Digits and letters apart ("5-Mar-2024", "1er", "2024م"): letters written on a number's end are left out.
    private static func apart(_ text: String) -> String {
        var result = ""
        var isOrdinal = false
        let text = Array(withSecondName(text))
        for (index, character) in text.enumerated() {
            if character.isLetter {
                // "2024م", "1st"; but "Mar5" is a month.
                if result.last?.isNumber == true { isOrdinal = true }
                if isOrdinal { continue }
            } else {
                if isOrdinal { result.append(" ") }
                isOrdinal = false
            }
            // "5 March, 2024".
            if character == "," || character == "،", result.last?.isLetter == true {
                result.append(" ")
                continue
            }
            // Between letters a stroke joins two names of one month.
            let isJoint =
                character == "/" && result.last?.isLetter == true && text[(index + 1)...].first?.isLetter == true
            if character == "-" || character == "/", !isJoint {
                result.append(" ")
            } else {
                if character.isNumber, result.last?.isLetter == true { result.append(" ") }
                result.append(character)
            }
        }
        return result
    }

    /// "شباط (فبراير)" as "شباط/فبراير": a month's other name in brackets.
    private static func withSecondName(_ text: String) -> String {
        guard let open = text.firstIndex(of: "("), let close = text[open...].firstIndex(of: ")") else { return text }
        let (before, inner) = (text[..<open], text[text.index(after: open)..<close])
        let name = before.reversed().drop { $0 == " " }
        guard name.first?.isLetter == true, !inner.isEmpty, inner.allSatisfy({ $0.isLetter || $0 == " " }),
            WrittenDate.isPart(String(inner))
        else { return text }
        let front = String(name.reversed())
        return front + "/" + inner + text[text.index(after: close)...]
    }

    /// "6. Februar 2024", "6 de febrero de 2024".
    private static func dayOfOtherLanguage(in text: String) -> Int? {
        let words = text.split { !$0.isLetter && !$0.isNumber }.map(String.init)
        guard let place = words.firstIndex(where: { ColumnWords.month(of: $0) != nil }),
            let month = ColumnWords.month(of: words[place]),
            let day = words[..<place].suffix(2).compactMap({ Int($0) }).last,
            let year = words[(place + 1)...].prefix(2).lazy.filter({ $0.count == 4 }).compactMap({ Int($0) }).first
        else { return nil }
        return CalendarDate(year: Int64(year), month: Int64(month), day: Int64(day)).map { Int($0.daysSinceEpoch) }
    }

    private static func withoutSecondName(_ text: String) -> String? {
        guard let stroke = text.firstIndex(of: "/") else { return nil }
        let behind = text[text.index(after: stroke)...].drop { $0.isLetter }
        return String(text[..<stroke]) + String(behind)
    }

    private static func withFullYear(_ text: String) -> String? {
        var words = text.split(separator: " ").map(String.init)
        guard
            let place = words.lastIndex(where: { $0.utf8.count == 2 && $0.utf8.allSatisfy(DateText.isDigit) }),
            place > 0, let number = Int(words[place])
        else { return nil }
        words[place] = String(number < 50 ? 2000 + number : 1900 + number)
        return words.joined(separator: " ")
    }
}
