#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif
import Machine

/// The bytes of one file, or of one entry of a container, in order. What is looked at stays to be read, and what came before a
/// fault is given before the fault is thrown.
final class ReaderInput {
    /// What a reader may look at before it decides.
    static let headSize = 1 << 16

    private let next: () throws(LoadIssue) -> [UInt8]
    private var waiting: ArraySlice<UInt8> = []
    private var isAtEnd = false
    /// What ended it.
    private var fault: LoadIssue?

    /// - Parameter next: gives the next bytes, an empty list at the end.
    init(_ next: @escaping () throws(LoadIssue) -> [UInt8]) { self.next = next }

    /// What is in memory already.
    convenience init(_ bytes: [UInt8]) {
        var rest: [UInt8]? = bytes
        self.init { () throws(LoadIssue) in
            defer { rest = nil }
            return rest ?? []
        }
    }

    /// The first bytes that are not read yet, as many as there are up to `count`.
    func head(_ count: Int = headSize) throws(LoadIssue) -> [UInt8] {
        while waiting.count < count, !isAtEnd {
            do throws(LoadIssue) {
                let more = try next()
                if more.isEmpty { isAtEnd = true } else { waiting += more }
            } catch {
                (fault, isAtEnd) = (error, true)
            }
        }
        if waiting.isEmpty, let fault { throw fault }
        return Array(waiting.prefix(count))
    }

    /// The next bytes, however many come; an empty list at the end.
    func part() throws(LoadIssue) -> [UInt8] {
        if waiting.isEmpty, !isAtEnd {
            let more = try next()
            isAtEnd = more.isEmpty
            return more
        }
        if waiting.isEmpty, let fault { throw fault }
        defer { waiting = [] }
        return Array(waiting)
    }

    /// All that is left.
    ///
    /// - Returns: nil where that is more than `limit`.
    func rest(limit: Int) throws(LoadIssue) -> [UInt8]? {
        var all = Array(waiting)
        waiting = []
        if let fault { throw fault }
        while !isAtEnd, all.count <= limit {
            let more = try next()
            if more.isEmpty { isAtEnd = true } else if all.isEmpty { all = more } else { all += more }
        }
        return all.count <= limit ? all : nil
    }

    /// A file, or standard input for `-`.
    convenience init(opening path: FilePath) throws(LoadIssue) {
        let file: OpenFile
        do throws(FileError) { file = try OpenFile(path) } catch { throw LoadIssue(path, error) }
        self.init { () throws(LoadIssue) in
            do throws(FileError) { return try file.next() } catch { throw LoadIssue(path, error) }
        }
    }
}

/// An open file that is read from front to back.
private final class OpenFile {
    private static let step = 1 << 18
    private let descriptor: Int32
    private let path: FilePath

    init(_ path: FilePath) throws(FileError) {
        self.path = path
        descriptor = path == .standardInput ? 0 : try FileSystem.open(path).descriptor
    }

    deinit { if descriptor != 0 { close(descriptor) } }

    func next() throws(FileError) -> [UInt8] {
        var failure: Int32 = 0
        let bytes = [UInt8](unsafeUninitializedCapacity: Self.step) { buffer, count in
            var got = read(descriptor, buffer.baseAddress, Self.step)
            while got < 0, errno == EINTR { got = read(descriptor, buffer.baseAddress, Self.step) }
            if got < 0 { failure = errno }
            count = max(got, 0)
        }
        guard failure == 0 else { throw FileError(path: path.description, code: failure) }
        return bytes
    }
}
