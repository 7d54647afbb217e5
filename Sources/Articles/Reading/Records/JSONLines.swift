/// The lines of JSON Lines in which something stands, with their numbers from 1. A line ends with LF or CR LF; what else parts lines in
/// texts (U+2028, say) may stand in a string of JSON.
struct JSONLines: Sequence {
    /// How many lines there are, empty ones too.
    let count: Int
    private let written: [(number: Int, line: Substring)]

    init(_ text: String) {
        let lines = text.split(omittingEmptySubsequences: false) { $0 == "\n" || $0 == "\r\n" }
        count = lines.count
        written = lines.enumerated().compactMap { index, line in
            line.allSatisfy(\.isWhitespace) ? nil : (index + 1, line)
        }
    }

    func makeIterator() -> some IteratorProtocol<(number: Int, line: Substring)> { written.makeIterator() }
}
