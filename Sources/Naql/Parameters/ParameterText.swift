public import PropertyGraph

/// A parameter that is given as text: after `-p`, `--param` and `:param` alike.
///
/// A literal (number, string, boolean, null), a list or map of literals, or a temporal constructor over literals stands for its
/// value; there are no operators and no other functions. Any other text stands for itself.
public struct ParameterText {
    /// What `$name` is.
    public let value: Value
    /// A word to the person where the text is likely to be meant otherwise; it continues "`$name` is ".
    public let note: String?

    /// The functions that make a value of literals, by name.
    public static let constructors = [
        "date", "datetime", "localdatetime", "time", "localtime", "duration", "datetime.fromEpoch",
        "datetime.fromEpochMillis", "point",
    ]

    /// Why a text cannot be a parameter: one sentence for a person.
    public struct Problem: Error, Hashable {
        /// The sentence.
        public let message: String
    }

    /// Reads the text of a parameter, which problems name where a name is given.
    ///
    /// - Throws: ``Problem`` where the text begins as a value and is none: an open quote, a list of bare words, a date that
    ///   does not exist.
    public init(_ text: String, of name: String? = nil) throws(Problem) {
        let written = text.trimmed
        do {
            if let value = try ParameterGrammar.value(of: written) {
                (self.value, note) = (value, nil)
            } else {
                (value, note) = (.string(text), ParameterNote.of(written))
            }
        } catch { throw Problem(message: (name.map { "the parameter `$\($0)`: " } ?? "") + error.message) }
    }
}

extension String {
    /// Without white space at either end.
    var trimmed: String {
        var view = self[...]
        while let first = view.first, first.isWhitespace { view.removeFirst() }
        while let last = view.last, last.isWhitespace { view.removeLast() }
        return String(view)
    }
}
