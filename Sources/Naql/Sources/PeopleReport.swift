/// What people files gave.
public struct PeopleReport: Sendable {
    /// How many rows were put on somebody.
    public internal(set) var matched = 0
    /// A line for each row that was put on nobody, with who could be meant.
    public internal(set) var unmatched: [String] = []

    /// How many rows were put on nobody, of how many; nil where all were.
    public var summary: String? {
        let all = matched + unmatched.count
        return unmatched.isEmpty ? nil : "\(unmatched.count) of \(all) rows of people are set on nobody"
    }
}
