#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// Small files in which the system tells of itself.
enum SystemFile {
    /// The text of a file, or nil where it cannot be read.
    static func text(_ path: String) -> String? {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { return nil }
        defer { close(descriptor) }
        var bytes: [UInt8] = []
        var room = [UInt8](repeating: 0, count: 4096)
        while true {
            let count = read(descriptor, &room, room.count)
            if count < 0 && errno == EINTR { continue }
            if count <= 0 { return count == 0 ? String(decoding: bytes, as: UTF8.self) : nil }
            bytes += room[..<count]
        }
    }
}
