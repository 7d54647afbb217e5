/// Why an archive could not be written or opened.
public enum SnapshotError: Error, Hashable, Sendable {
    /// The system refused; `operation` is what was tried, `reason` the system's own words.
    case system(path: String, operation: String, reason: String)
    /// The file does not begin as an archive does.
    case notAnArchive(path: String)
    /// Written by a later version of the program.
    case newerVersion(path: String, version: Int, supported: Int)
    /// Shorter than it says it is.
    case truncated(path: String, expected: Int, actual: Int)
    /// A part does not match its checksum or its description.
    case damaged(path: String, part: String)
}

extension SnapshotError: CustomStringConvertible {
    /// One sentence for people.
    public var description: String {
        switch self {
        case .system(let path, let operation, let reason): "cannot \(operation) \(path): \(reason)"
        case .notAnArchive(let path): "\(path) is not a Naql archive"
        case .newerVersion(let path, let version, let supported):
            "\(path) is an archive of version \(version); this program reads up to version \(supported)"
        case .truncated(let path, let expected, let actual):
            "\(path) is incomplete: \(actual) of \(expected) bytes are there"
        case .damaged(let path, let part): "\(path) is damaged: \(part) does not match its checksum or form"
        }
    }
}
