public import Machine

/// Why an archive could not be written or opened.
public enum SnapshotError: Error, Hashable, Sendable {
    /// The system refused; `operation` is what was tried, `reason` the system's own words.
    case system(path: String, operation: String, reason: String)
    /// The file does not begin as an archive does.
    case notAnArchive(path: String)
    /// There is nothing in the file.
    case empty(path: String)
    /// Written by a later version of the program.
    case newerVersion(path: String, version: Int, supported: Int)
    /// Has a part that only a later version of the program understands.
    case newerPart(path: String, section: String, version: Int)
    /// Shorter than it says it is.
    case truncated(path: String, expected: Int, actual: Int)
    /// A part does not match its checksum, or holds what no archive holds; how many blocks more were found so.
    case damaged(path: String, ArchiveDamage, others: Int)
    /// Another program wrote into the file while it was open.
    case changed(path: String)
}

/// A damaged place of an archive.
public struct ArchiveDamage: Error, Hashable, Sendable {
    /// The section, or `header` or `table of contents`.
    public let section: String
    /// The block of the section, from 0; nil where the section is not cut into blocks.
    public let block: Int?
    /// Bytes of the file, from 0.
    public let bytes: Range<Int>
    /// What is wrong there: `does not match its checksum`.
    public let problem: String

    static let mismatch = "does not match its checksum"

    init(section: String, block: Int? = nil, bytes: Range<Int>, problem: String = mismatch) {
        self.section = section
        self.block = block
        self.bytes = bytes
        self.problem = problem
    }
}

extension ArchiveDamage: CustomStringConvertible {
    /// `block 3 of section strings (bytes 196672 to 262207) does not match its checksum`
    public var description: String {
        let place = block.map { "block \($0) of section \(section)" } ?? section
        return "\(place) (bytes \(bytes.lowerBound) to \(max(bytes.lowerBound, bytes.upperBound - 1))) \(problem)"
    }
}

extension SnapshotError {
    /// What was said when an archive was written.
    public init(_ error: FileError) {
        let words = if case .system = error.reason { error.words } else { "it " + error.words }
        self = .system(path: error.path, operation: "write", reason: words)
    }
}

extension SnapshotError: CustomStringConvertible {
    /// One sentence for people.
    public var description: String {
        switch self {
        case .system(let path, let operation, let reason): "cannot \(operation) \(path): \(reason)"
        case .notAnArchive(let path): "\(path) is not a Naql archive"
        case .empty(let path): "\(path) is empty, not an archive; import again"
        case .newerVersion(let path, let version, let supported):
            "\(path) is an archive of version \(version); this program reads up to version \(supported): "
                + "open it with a newer naql, or import again"
        case .newerPart(let path, let section, let version):
            "\(path) needs a newer naql: this one does not know its section \(section) of version \(version)"
        case .truncated(let path, let expected, let actual):
            "\(path) is incomplete: \(actual) of \(expected) bytes are there; import again"
        case .damaged(let path, let damage, let others):
            "\(path) is damaged: \(damage)"
                + (others > 0 ? ", and \(others) other \(others == 1 ? "block is" : "blocks are") damaged" : "")
                + "; import again"
        case .changed(let path): "\(path) was changed by another program while it was open; open it again"
        }
    }
}
