#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// A name in a folder that is held open: the place of a file, whatever becomes of the way to it.
final class FilePlace {
    /// The folder's descriptor.
    let folder: Int32
    /// In the folder.
    let name: [UInt8]
    /// As shown to people.
    let path: String

    init(_ target: FilePath, shownAs path: String) throws(FileError) {
        self.path = path
        name = target.name
        guard !name.isEmpty, name != Array(".".utf8), name != Array("..".utf8), target.bytes.last != UInt8(ascii: "/")
        else {
            throw FileError(path: path, .notAFile(.folder))
        }
        folder = target.folder.withDescriptor { openat($0, $1, O_RDONLY | O_DIRECTORY | O_CLOEXEC) }
        guard folder >= 0 else { throw FileError(path: path, code: errno) }
    }

    deinit { close(folder) }

    /// Runs `body` with the folder and a name in it, for the system.
    func with(_ name: [UInt8], _ body: (Int32, UnsafePointer<CChar>) -> Int32) -> Int32 {
        (name + [0]).withUnsafeBytes { body(folder, $0.baseAddress!.assumingMemoryBound(to: CChar.self)) }
    }

    /// Gives one name of the folder to what has another.
    func rename(_ from: [UInt8], to: [UInt8]) -> Bool {
        with(from) { folder, from in with(to) { renameat(folder, from, $0, $1) } } == 0
    }

    /// Names in the folder.
    var entries: [[UInt8]] { (try? FileSystem.names(inDescriptor: dup(folder), path)) ?? [] }

    /// Removes what has a name of the folder: a file, or a folder with all in it. Links are not followed.
    func remove(_ name: [UInt8]) { FileTree.remove(name, in: folder) }

    /// Brings the names of the folder to disk.
    func flush() { fsync(folder) }
}

/// Files and folders within folders.
enum FileTree {
    static func remove(_ name: [UInt8], in folder: Int32) {
        (name + [0]).withUnsafeBytes { bytes in
            let name = bytes.baseAddress!.assumingMemoryBound(to: CChar.self)
            if unlinkat(folder, name, 0) == 0 { return }
            let inner = openat(folder, name, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC)
            guard inner >= 0 else { return }
            for entry in (try? FileSystem.names(inDescriptor: dup(inner), "")) ?? [] { remove(entry, in: inner) }
            close(inner)
            unlinkat(folder, name, AT_REMOVEDIR)
        }
    }
}

extension FilePath {
    /// The folder of the last name.
    var folder: FilePath {
        guard let slash = bytes.lastIndex(of: UInt8(ascii: "/")) else { return "." }
        return slash == 0 ? "/" : FilePath(bytes: Array(bytes[..<slash]))
    }

    /// Without slashes at its end.
    var trimmed: FilePath {
        var end = bytes.count
        while end > 1, bytes[end - 1] == UInt8(ascii: "/") { end -= 1 }
        return FilePath(bytes: Array(bytes[..<end]))
    }

    /// Where a path leads when links are followed to their end, whether something is there or not.
    func followingLinks() throws(FileError) -> (path: FilePath, status: stat?) {
        var path = self
        // As many as the system follows itself.
        for _ in 0..<40 {
            var status = stat()
            guard path.withDescriptor({ fstatat($0, $1, &status, AT_SYMLINK_NOFOLLOW) }) == 0 else {
                if errno == ENOENT { return (path, nil) }
                throw FileError(path: description, code: errno)
            }
            guard status.st_mode & S_IFMT == S_IFLNK else { return (path, status) }
            var room = [CChar](repeating: 0, count: Int(PATH_MAX))
            let count = path.withDescriptor { Int32(readlinkat($0, $1, &room, room.count)) }
            guard count > 0 else { throw FileError(path: description, code: errno) }
            let link = room[..<Int(count)].map { UInt8(bitPattern: $0) }
            path = link.first == UInt8(ascii: "/") ? FilePath(bytes: link) : path.folder.appending(link)
        }
        throw FileError(path: description, code: ELOOP)
    }
}
