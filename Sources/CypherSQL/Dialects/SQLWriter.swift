/// How an engine writes what a statement needs. What it cannot say is nil.
protocol SQLWriter {
    /// For messages.
    var title: String { get }
    /// Opens a table in the folder.
    func open(_ file: TableFile) -> String
    /// Converts a table to Parquet and opens that.
    func convert(_ file: TableFile) -> String

    /// A name in quotation marks.
    func quoted(_ name: String) -> String
    /// A text as a literal; nil where the engine has no such texts.
    func text(_ text: String) -> String?
    func integer(_ number: Int64) -> String
    func float(_ number: Double) -> String
    func parameter(_ name: String) -> String?
    func typeName(_ type: SQLType) -> String
    func structure(_ fields: [(name: String, sql: String)]) -> String
    func field(_ sql: String, _ name: String) -> String
    func list(_ elements: [String], of type: SQLType) -> String

    /// Whole division, towards zero; fails at zero.
    func quotient(_ a: String, _ b: String) -> String
    func isNaN(_ sql: String) -> String
    func contains(_ text: String, _ part: String) -> String
    func startsWith(_ text: String, _ part: String) -> String
    func endsWith(_ text: String, _ part: String) -> String
    /// Whether a whole text matches.
    func matches(_ text: String, _ pattern: String) -> String
    /// Fails with a message where a condition holds, else gives the value.
    func failing(_ condition: String, _ message: String, else value: String, type: SQLType) -> String

    /// The length of a list.
    func count(_ list: String) -> String
    /// Whether a list without nulls holds a value.
    func holds(_ list: String, _ value: String) -> String
    func appended(_ list: String, _ value: String) -> String
    func prepended(_ list: String, _ value: String) -> String
    func overlaps(_ a: String, _ b: String) -> String
    func concatenated(_ a: String, _ b: String) -> String
    /// The elements from a place, counted from 0, to before another or the end.
    func slice(_ list: String, from: Int64, to: Int64?) -> String
    /// A list without its first element.
    func tail(_ list: String) -> String
    /// The element at a place from 0, from the end where negative; null outside.
    func element(_ list: String, _ index: String) -> String
    /// Elements that pass a test, and what becomes of them.
    func filtered(_ list: String, _ variable: String, _ test: String) -> String
    func mapped(_ list: String, _ variable: String, _ result: String) -> String
    func range(_ from: String, _ to: String, _ step: String) -> String
    /// All values that are not null, in the order of the keys; an empty list of none.
    func collected(_ value: String, isDistinct: Bool, order: [String], keepsNulls: Bool, type: SQLType) -> String?
    /// A join of each row with the elements of a list of its own, and their places from 1.
    func unnest(_ list: String, alias: String, value: String, place: String) -> String
    /// Before a subquery in FROM that reads the tables before it; nil where there is none such.
    var lateral: String? { get }
    /// Whether a recursive query may read the rows around it.
    var recursesLaterally: Bool { get }
}

extension SQLWriter {
    /// Whether a name has only letters, digits and underscores of ASCII, so that it can name a parameter.
    func isPlain(_ name: String) -> Bool {
        name.utf8.allSatisfy {
            $0 == UInt8(ascii: "_") || Character(UnicodeScalar($0)).isLetter && $0 < 128 || (48...57).contains($0)
        }
    }
}
