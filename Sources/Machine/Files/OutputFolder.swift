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
    private let form: Form
    private let path: String
    private let target: FilePath
    private let exists: Bool
    private let place: FilePlace
    private let name: [UInt8]
    private let descriptor: Int32
    private var isPublished = false
    /// Where to write the files of the folder.
    public let draft: String

    /// What such a folder has in it.
    public struct Form: Sendable {
        let folders: [String]
        let endings: [String]
        let list: String
        let notice: String

        /// - Parameters:
        ///   - folders: names of folders of files.
        ///   - endings: of what stands in them.
        ///   - list: the name of the file that leads to the others.
        ///   - notice: what that file says while parts are exchanged.
        public init(folders: [String], endings: [String], list: String, notice: String) {
            (self.folders, self.endings, self.list, self.notice) = (folders, endings, list, notice)
        }
    }

    /// Opens a draft for a folder that is not there, is empty, or holds what the form says and nothing else.
    public init(_ path: String, form: Form) throws(FileError) {
        self.form = form
        let asked = FilePath(path).trimmed
        self.path = asked.description
        let (target, status) = try asked.followingLinks()
        self.target = target
        exists = status != nil
        if let status {
            guard FileStatus(status).kind == .folder else { throw FileError(path: self.path, code: ENOTDIR) }
            // Beside the parts, so that they can be exchanged where the folder itself cannot be moved.
            place = try FilePlace(target.appending("export"), shownAs: self.path)
            Draft.removeAbandoned(at: place)
            if let foreign = try Self.foreignEntry(in: target, form, place) {
                throw FileError(
                    path: self.path,
                    .unfit("is a folder with other things in it (\(foreign)); name a new or an empty one"))
            }
        } else {
            place = try FilePlace(target, shownAs: self.path)
            Draft.removeAbandoned(at: place)
        }
        (name, descriptor) = try Draft.make(at: place) { folder, name in
            mkdirat(folder, name, 0o777) == 0 ? openat(folder, name, O_RDONLY | O_CLOEXEC | O_DIRECTORY) : -1
        }
        let folder = exists ? target : target.folder
        draft = folder.appending(name).text
    }

    /// Something in the folder that the next export must not remove.
    private static func foreignEntry(
        in folder: FilePath, _ form: Form, _ place: FilePlace
    ) throws(FileError) -> String? {
        for name in try FileSystem.names(in: folder) where !Draft.isDraft(name, of: place.name) {
            let text = FilePath(bytes: name).description
            if text == form.list { continue }
            guard form.folders.contains(text), let inner = try? FileSystem.names(in: folder.appending(name)) else {
                return text
            }
            for entry in inner
            where !form.endings.contains(where: { entry.reversed().starts(with: $0.utf8.reversed()) }) {
                return "\(text)/\(FilePath(bytes: entry))"
            }
        }
        return nil
    }

    deinit {
        if !isPublished || exists { place.remove(name) }
        close(descriptor)
    }

    /// Makes a folder within the draft.
    public func makeFolder(_ name: String) throws(FileError) {
        let path = FilePath(draft).appending(name)
        guard path.withDescriptor({ mkdirat($0, $1, 0o777) }) == 0 else {
            throw FileError(path: self.path, code: errno)
        }
    }

    /// Puts the folder in its place. Without this call nothing has happened.
    public func publish() throws(FileError) {
        for folder in form.folders { Self.flush(FilePath(draft).appending(folder)) }
        fsync(descriptor)
        if exists {
            try exchange()
        } else if !place.rename(name, to: place.name) {
            throw FileError(path: path, code: errno)
        }
        isPublished = true
        place.flush()
    }

    private func exchange() throws(FileError) {
        if (form.folders + [form.list]).contains(where: { FileSystem.exists(target.appending($0)) }) {
            try OutputFile.replace(target.appending(form.list).text, with: Array(form.notice.utf8))
        }
        for folder in form.folders {
            // Nothing there is as good as something moved away.
            try move(target.appending(folder), to: FilePath(draft).appending(folder + ".old"), ifThere: true)
            try move(FilePath(draft).appending(folder), to: target.appending(folder), ifThere: false)
        }
        try move(FilePath(draft).appending(form.list), to: target.appending(form.list), ifThere: false)
    }

    private func move(_ from: FilePath, to: FilePath, ifThere: Bool) throws(FileError) {
        let code = from.withDescriptor { folder, from in to.withDescriptor { renameat(folder, from, $0, $1) } }
        if code != 0, !(ifThere && errno == ENOENT) { throw FileError(path: path, code: errno) }
    }

    /// Brings the names in a folder to disk; one that cannot be opened is no reason to fail.
    private static func flush(_ folder: FilePath) {
        let handle = folder.withDescriptor { openat($0, $1, O_RDONLY | O_CLOEXEC | O_DIRECTORY) }
        guard handle >= 0 else { return }
        fsync(handle)
        close(handle)
    }
}
