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
    static func isBesideDay(_ words: String) -> Bool { meaning(of: words) == "when" }

    private static func meaning(of name: String) -> String? {
        Lexicon.standard.table.value(ofField: name, .column).flatMap { ShortName.text(of: $0) }
    }
}
