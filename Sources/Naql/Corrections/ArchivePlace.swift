import Machine
#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// Where an archive was opened, and which one it was: so that nobody's work is written over that came there since.
struct ArchivePlace {
    let path: String
    private let identity: FileStatus.Identity?
    private let size: Int
    private let modified: Int

    /// What stands at a path now.
    init(_ path: String) {
        self.path = path
        let status = try? FileSystem.status(of: FilePath(path))
        (identity, size, modified) = (status?.identity, status?.size ?? 0, status?.modified ?? 0)
    }

    /// Whether what stands there is what stood there.
    var isAsItWas: Bool {
        let now = ArchivePlace(path)
        return now.identity == identity && now.size == size && now.modified == modified
    }

    /// Whether another path leads there.
    func isAlso(_ other: String) -> Bool {
        other == path || identity != nil && ArchivePlace(other).identity == identity
    }
}

/// The right to write an archive, which one program has at a time.
final class ArchiveLock {
    private let descriptor: Int32

    /// Waits a moment for whoever writes it now; where nothing stands there, there is nothing to wait for.
    ///
    /// - Throws: ``SessionLoadError`` where the other does not come to an end.
    init(_ path: String) throws(SessionLoadError) {
        descriptor = open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { return }
        for _ in 0..<100 {
            if flock(descriptor, LOCK_EX | LOCK_NB) == 0 { return }
            guard errno == EWOULDBLOCK || errno == EINTR else { return }
            usleep(50_000)
        }
        close(descriptor)
        throw SessionLoadError(path: path, reason: "not written: another program is writing it; try again")
    }

    deinit { if descriptor >= 0 { close(descriptor) } }
}
