/// What is wrong with a folder of graph CSV files, and where.
public struct GraphCSVError: Error, Hashable, Sendable, CustomStringConvertible {
    /// The file, or the folder.
    public let path: String
    /// From 1; nil where it is about the whole file.
    public let line: Int?
    /// What is wrong and what would be right.
    public let message: String

    init(_ path: String, line: Int? = nil, _ message: String) {
        self.path = path
        self.line = line
        self.message = message
    }

    /// `file:line: message`
    public var description: String { line.map { "\(path):\($0): \(message)" } ?? "\(path): \(message)" }
}
