#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// What stands at a path.
public struct FileStatus: Sendable {
    /// What it is.
    public enum Kind: Sendable { case file, folder, pipe, socket, device }

    /// The thing itself, whatever paths lead to it.
    public struct Identity: Hashable, Sendable {
        let device: UInt64
        /// The file's number on its device.
        public let number: UInt64
    }

    /// What it is.
    public let kind: Kind
    /// Equal for two paths that lead to the same thing.
    public let identity: Identity
    /// Bytes of a file.
    public let size: Int
    /// When its content was changed last, as it says, in nanoseconds since 1970.
    public let modified: Int
    /// When anything of it was changed last, which no program can say otherwise, in nanoseconds since 1970.
    public let changed: Int

    init(_ status: stat) {
        switch status.st_mode & S_IFMT {
        case S_IFREG: kind = .file
        case S_IFDIR: kind = .folder
        case S_IFIFO: kind = .pipe
        case S_IFSOCK: kind = .socket
        default: kind = .device
        }
        identity = Identity(device: UInt64(status.st_dev), number: UInt64(status.st_ino))
        size = Int(status.st_size)
        #if canImport(Darwin)
            (modified, changed) = (Self.nanoseconds(status.st_mtimespec), Self.nanoseconds(status.st_ctimespec))
        #else
            (modified, changed) = (Self.nanoseconds(status.st_mtim), Self.nanoseconds(status.st_ctim))
        #endif
    }

    private static func nanoseconds(_ time: timespec) -> Int { Int(time.tv_sec) * 1_000_000_000 + Int(time.tv_nsec) }
}

/// A file or folder that could not be read or written.
public struct FileError: Error, Hashable, Sendable {
    /// Why.
    public enum Reason: Hashable, Sendable {
        /// The system's error number.
        case system(Int32)
        /// It is no file, and reading it could wait for ever.
        case notAFile(FileStatus.Kind)
        /// What stands there is not fit for what is wanted; why, in words.
        case unfit(String)
        /// It is larger than what is read, in bytes.
        case tooLarge(limit: Int)
    }

    /// Where, as shown to people.
    public let path: String
    /// Why.
    public let reason: Reason

    /// An error of the system.
    public init(path: String, code: Int32) {
        self.init(path: path, .system(code))
    }

    /// An error about a path.
    public init(path: String, _ reason: Reason) {
        self.path = path
        self.reason = reason
    }

    /// Whether nothing stands there.
    public var isMissing: Bool { reason == .system(ENOENT) }

    /// Whether something stands there that is no file.
    public var isNoFile: Bool { if case .notAFile = reason { true } else { false } }

    /// Why, in words.
    public var words: String {
        switch reason {
        case .system(ENOENT): "no such file or folder"
        case .system(let code): String(cString: strerror(code))
        case .notAFile(.folder): "is a folder, not a file"
        case .notAFile(.pipe): "is a pipe, not a file; send what comes from it to standard input (-)"
        case .notAFile(.socket): "is a socket, not a file"
        case .notAFile: "is a device, not a file"
        case .unfit(let why): why
        case .tooLarge(let limit): "is larger than \(limit >> 20) MB, the most that is read"
        }
    }

    /// `path: reason`
    public var message: String { "\(path): \(words)" }
}
