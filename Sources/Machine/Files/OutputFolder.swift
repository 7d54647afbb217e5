#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// A folder of files that is put in its place when all of it is on disk.
///
/// A new folder appears whole. Where one of the same kind stands already, its parts are exchanged one by one, the one
/// that leads to the others last; until then that one says that the folder is incomplete, so that no mixture is taken for
/// an old or a new whole.
public final class OutputFolder {
    /// Names directly in the folder: the others first, the file that leads to them last.
    private let parts: [String]
    private let notice: String
    private let path: String
    private let target: String
    private let exists: Bool
    /// Where to write the files of the folder.
    public let draft: String
    private let descriptor: Int32
    private var isPublished = false

    /// Opens a draft for a folder that is not there, is empty, or holds such parts and nothing else.
    ///
    /// - Parameters:
    ///   - parts: names of folders of files in it, and at last of a file that leads to them.
    ///   - ending: of the files in those folders.
    ///   - notice: what the leading file says while parts are exchanged.
    public init(_ path: String, parts: [String], ending: String, notice: String) throws(FileFault) {
        self.path = path
        self.parts = parts
        self.notice = notice
        let (target, status) = try OutputPath.followingLinks(path.count > 1 && path.hasSuffix("/") ? String(path.dropLast()) : path)
        self.target = target
        exists = status != nil
        let place: OutputPath
        if let status {
            guard status.st_mode & S_IFMT == S_IFDIR else { throw FileFault("write", path, code: ENOTDIR) }
            // Beside the parts, so that they can be exchanged where the folder itself cannot be moved.
            place = OutputPath((target == "/" ? "" : target) + "/export")
            Draft.removeAbandoned(of: place, remove: Self.remove)
            if let foreign = try Self.foreignEntry(in: target, parts, ending, path) {
                throw FileFault(
                    "write", path, reason: "the folder holds other things (\(foreign)); name a new or an empty one")
            }
        } else {
            place = OutputPath(target)
            Draft.removeAbandoned(of: place, remove: Self.remove)
        }
        (draft, descriptor) = try Draft.make(of: place) { name throws(FileFault) in
            guard mkdir(name, 0o777) == 0 else {
                if errno == EEXIST { return nil }
                throw FileFault("write", path, code: errno)
            }
            let handle = open(name, O_RDONLY | O_CLOEXEC | O_DIRECTORY)
            guard handle >= 0 else { throw FileFault("write", path, code: errno) }
            if Draft.lock(handle) { return (name, handle) }
            close(handle)
            return nil
        }
    }

    /// Something in the folder that the next export must not remove.
    private static func foreignEntry(
        in folder: String, _ parts: [String], _ ending: String, _ path: String
    ) throws(FileFault) -> String? {
        guard let names = names(in: folder) else { throw FileFault("write", path, code: errno) }
        for name in names where !Draft.isDraft(name, of: "export") {
            guard parts.contains(name) else { return name }
            for inner in Self.names(in: "\(folder)/\(name)") ?? [] where !inner.hasSuffix(ending) {
                return "\(name)/\(inner)"
            }
        }
        return nil
    }

    deinit {
        if !isPublished || exists { Self.remove(draft) }
        close(descriptor)
    }

    /// Puts the folder in its place. Without this call nothing has happened.
    public func publish() throws(FileFault) {
        for part in parts.dropLast() { Self.flush("\(draft)/\(part)") }
        Self.flush(draft)
        if exists { try exchange() } else if rename(draft, target) != 0 { throw FileFault("write", path, code: errno) }
        isPublished = true
        Self.flush(exists ? target : OutputPath(target).folder)
    }

    private func exchange() throws(FileFault) {
        let leading = parts[parts.count - 1]
        let isFirst = parts.allSatisfy { access("\(target)/\($0)", F_OK) != 0 }
        if !isFirst {
            try OutputFile.replace("\(target)/\(leading)", with: Array(notice.utf8))
        }
        for part in parts.dropLast() {
            let old = "\(draft)/\(part).old"
            // Nothing there is as good as something moved away.
            if rename("\(target)/\(part)", old) != 0, errno != ENOENT { throw FileFault("write", path, code: errno) }
            if rename("\(draft)/\(part)", "\(target)/\(part)") != 0, errno != ENOENT {
                throw FileFault("write", path, code: errno)
            }
        }
        guard rename("\(draft)/\(leading)", "\(target)/\(leading)") == 0 else {
            throw FileFault("write", path, code: errno)
        }
    }

    /// Makes a folder within a draft.
    public static func make(_ path: String) throws(FileFault) {
        if mkdir(path, 0o777) != 0 { throw FileFault("write", path, code: errno) }
    }

    /// Brings the names in a folder to disk; one that cannot be opened is no reason to fail.
    static func flush(_ folder: String) {
        let handle = open(folder, O_RDONLY | O_CLOEXEC)
        guard handle >= 0 else { return }
        fsync(handle)
        close(handle)
    }

    private static func names(in folder: String) -> [String]? {
        guard let handle = opendir(folder) else { return nil }
        defer { closedir(handle) }
        var names: [String] = []
        while let entry = readdir(handle) {
            let name = withUnsafePointer(to: &entry.pointee.d_name) {
                $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
            }
            if name != ".", name != ".." { names.append(name) }
        }
        return names
    }

    /// Removes a draft: files and folders of files; links are not followed.
    private static func remove(_ path: String) {
        if unlink(path) == 0 { return }
        for name in names(in: path) ?? [] { remove("\(path)/\(name)") }
        rmdir(path)
    }
}
