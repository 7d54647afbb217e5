#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// A path in two parts: the folder and the name in it.
struct OutputPath {
    let folder: String
    let name: String

    init(_ path: String) {
        if let slash = path.utf8.lastIndex(of: UInt8(ascii: "/")) {
            folder = slash == path.startIndex ? "/" : String(path[..<slash])
            name = String(path[path.utf8.index(after: slash)...])
        } else {
            (folder, name) = (".", path)
        }
    }

    /// Another name in the same folder.
    func sibling(_ name: String) -> String { folder == "/" ? "/" + name : folder + "/" + name }

    /// Where a path leads when links are followed to their end, whether something is there or not.
    static func followingLinks(_ path: String) throws(FileFault) -> (path: String, status: stat?) {
        var path = path
        // As many as the system follows itself.
        for _ in 0..<40 {
            var status = stat()
            guard lstat(path, &status) == 0 else {
                if errno == ENOENT { return (path, nil) }
                throw FileFault("write", path, code: errno)
            }
            guard status.st_mode & S_IFMT == S_IFLNK else { return (path, status) }
            var room = [UInt8](repeating: 0, count: Int(PATH_MAX))
            let count = room.withUnsafeMutableBytes {
                readlink(path, $0.baseAddress!.assumingMemoryBound(to: CChar.self), $0.count)
            }
            guard count > 0 else { throw FileFault("write", path, code: errno) }
            let link = String(decoding: room[..<count], as: UTF8.self)
            path = link.hasPrefix("/") ? link : OutputPath(path).sibling(link)
        }
        throw FileFault("write", path, code: ELOOP)
    }
}
