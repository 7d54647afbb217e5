import Naql

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// A file that takes its name only when it is whole.
enum ExportFile {
    /// Writes through `body` to a file beside `path` and renames it; nil is standard output.
    static func write(to path: String?, _ body: (any ByteSink) throws -> Void) throws {
        guard let path else {
            try body(DescriptorSink(descriptor: 1))
            return
        }
        let temporary = path + ".part\(getpid())"
        let descriptor = open(temporary, O_WRONLY | O_CREAT | O_TRUNC, 0o644)
        guard descriptor >= 0 else { throw FileError(path: path, code: errno) }
        do {
            try body(DescriptorSink(descriptor: descriptor))
            guard close(descriptor) == 0, rename(temporary, path) == 0 else {
                throw FileError(path: path, code: errno)
            }
        } catch {
            unlink(temporary)
            throw error
        }
    }

    /// Makes a folder where there is none.
    static func makeFolder(_ path: String) throws(FileError) {
        if mkdir(path, 0o755) != 0 && errno != EEXIST { throw FileError(path: path, code: errno) }
    }
}
