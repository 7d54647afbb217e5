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
    /// Writes through `body` to a file beside `path` and renames it; nil is standard output, where a terminal gets what acts
    /// on it written out in a style.
    static func write(
        to path: String?, onTerminal style: VisibleText.Style = .braces, _ body: (any ByteSink) throws -> Void
    ) throws {
        guard let path else {
            try body(StandardOutput.sink(style: style))
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
