#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// A file that takes its name only when it is whole and on disk: whoever looks meanwhile, and whatever happens, finds
/// the old one or the new one.
///
/// A link stays, and what it leads to is replaced. Mode and owner of what was there are kept. What is no regular file
/// (a pipe, a terminal, `/dev/stdout`) cannot be replaced: it is written into, where the caller has a use for that.
public final class OutputFile {
    /// What to do with a path that leads to no regular file.
    public enum Devices: Sendable { case refused, streamed }

    /// Where to write; it closes with the object.
    public let descriptor: Int32
    private let path: String
    /// Nil where it is no regular file.
    private let place: FilePlace?
    private let draft: [UInt8]
    private let previous: stat?
    private var isPublished = false

    /// Opens a draft beside a path, after removing those that dead writers have left.
    public init(_ path: String, devices: Devices) throws(FileError) {
        let asked = FilePath(path)
        self.path = asked.description
        if let stream = StandardStream.number(of: path) {
            guard devices == .streamed else { throw Self.noFile(self.path) }
            descriptor = fcntl(stream, F_DUPFD_CLOEXEC, 3)
            guard descriptor >= 0 else { throw FileError(path: self.path, code: errno) }
            (place, draft, previous) = (nil, [], nil)
            return
        }
        let (target, status) = try asked.followingLinks()
        if let status, FileStatus(status).kind != .file {
            guard FileStatus(status).kind != .folder else { throw FileError(path: self.path, .notAFile(.folder)) }
            guard devices == .streamed else { throw Self.noFile(self.path) }
            descriptor = target.withDescriptor { openat($0, $1, O_WRONLY | O_CLOEXEC | O_NOCTTY) }
            guard descriptor >= 0 else { throw FileError(path: self.path, code: errno) }
            (place, draft, previous) = (nil, [], nil)
            return
        }
        let place = try FilePlace(target, shownAs: self.path)
        // One that may not be written may not be replaced either.
        if status != nil, place.with(place.name, { faccessat($0, $1, W_OK, AT_EACCESS) }) != 0 {
            throw FileError(path: self.path, code: errno)
        }
        Draft.removeAbandoned(at: place)
        // What replaces another is nobody else's to read until it has the other's mode.
        let mode: mode_t = status == nil ? 0o666 : 0o600
        (draft, descriptor) = try Draft.make(at: place) { openat($0, $1, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, mode) }
        self.place = place
        previous = status
        UnfinishedFile.begin(draft, in: place.folder)
    }

    private static func noFile(_ path: String) -> FileError {
        FileError(path: path, .unfit("is a device, a pipe or a socket, which cannot be replaced; name a file"))
    }

    deinit {
        if let place, !isPublished {
            place.remove(draft)
            UnfinishedFile.end()
        }
        close(descriptor)
    }

    /// Replaces a file by bytes, or makes it.
    public static func replace(_ path: String, with bytes: [UInt8]) throws(FileError) {
        let file = try OutputFile(path, devices: .refused)
        try file.write(bytes)
        try file.publish()
    }

    /// Writes bytes after the last ones, or at a place of the draft.
    public func write(_ bytes: UnsafeRawBufferPointer, at offset: Int? = nil) throws(FileError) {
        guard let base = bytes.baseAddress else { return }
        var done = 0
        while done < bytes.count {
            let rest = bytes.count - done
            let written =
                offset.map { pwrite(descriptor, base + done, rest, off_t($0 + done)) }
                ?? systemWrite(descriptor, base + done, rest)
            if written < 0, errno == EINTR { continue }
            guard written > 0 else { throw FileError(path: path, code: written < 0 ? errno : EIO) }
            done += written
        }
    }

    /// Writes bytes after the last ones, or at a place of the draft.
    public func write(_ bytes: [UInt8], at offset: Int? = nil) throws(FileError) {
        var failure: FileError?
        bytes.withUnsafeBytes { bytes in
            do throws(FileError) { try write(bytes, at: offset) } catch { failure = error }
        }
        if let failure { throw failure }
    }

    /// Gives the draft its name when all of it is on disk. Without this call nothing has happened.
    public func publish() throws(FileError) {
        guard let place else { return }
        if let previous { keep(previous) }
        // A file system without a way to disk is no reason to fail.
        guard fsync(descriptor) == 0 || errno == EINVAL || errno == ENOTSUP, place.rename(draft, to: place.name) else {
            throw FileError(path: path, code: errno)
        }
        isPublished = true
        UnfinishedFile.end()
        place.flush()
    }

    /// Gives the draft mode and owner of what it replaces.
    private func keep(_ status: stat) {
        var mode = status.st_mode & 0o7777
        var own = stat()
        if fstat(descriptor, &own) == 0, own.st_uid != status.st_uid || own.st_gid != status.st_gid,
            fchown(descriptor, status.st_uid, status.st_gid) != 0
        {
            // Only a privileged user gives files away: the new owner must not get the rights of the old one's program,
            // nor another group what the old one might read.
            mode &= 0o1777
            if fchown(descriptor, uid_t.max, status.st_gid) != 0 { mode &= 0o1707 }
        }
        fchmod(descriptor, mode)
    }
}

/// `write` of the system, whose name the class takes.
private func systemWrite(_ descriptor: Int32, _ start: UnsafeRawPointer, _ count: Int) -> Int {
    write(descriptor, start, count)
}

/// Names of descriptors that the process has open.
enum StandardStream {
    /// The descriptor that a name such as `/dev/stdout` or `/dev/fd/3` stands for.
    static func number(of path: String) -> Int32? {
        switch path {
        case "/dev/stdout": return 1
        case "/dev/stderr": return 2
        default:
            for folder in ["/dev/fd/", "/proc/self/fd/"] where path.hasPrefix(folder) {
                return Int32(path.dropFirst(folder.count))
            }
            return nil
        }
    }
}
