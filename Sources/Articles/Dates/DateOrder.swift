import PropertyGraph

/// Whether the day or the month stands first in dates of numbers alone.
public enum DateOrder: String, CaseIterable, Sendable {
    /// Day, month, year.
    case dayFirst = "dmy"
    /// Month, day, year.
    case monthFirst = "mdy"
}

/// A date of an article that could be read two ways, until something tells which.
struct UndecidedDate: Sendable {
    enum Field { case published, modified }
    let field: Field
    let text: String
    let line: Int?
    let dayFirst: Value
    let monthFirst: Value

    func value(_ order: DateOrder) -> Value { order == .dayFirst ? dayFirst : monthFirst }
}

/// What the dates of one file tell of the order in which it writes them.
struct DateOrderEvidence {
    private(set) var dayFirst = 0
    private(set) var monthFirst = 0

    /// Takes a date that has only one reading: "25/12/2024", "12/25/2024".
    mutating func add(_ text: String) {
        let numbers = DateText.plain(text).split { !$0.isNumber }.prefix(3).compactMap { Int($0) }
        guard numbers.count == 3, numbers[0] <= 31, numbers[1] <= 31, numbers[2] > 31 || numbers[2] < 100,
            text.contains("/") || text.contains("-")
        else { return }
        if numbers[0] > 12, numbers[1] <= 12 { dayFirst += 1 }
        if numbers[1] > 12, numbers[0] <= 12 { monthFirst += 1 }
        // One that a weekday decides.
        if numbers[0] <= 12, numbers[1] <= 12, numbers[0] != numbers[1],
            case .known(let value, _)? = PublicationDate.read(text), let date = PublicationDate.localDate(value)
        {
            if date.month == numbers[1] { dayFirst += 1 } else { monthFirst += 1 }
        }
    }

    /// The order of all dates that tell one; nil where there is none, or where they differ.
    var order: DateOrder? {
        switch (dayFirst, monthFirst) {
        case (1..., 0): .dayFirst
        case (0, 1...): .monthFirst
        default: nil
        }
    }
}

extension [ArticleRecord] {
    /// Decides the dates of one file's records that could be read two ways: as asked, else as the file's other dates are
    /// written; else they are left out and told.
    mutating func decideDates(asked: DateOrder?, issues: inout [LoadIssue]) {
        guard contains(where: { !$0.undecidedDates.isEmpty }) else { return }
        var evidence = DateOrderEvidence()
        for record in self { for text in record.dateTexts { evidence.add(text) } }
        let order = asked ?? evidence.order
        for index in indices {
            for date in self[index].undecidedDates {
                guard let order else {
                    issues.append(LoadIssue(self[index].path, line: date.line, .dateTwoWays(date.text)))
                    continue
                }
                switch date.field {
                case .published: self[index].published = date.value(order)
                case .modified: self[index].modified = date.value(order)
                }
            }
            self[index].undecidedDates = []
        }
    }
}
