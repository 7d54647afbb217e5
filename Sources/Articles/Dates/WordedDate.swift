import Reporting

/// Dates in words: what is around the words is made what running text would have, the rest is the language packs'.
enum WordedDate {
    /// The first day of a text that is exact, else the first.
    static func day(in text: String) -> (number: Int, isApproximate: Bool)? {
        let apart = apart(text)
        let days = WrittenDate.days(in: apart)
        if let day = days.first(where: { !$0.isApproximate }) ?? days.first { return day }
        // A year of two digits, as RFC 822 has it.
        guard let full = withFullYear(apart) else { return nil }
        return WrittenDate.days(in: full).first
    }

    /// Digits and letters apart ("5-Mar-2024", "1er", "2024م"): letters written on a number's end are left out.
    private static func apart(_ text: String) -> String {
        var result = ""
        var isOrdinal = false
        for character in text {
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
            if character == "-" || character == "/", !(result.last?.isLetter == true && character == "/") {
                result.append(" ")
            } else {
                if character.isNumber, result.last?.isLetter == true { result.append(" ") }
                result.append(character)
            }
        }
        return result
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
