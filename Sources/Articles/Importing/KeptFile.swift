import Machine

/// What an import found in a file, for the imports after it.
struct KeptFile: Sendable, Packable {
    /// Where it was.
    var path = FilePath(bytes: [])
    /// What it looked like from outside when it was read; nil for standard input.
    var signature: FileSignature?
    /// SHA-256 of what it held.
    var digest: String?
    /// How it was read: by which program, with which options.
    var reading = ""
    var records: [ArticleRecord] = []
    var issues: [LoadIssue] = []

    mutating func pass(_ packer: inout Packer) throws(Packer.Malformed) {
        var bytes = path.bytes
        try packer.pass(&bytes)
        path = FilePath(bytes: bytes)
        try packer.pass(&signature)
        try packer.pass(&digest)
        try packer.pass(&reading)
        try packer.pass(&records)
        try packer.pass(&issues)
    }

    /// Its name among those that are kept. What came on standard input is known by its content: the next is another.
    var name: [UInt8] { path == .standardInput ? Array("-\n\(digest ?? "")".utf8) : path.bytes }
}

/// What a file looks like from outside: as long as that is the same, its content is.
struct FileSignature: Hashable, Sendable, Packable {
    private var number = 0
    private var size = 0
    private var modified = 0
    private var changed = 0
    /// When it was looked at, in nanoseconds since 1970.
    private var seen = 0

    init() {}

    /// Of a file as it is now; nil where there is none.
    init?(_ path: FilePath) {
        seen = Int(Clock.now())
        guard path != .standardInput, let status = try? FileSystem.status(of: path) else { return nil }
        (number, size) = (Int(truncatingIfNeeded: status.identity.number), status.size)
        (modified, changed) = (status.modified, status.changed)
    }

    mutating func pass(_ packer: inout Packer) throws(Packer.Malformed) {
        try packer.pass(&number)
        try packer.pass(&size)
        try packer.pass(&modified)
        try packer.pass(&changed)
        try packer.pass(&seen)
    }

    /// Whether a file that looks like this now holds what it held then. A change soon after it was looked at may have the
    /// same time, as file systems count it: that does not tell.
    func tells(_ now: FileSignature) -> Bool {
        (number, size, modified, changed) == (now.number, now.size, now.modified, now.changed)
            && changed < seen - 2_000_000_000
    }
}
