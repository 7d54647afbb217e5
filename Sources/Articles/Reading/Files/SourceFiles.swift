public import Machine

/// Finds article files: each once, however often and by whatever names it is reached.
public struct SourceFiles: Sendable {
    /// A file that a reader knows.
    public struct File: Sendable {
        /// Where it is; of several paths one without a link on the way, then the shortest.
        public fileprivate(set) var path: FilePath
        /// The source in which it was reached first, by its place in the list.
        public let source: Int
        /// How often it was reached besides.
        public fileprivate(set) var repeats = 0
        fileprivate var isByLink: Bool
    }

    /// The files, in the order in which they were reached first.
    public private(set) var files: [File] = []
    /// What was not found.
    public private(set) var issues: [LoadIssue] = []
    /// How many files in folders have an ending that no reader knows.
    public private(set) var notRead: [String: Int] = [:]

    private var places: [FileStatus.Identity: Int] = [:]
    private var folders: [FileStatus.Identity: Folder] = [:]
    private var unread: Set<FileStatus.Identity> = []

    private enum Folder {
        /// It is being gone through: what leads to it now is a loop.
        case open
        /// The files found in it, and whether a link led to it.
        case done(Range<Int>, isByLink: Bool)
    }

    private var source = 0
    private let cancellation: CancellationFlag

    /// Looks the sources up: files as they are, folders with all that is in them, in order of their names; `-` is standard
    /// input, and nil is passed over. Where it is no longer wanted it ends early.
    public init(_ sources: [FilePath?], cancellation: CancellationFlag = CancellationFlag()) {
        self.cancellation = cancellation
        for (index, path) in sources.enumerated() {
            guard let path else { continue }
            source = index
            if path == .standardInput {
                addStandardInput()
                continue
            }
            do throws(FileError) {
                try add(path)
            } catch {
                issues.append(LoadIssue(path, error))
            }
        }
    }

    private mutating func addStandardInput() {
        // It can be read but once.
        if !files.contains(where: { $0.path == .standardInput }) {
            files.append(File(path: .standardInput, source: source, isByLink: false))
        }
    }

    private mutating func add(_ path: FilePath) throws(FileError) {
        let status = try FileSystem.status(of: path)
        switch status.kind {
        case .folder:
            let before = (reached, issues.count)
            walk(path, status)
            if before == (reached, issues.count) { issues.append(LoadIssue(path, .nothingToRead)) }
        case .file:
            if !Readers.knows(path), !Readers.recognises(path) {
                issues.append(LoadIssue(path, .unknownEnding(path.ending)))
            } else {
                add(path, status, isByLink: FileSystem.isLink(path))
            }
        case .pipe, .socket, .device: throw FileError(path: path.description, .notAFile(status.kind))
        }
    }

    /// How often any file was reached.
    private var reached: Int { files.reduce(0) { $0 + 1 + $1.repeats } }

    private mutating func add(_ path: FilePath, _ status: FileStatus, isByLink: Bool) {
        guard let place = places[status.identity] else {
            places[status.identity] = files.count
            files.append(File(path: path, source: source, isByLink: isByLink))
            return
        }
        files[place].repeats += 1
        let old = files[place]
        if (isByLink ? 1 : 0, path.bytes.count, path) < (old.isByLink ? 1 : 0, old.path.bytes.count, old.path) {
            (files[place].path, files[place].isByLink) = (path, isByLink)
        }
    }

    // MARK: Folders

    private enum Step {
        case visit(FilePath, isByLink: Bool)
        case leave(FileStatus.Identity, first: Int, isByLink: Bool)
    }

    /// Goes through a folder. Not by calling itself: folders may be nested as deep as one likes.
    private mutating func walk(_ root: FilePath, _ status: FileStatus) {
        var steps: [Step] = []
        enter(root, status, isByLink: FileSystem.isLink(root), &steps)
        while !cancellation.isCancelled, let step = steps.popLast() {
            switch step {
            case .leave(let folder, let first, let isByLink):
                folders[folder] = .done(first..<files.count, isByLink: isByLink)
            case .visit(let path, let isByLink):
                let isByLink = isByLink || FileSystem.isLink(path)
                do throws(FileError) {
                    visit(path, try FileSystem.status(of: path), isByLink: isByLink, &steps)
                } catch {
                    // A link to nothing holds nothing that could be missed, unless it is named as an article is.
                    if Readers.knows(path) {
                        issues.append(error.isMissing ? LoadIssue(path, .brokenLink) : LoadIssue(path, error))
                    }
                }
            }
        }
    }

    private mutating func visit(_ path: FilePath, _ status: FileStatus, isByLink: Bool, _ steps: inout [Step]) {
        switch status.kind {
        case .folder: enter(path, status, isByLink: isByLink, &steps)
        case .pipe, .socket, .device: issues.append(LoadIssue(path, .passedOver(status.kind)))
        case .file:
            if Readers.knows(path) || Readers.recognises(path) {
                add(path, status, isByLink: isByLink)
            } else if unread.insert(status.identity).inserted {
                notRead[path.ending, default: 0] += 1
            }
        }
    }

    private mutating func enter(_ folder: FilePath, _ status: FileStatus, isByLink: Bool, _ steps: inout [Step]) {
        switch folders[status.identity] {
        case .open: return
        case .done(let range, let wasByLink) where isByLink || !wasByLink:
            for place in range { files[place].repeats += 1 }
            return
        case .done, nil: break
        }
        let names: [[UInt8]]
        do throws(FileError) { names = try FileSystem.names(in: folder) } catch {
            issues.append(LoadIssue(folder, error))
            return
        }
        folders[status.identity] = .open
        steps.append(.leave(status.identity, first: files.count, isByLink: isByLink))
        for name in names.reversed() where name.first != UInt8(ascii: ".") {
            steps.append(.visit(folder.appending(name), isByLink: isByLink))
        }
    }
}
