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
    private let place: (target: String, draft: String)?
    private let previous: stat?
    private var isPublished = false

    /// Opens a draft beside `path`, after removing those that dead writers have left.
    public init(_ path: String, devices: Devices) throws(FileFault) {
        self.path = path
        if let stream = StandardStream.number(of: path) {
            guard devices == .streamed else { throw FileFault("write", path, reason: Self.noFile) }
            descriptor = fcntl(stream, F_DUPFD_CLOEXEC, 3)
            guard descriptor >= 0 else { throw FileFault("write", path, code: errno) }
            (place, previous) = (nil, nil)
            return
        }
        let (target, status) = try OutputPath.followingLinks(path)
        previous = status
        let isFile = status.map { $0.st_mode & S_IFMT == S_IFREG } ?? true
        guard isFile else {
            if let status, status.st_mode & S_IFMT == S_IFDIR { throw FileFault("write", path, code: EISDIR) }
            guard devices == .streamed else { throw FileFault("write", path, reason: Self.noFile) }
            descriptor = open(target, O_WRONLY | O_CLOEXEC | O_NOCTTY)
            guard descriptor >= 0 else { throw FileFault("write", path, code: errno) }
            place = nil
            return
        }
        let (draft, file) = try Self.draft(of: target, path, isNew: status == nil)
        descriptor = file
        place = (target, draft)
    }

    private static let noFile = "it is a device, a pipe or a socket; name a file"

    /// A locked draft beside the target.
    private static func draft(of target: String, _ path: String, isNew: Bool) throws(FileFault) -> (String, Int32) {
        let place = OutputPath(target)
        guard !place.name.isEmpty, place.name != ".", place.name != ".." else {
            throw FileFault("write", path, code: EISDIR)
        }
        // One that may not be written may not be replaced either.
        if !isNew, faccessat(AT_FDCWD, target, W_OK, AT_EACCESS) != 0 { throw FileFault("write", path, code: errno) }
        Draft.removeAbandoned(of: place) { unlink($0) }
        return try Draft.make(of: place) { name throws(FileFault) in
            // What replaces another is nobody else's to read until it has the other's mode.
            let file = open(name, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, isNew ? 0o666 : 0o600)
            guard file >= 0 else {
                if errno == EEXIST { return nil }
                throw FileFault("write", path, code: errno)
            }
            if Draft.lock(file) { return (name, file) }
            close(file)
            return nil
        }
    }

    deinit {
        if let place, !isPublished { unlink(place.draft) }
        close(descriptor)
    }

    /// Whether bytes go straight to where the path leads.
    public var isStream: Bool { place == nil }

    /// Writes bytes after the last ones.
    public func write(_ bytes: UnsafeRawBufferPointer) throws(FileFault) {
        try writeAll(bytes) { start, count, _ in systemWrite(descriptor, start, count) }
    }

    /// Writes bytes at a place of the draft.
    public func write(_ bytes: UnsafeRawBufferPointer, at offset: Int) throws(FileFault) {
        try writeAll(bytes) { start, count, done in pwrite(descriptor, start, count, off_t(offset + done)) }
    }

    /// Writes bytes after the last ones, or at a place of the draft.
    public func write(_ bytes: [UInt8], at offset: Int? = nil) throws(FileFault) {
        var failure: FileFault?
        bytes.withUnsafeBytes { bytes in
            do throws(FileFault) {
                if let offset { try write(bytes, at: offset) } else { try write(bytes) }
            } catch { failure = error }
        }
        if let failure { throw failure }
    }

    private func writeAll(
        _ bytes: UnsafeRawBufferPointer, _ write: (UnsafeRawPointer, Int, Int) -> Int
    ) throws(FileFault) {
        guard let base = bytes.baseAddress else { return }
        var done = 0
        while done < bytes.count {
            let written = write(base + done, bytes.count - done, done)
            if written < 0, errno == EINTR { continue }
            guard written > 0 else { throw FileFault("write", path, code: written < 0 ? errno : EIO) }
            done += written
        }
    }

    /// Gives the draft its name when all of it is on disk. Without this call nothing has happened.
    public func publish() throws(FileFault) {
        guard let place else { return }
        if let previous { keep(previous) }
        // A file system without a way to disk is no reason to fail.
        guard fsync(descriptor) == 0 || errno == EINVAL || errno == ENOTSUP, rename(place.draft, place.target) == 0 else {
            throw FileFault("write", path, code: errno)
        }
        isPublished = true
        OutputFolder.flush(OutputPath(place.target).folder)
    }

    /// Replaces a file by bytes, or makes it.
    public static func replace(_ path: String, with bytes: [UInt8]) throws(FileFault) {
        let file = try OutputFile(path, devices: .refused)
        try file.write(bytes)
        try file.publish()
    }

    /// Gives the draft mode and owner of what it replaces.
    private func keep(_ status: stat) {
        var mode = status.st_mode & 0o7777
        var own = stat()
        if fstat(descriptor, &own) == 0, own.st_uid != status.st_uid || own.st_gid != status.st_gid,
            fchown(descriptor, status.st_uid, status.st_gid) != 0
        {
            // Only a privileged user gives files away: the new owner must not get the rights of the old one's program.
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
