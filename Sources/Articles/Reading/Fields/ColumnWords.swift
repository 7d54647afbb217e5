import Language
import Reporting

/// What people call the columns of a table of articles, in the languages that the program holds (their class `column`).
enum ColumnWords {
    private static let fields: [String: ArticleField] = [
        "head": .headline, "text": .text, "date": .published, "edit": .modified, "media": .outlet, "by": .byline,
        "lang": .language, "link": .uri, "id": .id,
    ]

    /// The field that a name means; nil where no language calls any so.
    static func field(of name: String) -> ArticleField? { meaning(of: name).flatMap { fields[$0] } }

    /// Whether words stand beside a printed day and mean no field ("on", "الساعة").
    static func isBesideDay(_ words: String) -> Bool {
        meaning(of: words) == "when" || weekday(of: words) != nil || month(of: words) != nil
    }

    /// The month that a word stands for in languages that have no folder; nil where it is none.
    static func month(of name: String) -> Int? {
        meaning(of: name).flatMap { $0.hasPrefix("mon") ? Int($0.dropFirst(3)) : nil }
    }

    /// The day of the week that a short name stands for, 1 for Monday to 7 for Sunday; nil where it is none.
    static func weekday(of name: String) -> Int? {
        meaning(of: name).flatMap { $0.hasPrefix("day") ? Int($0.dropFirst(3)) : nil }
    }

    /// Whether words stand before the names of a byline ("By"), or label them ("Author:").
    static func leadsByline(_ words: String, isLabel: Bool) -> Bool {
        let meaning = meaning(of: words)
        return meaning == "lead"
            || isLabel && ArticleField.named(words.lowercased()).contains { $0.field == .byline }
    }

    /// What a label in the head of a mail means, as programs write it into another's text; nil where it is none. A line that names who
    /// else got it has no field.
    static func part(ofHead label: String) -> (isHead: Bool, field: ArticleField?)? {
        switch meaning(of: label) {
        case "from": (true, .byline)
        case "sent", "date": (true, .published)
        case "topic": (true, .headline)
        case "to", "when": (true, nil)
        default: nil
        }
    }

    private static func meaning(of name: String) -> String? {
        Lexicon.standard.table.value(ofField: name, .column).flatMap { ShortName.text(of: $0) }
    }
}
