#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// The little of the file system that scripts and settings need, with paths as strings; see `FilePath`.
public enum Files {
    /// The bytes of a file, of a pipe, or of standard input for `-`.
    public static func bytes(of path: String) throws(FileError) -> [UInt8] {
        try FileSystem.bytesWaiting(of: FilePath(path))
    }

    /// The text of a file; bytes that are no UTF-8 become U+FFFD.
    public static func text(of path: String) throws(FileError) -> String {
        String(decoding: try bytes(of: path), as: UTF8.self)
    }

    /// The names in a folder that end so, in order.
    public static func names(in folder: String, ending: String = "") throws(FileError) -> [String] {
        try FileSystem.names(in: FilePath(folder)).map { FilePath(bytes: $0).text }.filter { $0.hasSuffix(ending) }
    }

    /// What stands at a path.
    public static func kind(of path: String) throws(FileError) -> FileStatus.Kind {
        try FileSystem.status(of: FilePath(path)).kind
    }

    /// Whether something stands there.
    public static func exists(_ path: String) -> Bool { FileSystem.exists(FilePath(path)) }
}

extension Files {
    /// Writes a file under a temporary name beside it and renames it, so that a reader sees the old or the new, whole.
    public static func replace(_ path: String, with bytes: [UInt8]) throws(FileError) {
        let temporary = path + ".part\(getpid())"
        let descriptor = open(temporary, O_WRONLY | O_CREAT | O_TRUNC, 0o644)
        guard descriptor >= 0 else { throw FileError(path: path, code: errno) }
        var position = 0
        while position < bytes.count {
            let count = bytes.withUnsafeBytes { write(descriptor, $0.baseAddress! + position, bytes.count - position) }
            if count < 0 && errno != EINTR {
                let code = errno
                close(descriptor)
                unlink(temporary)
                throw FileError(path: path, code: code)
            }
            position += max(count, 0)
        }
        guard close(descriptor) == 0, rename(temporary, path) == 0 else {
            let code = errno
            unlink(temporary)
            throw FileError(path: path, code: code)
        }
    }
}
