/// A source that could not be opened at all, or an archive that could not be written.
public struct SessionLoadError: Error, Hashable {
    /// The source.
    public let path: String
    /// What is wrong and what would help.
    public let reason: String

    /// Makes an error.
    public init(path: String, reason: String) {
        self.path = path
        self.reason = reason
    }

    /// `path: reason`
    public var message: String { "\(path): \(reason)" }
}
