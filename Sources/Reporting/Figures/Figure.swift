/// A number that an article states, as a value.
public struct Figure: Sendable, Equatable {
    /// What is said of how exact it is.
    public enum Comparator: Int32, Sendable {
        case about = 1
        case atLeast, atMost, moreThan, lessThan, between

        /// As queries see it: the name of the case in words.
        public var name: String {
            var text = ""
            for scalar in "\(self)".unicodeScalars {
                if scalar.properties.isUppercase { text += " " }
                text += scalar.properties.lowercaseMapping
            }
            return text
        }
    }

    /// The first code point.
    public var start: Int
    /// The code point after the last.
    public var end: Int
    /// The number; nil for a range.
    public var value: Double?
    /// The least that it can be, where something is said of that.
    public var low: Double?
    /// The most.
    public var high: Double?
    /// The sign or code of a unit: `%`, `USD`, `km`.
    public var unit: String?
    /// What is counted: `dead`, `hurt`, `lost`, else the noun as written.
    public var of: String?
    /// Nil where the number is said to be exact, or nothing is said.
    public var comparator: Comparator?

    /// A figure of which all but its place and its number is unknown.
    public init(start: Int, end: Int, value: Double? = nil, of: String? = nil) {
        (self.start, self.end, self.value, self.of) = (start, end, value, of)
    }
}
