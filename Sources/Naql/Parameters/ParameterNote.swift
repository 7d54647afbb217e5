import CypherSyntax
import PropertyGraph
import Text

/// What is told of a text that stands for itself though it looks like a value.
enum ParameterNote {
    static func of(_ text: String) -> String? {
        let western = westernDigits(text)
        if let constructor = moment(western) { return "a text, not \(constructor)" }
        if text.first == "+", number(String(western.dropFirst())) {
            return "a text, not a number: write \(western.dropFirst())"
        }
        if western != text, number(western) { return "a text, not a number: write \(western)" }
        guard let expression = try? Parser.parse(expression: text), case .call = expression.kind else { return nil }
        return "a text: only constructors of literals such as date('2024-01-31') are called here"
    }

    /// `a date: write date('2024-10-12')` where a text is written as a date or moment is.
    private static func moment(_ text: String) -> String? {
        let parts = text.split(maxSplits: 1) { $0 == "T" || $0 == " " }
        guard let day = parts.first.map(String.init), let date = Day(day) else { return nil }
        guard parts.count > 1 else {
            guard case .known(let date) = date else { return "a date: dates are written date('2024-01-31')" }
            return "a date: write date('\(date)')"
        }
        guard case .known(let date) = date, let first = parts[1].first, first.isNumber else { return nil }
        let moment = date + "T" + parts[1].replacing(" ", with: "")
        if (try? LocalDateTime(parsing: moment)) != nil { return "a moment: write localdatetime('\(moment)')" }
        return (try? ZonedDateTime(parsing: moment)) == nil ? nil : "a moment: write datetime('\(moment)')"
    }

    /// A text of two or three numbers as dates have them.
    private enum Day {
        /// A date, as ISO 8601 writes it.
        case known(String)
        /// No date of the calendar, or one whose day and month cannot be told apart.
        case unclear

        init?(_ text: String) {
            guard let separator = text.first(where: { "-/.".contains($0) }) else { return nil }
            let fields = text.split(separator: separator, omittingEmptySubsequences: false)
            let areNumbers = fields.allSatisfy { (1...4).contains($0.count) && $0.allSatisfy(\.isASCIIDigit) }
            guard areNumbers, fields.count == 3 || fields.count == 2 && separator == "-" else { return nil }
            let lengths = fields.map(\.count)
            if lengths[0] == 4, lengths.dropFirst().allSatisfy({ $0 <= 2 }) {
                let date = fields.map { $0.count == 1 ? "0" + $0 : String($0) }.joined(separator: "-")
                self = (try? CalendarDate(parsing: date)) == nil ? .unclear : .known(date)
            } else if lengths.count == 3, lengths[2] == 4, lengths[0] <= 2, lengths[1] <= 2 {
                self = .unclear
            } else {
                return nil
            }
        }
    }

    private static func number(_ text: String) -> Bool {
        text.first?.isNumber == true && (Int64(text) != nil || Double(text) != nil)
    }

    private static func westernDigits(_ text: String) -> String {
        String(
            String.UnicodeScalarView(
                text.unicodeScalars.map { scalar in
                    Digits.value(scalar.value).map { Unicode.Scalar(UInt8(0x30 + $0)) } ?? scalar
                }))
    }
}

extension Character {
    fileprivate var isASCIIDigit: Bool { isASCII && wholeNumberValue != nil }
}
