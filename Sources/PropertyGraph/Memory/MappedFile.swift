import Machine
import Synchronization
#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// Why a file could not be mapped.
struct SystemError: Error {
    let operation: String
    let path: String
    let reason: String

    init(_ operation: String, _ path: String, code: Int32 = errno) {
        self.operation = operation
        self.path = path
        reason = String(cString: strerror(code))
    }

    init(_ operation: String, _ error: FileError) {
        self.operation = operation
        path = error.path
        reason = error.isNoFile ? "it \(error.words)" : error.words
    }
}

/// A file's bytes, mapped for reading.
///
/// Unchecked: the bytes are only read, and the rest is fixed or behind a lock.
final class MappedFile: @unchecked Sendable {
    let path: String
    let bytes: UnsafeRawBufferPointer
    /// Kept open to see whether the file changes; -1 where nobody asks.
    private let descriptor: Int32
    private let stamp: Mutex<Stamp>

    /// What changes with a file's content.
    private struct Stamp: Equatable, Sendable {
        let size: Int
        let seconds: Int
        let nanoseconds: Int

        init(_ status: stat) {
            size = Int(status.st_size)
            #if canImport(Darwin)
                (seconds, nanoseconds) = (Int(status.st_mtimespec.tv_sec), Int(status.st_mtimespec.tv_nsec))
            #else
                (seconds, nanoseconds) = (Int(status.st_mtim.tv_sec), Int(status.st_mtim.tv_nsec))
            #endif
        }
    }

    /// - Parameter isWatched: whether ``hasChanged`` will be asked.
    init(_ path: String, isSequential: Bool = false, isWatched: Bool = false) throws(SystemError) {
        self.path = path
        let descriptor: Int32
        // A pipe without a writer must not keep its reader waiting: only what can be mapped is opened.
        do throws(FileError) { descriptor = try FileSystem.open(FilePath(path)).descriptor } catch {
            throw SystemError(error.isNoFile ? "read" : "open", error)
        }
        var status = stat()
        do throws(SystemError) {
            guard fstat(descriptor, &status) == 0 else { throw SystemError("read", path) }
            bytes = try Self.map(descriptor, Int(status.st_size), path)
        } catch {
            close(descriptor)
            throw error
        }
        if isSequential, let start = bytes.baseAddress {
            madvise(UnsafeMutableRawPointer(mutating: start), bytes.count, MADV_SEQUENTIAL)
        }
        stamp = Mutex(Stamp(status))
        self.descriptor = isWatched ? descriptor : -1
        if !isWatched { close(descriptor) }
    }

    private static func map(_ descriptor: Int32, _ size: Int, _ path: String) throws(SystemError)
        -> UnsafeRawBufferPointer
    {
        guard size > 0 else { return UnsafeRawBufferPointer(start: nil, count: 0) }
        guard let start = mmap(nil, size, PROT_READ, MAP_PRIVATE, descriptor, 0), start != MAP_FAILED else {
            throw SystemError("map", path)
        }
        return UnsafeRawBufferPointer(start: start, count: size)
    }

    /// Whether somebody has written into the file since it was opened. Another file under its name is no change: the
    /// one that was opened stays.
    var hasChanged: Bool {
        guard descriptor >= 0 else { return false }
        return current.map { now in stamp.withLock { $0 != now } } ?? true
    }

    /// Whether the file is as long as it was, so that all of it can be read without a fault.
    var isWhole: Bool { current?.size == bytes.count }

    /// From now on the file counts as unchanged; false where the system does not tell its state.
    func acceptChange() -> Bool {
        guard let current else { return false }
        stamp.withLock { $0 = current }
        return true
    }

    private var current: Stamp? {
        var status = stat()
        return fstat(descriptor, &status) == 0 ? Stamp(status) : nil
    }

    deinit {
        if descriptor >= 0 { close(descriptor) }
        if let start = bytes.baseAddress { munmap(UnsafeMutableRawPointer(mutating: start), bytes.count) }
    }
}
