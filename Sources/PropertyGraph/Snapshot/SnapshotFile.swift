#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// A file written under a temporary name, which gets its own only when it is complete.
final class SnapshotFile {
    private let path: String
    private let temporaryPath: String
    private var descriptor: Int32

    init(_ path: String) throws(SnapshotError) {
        self.path = path
        temporaryPath = "\(path).\(getpid()).partial"
        descriptor = creat(temporaryPath, 0o666)
        guard descriptor >= 0 else { throw Self.error("write", path) }
    }

    deinit {
        guard descriptor >= 0 else { return }
        close(descriptor)
        unlink(temporaryPath)
    }

    private static func error(_ operation: String, _ path: String) -> SnapshotError {
        .system(path: path, operation: operation, reason: String(cString: strerror(errno)))
    }

    func write(_ bytes: [UInt8], at offset: Int) throws(SnapshotError) {
        let buffer = Buffer(bytes)
        defer { withExtendedLifetime(buffer) {} }
        try write(UnsafeRawBufferPointer(buffer.view), at: offset)
    }

    func write(_ bytes: UnsafeRawBufferPointer, at offset: Int) throws(SnapshotError) {
        var done = 0
        while done < bytes.count {
            let written = pwrite(descriptor, bytes.baseAddress! + done, bytes.count - done, off_t(offset + done))
            if written < 0, errno == EINTR { continue }
            guard written > 0 else { throw Self.error("write", path) }
            done += written
        }
    }

    func publish() throws(SnapshotError) {
        guard fsync(descriptor) == 0, close(descriptor) == 0, rename(temporaryPath, path) == 0 else {
            let error = Self.error("write", path)
            unlink(temporaryPath)
            descriptor = -1
            throw error
        }
        descriptor = -1
        // So that the new name is on disk too; a folder that cannot be opened is no reason to fail.
        let folder = path.lastIndex(of: "/").map { String(path[...$0]) } ?? "."
        let handle = open(folder, O_RDONLY)
        if handle >= 0 {
            fsync(handle)
            close(handle)
        }
    }
}
