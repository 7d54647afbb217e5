import PropertyGraph
import Reporting

/// Dates in words: what is around the words is made what running text would have, the rest is the language packs'.
enum WordedDate {
    /// The first day of a text that is exact, else the first.
    static func day(in text: String) -> (number: Int, isApproximate: Bool)? {
        let apart = apart(withOneName(text))
        let days = WrittenDate.days(in: apart)
        if let day = days.first(where: { !$0.isApproximate }) ?? days.first { return day }
        // A year of two digits, as RFC 822 has it.
        if let day = withFullYear(apart).flatMap({ WrittenDate.days(in: $0).first }) { return day }
        if let day = withDayFirst(apart).flatMap({ WrittenDate.days(in: $0).first }) { return day }
        return dayOfOtherLanguage(in: apart).map { ($0, false) }
    }

    /// "مارس 5 2024": the month first, as programs of English write any language's days.
    private static func withDayFirst(_ text: String) -> String? {
        let words = text.split(separator: " ").map(String.init)
        for place in words.indices.dropLast(2) {
            for count in [2, 1] where place + count + 1 < words.count {
                let (day, year) = (words[place + count], words[place + count + 1])
                guard let number = Int(day), (1...31).contains(number), year.utf8.count == 4, Int(year) != nil else {
                    continue
                }
                let month = words[place..<(place + count)].joined(separator: " ")
                if WrittenDate.isMonth(month) { return "\(day) \(month) \(year)" }
            }
        }
        return nil
    }

    /// A month that two names are given for ("شباط (فبراير)", "فيفري/شباط"), by the first of them.
    private static func withOneName(_ text: String) -> String {
        var text = text
        for mark in ["(", "/"] where text.contains(mark) {
            var parts = text.split(separator: mark, omittingEmptySubsequences: false).map(String.init)
            for place in parts.indices.dropFirst() where parts[place - 1].contains(where: \.isLetter) {
                guard let end = endOfMonth(parts[place], inBrackets: mark == "("), isBehindMonth(parts[place - 1])
                else {
                    continue
                }
                parts[place - 1] += parts[place][end...]
                parts[place] = ""
            }
            text = parts.reduce("") { $0.isEmpty || $1.isEmpty ? $0 + $1 : $0 + mark + $1 }
        }
        return text
    }

    /// Where the month ends that a text begins with, of one word or two; nil where it begins with none.
    private static func endOfMonth(_ text: String, inBrackets: Bool) -> String.Index? {
        if inBrackets {
            guard let close = text.firstIndex(of: ")"), WrittenDate.isMonth(String(text[..<close])) else { return nil }
            return text.index(after: close)
        }
        let words = text.prefix { $0.isLetter || $0 == " " }.split(separator: " ")
        return words.prefix(2).indices.reversed().lazy.map { words[$0].endIndex }
            .first { WrittenDate.isMonth(String(text[..<$0])) }
    }

    /// Whether the last word of a text, or its last two, are a month.
    private static func isBehindMonth(_ text: String) -> Bool {
        let words = text.split { !$0.isLetter }
        return [1, 2].contains { WrittenDate.isMonth(words.suffix($0).joined(separator: " ")) }
    }

    /// Digits and letters apart ("5-Mar-2024", "1er", "2024م"): letters written on a number's end are left out.
    private static func apart(_ text: String) -> String {
        var result = ""
        var isOrdinal = false
        for (index, character) in zip(text.indices, text) {
            if character.isLetter {
                // "2024م", "1st"; but "Mar5" is a month.
                if result.last?.isNumber == true { isOrdinal = true }
                if isOrdinal { continue }
            } else {
                if isOrdinal { result.append(" ") }
                isOrdinal = false
            }
            let isLetterNext = text[index...].dropFirst().first?.isLetter == true
            switch character {
            // "5 March, 2024", "06 فبراير ,2024: ".
            case ",", "،", ":", "-": result.append(" ")
            // "06/فبراير/2024", but "شباط/فبراير".
            case "/" where result.last?.isLetter != true || !isLetterNext: result.append(" ")
            default:
                if character.isNumber, result.last?.isLetter == true { result.append(" ") }
                result.append(character)
            }
        }
        return result
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
