#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif
public import Machine

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
