#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// A file or folder that could not be read or written.
public struct FileError: Error, Hashable {
    /// Where.
    public let path: String
    /// The system's error number.
    public let code: Int32

    /// An error of the system.
    public init(path: String, code: Int32) {
        self.path = path
        self.code = code
    }

    /// `path: reason`
    public var message: String { "\(path): \(String(cString: strerror(code)))" }
}

/// The little of the file system that scripts and settings need.
public enum Files {
    /// The bytes of a file, or of standard input for `-`.
    public static func bytes(of path: String) throws(FileError) -> [UInt8] {
        let descriptor = path == "-" ? 0 : open(path, O_RDONLY)
        guard descriptor >= 0 else { throw FileError(path: path, code: errno) }
        defer { if path != "-" { close(descriptor) } }
        var bytes: [UInt8] = []
        var room = [UInt8](repeating: 0, count: 1 << 16)
        while true {
            let count = read(descriptor, &room, room.count)
            if count < 0 {
                if errno == EINTR { continue }
                throw FileError(path: path, code: errno)
            }
            if count == 0 { return bytes }
            bytes.append(contentsOf: room[..<count])
        }
    }

    /// The text of a file; bytes that are no UTF-8 become U+FFFD.
    public static func text(of path: String) throws(FileError) -> String {
        String(decoding: try bytes(of: path), as: UTF8.self)
    }

    /// The names in a folder that end so, in order.
    public static func names(in folder: String, ending: String = "") throws(FileError) -> [String] {
        guard let handle = opendir(folder) else { throw FileError(path: folder, code: errno) }
        defer { closedir(handle) }
        var names: [String] = []
        while let entry = readdir(handle) {
            let name = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
                pointer.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
            }
            if name != "." && name != ".." && name.hasSuffix(ending) { names.append(name) }
        }
        return names.sorted()
    }

    /// What stands at a path.
    public static func kind(of path: String) throws(FileError) -> Kind {
        var status = stat()
        guard stat(path, &status) == 0 else { throw FileError(path: path, code: errno) }
        return status.st_mode & S_IFMT == S_IFDIR ? .folder : .file
    }

    /// What can stand at a path; pipes and devices count as files.
    public enum Kind: Sendable { case file, folder }

    /// Whether something stands there.
    public static func exists(_ path: String) -> Bool { access(path, F_OK) == 0 }
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
