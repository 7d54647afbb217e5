#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// The file that the process runs.
public enum ProgramFile {
    /// Where it is.
    public static let path: FilePath = {
        #if os(Linux)
            return FilePath("/proc/self/exe")
        #else
            return FilePath(ProcessArguments.all.first ?? "")
        #endif
    }()

    /// Its path behind all links; nil where the system does not tell.
    public static var target: String? {
        guard let resolved = realpath(path.text, nil) else { return nil }
        defer { free(resolved) }
        return String(cString: resolved)
    }

    /// Unlike that of any other build of the program, as far as size and time tell.
    public static let mark: String = {
        guard let status = try? FileSystem.status(of: path) else { return "" }
        return "\(status.size).\(status.modified)"
    }()
}
