#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// The file system, as far as reading needs it: paths of bytes and of any length, nothing that could wait for ever.
public enum FileSystem {
    /// What stands at a path, links followed.
    public static func status(of path: FilePath) throws(FileError) -> FileStatus {
        var status = stat()
        let code = path.withDescriptor { folder, rest in fstatat(folder, rest, &status, 0) }
        guard code == 0 else { throw FileError(path: path.description, code: errno) }
        return FileStatus(status)
    }

    /// Whether a path is a symbolic link.
    public static func isLink(_ path: FilePath) -> Bool {
        var status = stat()
        let code = path.withDescriptor { folder, rest in fstatat(folder, rest, &status, AT_SYMLINK_NOFOLLOW) }
        return code == 0 && status.st_mode & S_IFMT == S_IFLNK
    }

    /// Whether something stands there.
    public static func exists(_ path: FilePath) -> Bool { (try? status(of: path)) != nil }

    /// Opens a file for reading; a pipe, socket, device or folder is refused at once.
    ///
    /// - Returns: a descriptor, which the caller closes, and what it is.
    public static func open(_ path: FilePath) throws(FileError) -> (descriptor: Int32, status: FileStatus) {
        // Opening a pipe that nobody writes waits for ever, unless asked not to.
        let descriptor = path.withDescriptor { folder, rest in
            openat(folder, rest, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY)
        }
        guard descriptor >= 0 else {
            // A socket cannot be opened at all.
            let code = errno
            if let kind = try? status(of: path).kind, kind != .file, kind != .folder {
                throw FileError(path: path.description, .notAFile(kind))
            }
            throw FileError(path: path.description, code: code)
        }
        var status = stat()
        guard fstat(descriptor, &status) == 0 else {
            let code = errno
            close(descriptor)
            throw FileError(path: path.description, code: code)
        }
        let found = FileStatus(status)
        guard found.kind == .file else {
            close(descriptor)
            throw FileError(path: path.description, .notAFile(found.kind))
        }
        return (descriptor, found)
    }

    /// The bytes of a file, or of standard input for `-`.
    ///
    /// - Parameter limit: the most bytes that are read; more is an error.
    public static func bytes(of path: FilePath, limit: Int = .max) throws(FileError) -> [UInt8] {
        guard path != .standardInput else { return try bytes(from: 0, of: path, expected: 0, limit: limit) }
        let (descriptor, status) = try open(path)
        defer { close(descriptor) }
        guard status.size <= limit else { throw FileError(path: path.description, .tooLarge(limit: limit)) }
        return try bytes(from: descriptor, of: path, expected: status.size, limit: limit)
    }

    /// The bytes of a file, of standard input for `-`, or of a pipe, which is waited for.
    public static func bytesWaiting(of path: FilePath) throws(FileError) -> [UInt8] {
        guard path != .standardInput else { return try bytes(of: path) }
        let descriptor = path.withDescriptor { folder, rest in openat(folder, rest, O_RDONLY | O_CLOEXEC) }
        guard descriptor >= 0 else { throw FileError(path: path.description, code: errno) }
        defer { close(descriptor) }
        return try bytes(from: descriptor, of: path, expected: 0, limit: .max)
    }

    private static func bytes(
        from descriptor: Int32, of path: FilePath, expected: Int, limit: Int
    ) throws(FileError) -> [UInt8] {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(expected)
        var room = [UInt8](repeating: 0, count: 1 << 16)
        while true {
            let count = read(descriptor, &room, room.count)
            if count < 0 && errno == EINTR { continue }
            guard count >= 0 else { throw FileError(path: path.description, code: errno) }
            if count == 0 { return bytes }
            guard bytes.count + count <= limit else {
                throw FileError(path: path.description, .tooLarge(limit: limit))
            }
            bytes.append(contentsOf: room[..<count])
        }
    }

    /// The names in a folder in the order of their bytes, all but `.` and `..`.
    public static func names(in folder: FilePath) throws(FileError) -> [[UInt8]] {
        let descriptor = folder.withDescriptor { folder, rest in
            openat(folder, rest, O_RDONLY | O_CLOEXEC | O_DIRECTORY | O_NONBLOCK)
        }
        return try names(inDescriptor: descriptor, folder.description)
    }

    /// The names in a folder that is open, which closes it.
    static func names(inDescriptor descriptor: Int32, _ path: String) throws(FileError) -> [[UInt8]] {
        guard descriptor >= 0, let handle = fdopendir(descriptor) else {
            let code = errno
            if descriptor >= 0 { close(descriptor) }
            throw FileError(path: path, code: code)
        }
        defer { closedir(handle) }
        rewinddir(handle)
        var names: [[UInt8]] = []
        while true {
            errno = 0
            guard let entry = readdir(handle) else { break }
            let name = withUnsafeBytes(of: &entry.pointee.d_name) { Array($0.prefix { $0 != 0 }) }
            if name != [0x2E] && name != [0x2E, 0x2E] { names.append(name) }
        }
        guard errno == 0 else { throw FileError(path: path, code: errno) }
        return names.sorted { $0.lexicographicallyPrecedes($1) }
    }
}

extension FilePath {
    /// Longer paths are refused by the system, though what they lead to can be reached in steps.
    private static let longest = 4000

    /// Runs `body` with a folder's descriptor and the path from there, which is never too long for the system; -1 with
    /// `errno` where a folder on the way cannot be entered.
    func withDescriptor(_ body: (Int32, UnsafePointer<CChar>) -> Int32) -> Int32 {
        guard !bytes.contains(0) else {
            errno = ENOENT
            return -1
        }
        var folder = AT_FDCWD
        defer { if folder != AT_FDCWD { close(folder) } }
        var rest = bytes[...]
        while rest.count > Self.longest, let cut = rest.prefix(Self.longest).lastIndex(of: UInt8(ascii: "/")),
            cut > rest.startIndex
        {
            let next = (rest[..<cut] + [0]).withUnsafeBytes { part in
                openat(
                    folder, part.baseAddress!.assumingMemoryBound(to: CChar.self), O_RDONLY | O_DIRECTORY | O_CLOEXEC)
            }
            guard next >= 0 else { return -1 }
            if folder != AT_FDCWD { close(folder) }
            folder = next
            rest = rest[cut...].drop { $0 == UInt8(ascii: "/") }
        }
        let path = Array(rest) + [0]
        return path.withUnsafeBytes { body(folder, $0.baseAddress!.assumingMemoryBound(to: CChar.self)) }
    }
}
