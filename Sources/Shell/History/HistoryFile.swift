import Machine
import Naql
#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// The file of the history: an entry a line, `\n` for a line break and `\\` for a backslash.
///
/// Each entry is appended when it is entered, under a lock, so that sessions side by side lose nothing. Whatever fails is
/// left be: the history is a courtesy.
struct HistoryFile {
    let path: String

    /// The most entries that are kept in memory and in the file.
    static let limit = 10_000
    /// The largest file that is read.
    private static let sizeLimit = 64 << 20

    /// The file in the user's folder of states; nil where there is no such folder to be had.
    static var standard: HistoryFile? {
        UserFolders.state.map { HistoryFile(path: $0 + "/history") }
    }

    /// Every entry, the latest last; a file that has grown too long is cut.
    func load() -> [String] {
        guard let text = contents() else { return [] }
        let entries = Self.decode(text)
        if entries.count > Self.limit * 2 { shorten() }
        return entries
    }

    /// Appends an entry.
    func append(_ entry: String) {
        makeFolder()
        guard let descriptor = lockedDescriptor(O_WRONLY | O_APPEND | O_CREAT) else { return }
        defer { close(descriptor) }
        let line = Array((Self.encode(entry) + "\n").utf8)
        _ = write(descriptor, line, line.count)
    }

    static func encode(_ entry: String) -> String {
        entry.replacing("\\", with: "\\\\").replacing("\n", with: "\\n").replacing("\r", with: "\\r")
    }

    static func decode(_ text: String) -> [String] {
        text.utf8.split(separator: UInt8(ascii: "\n")).map { line in
            var bytes: [UInt8] = []
            var isEscaped = false
            for byte in line {
                if isEscaped {
                    bytes.append(
                        byte == UInt8(ascii: "n") ? 0x0A : byte == UInt8(ascii: "r") ? 0x0D : byte)
                    isEscaped = false
                } else if byte == UInt8(ascii: "\\") {
                    isEscaped = true
                } else {
                    bytes.append(byte)
                }
            }
            return String(decoding: bytes, as: UTF8.self)
        }
    }

    private func contents() -> String? {
        var facts = stat()
        guard stat(path, &facts) == 0, facts.st_mode & S_IFMT == S_IFREG, facts.st_size <= Self.sizeLimit,
            let bytes = try? Files.bytes(of: path)
        else { return nil }
        return String(decoding: bytes, as: UTF8.self)
    }

    /// Keeps the newest entries, in a new file that takes the old one's place.
    private func shorten() {
        guard let descriptor = lockedDescriptor(O_RDWR) else { return }
        defer { close(descriptor) }
        guard let text = contents() else { return }
        let kept = Self.decode(text).suffix(Self.limit)
        let bytes = Array(kept.map { Self.encode($0) + "\n" }.joined().utf8)
        try? OutputFile.replace(path, with: bytes)
    }

    /// The file, open and locked: the one that has the name now, not one that was replaced while the lock was awaited.
    private func lockedDescriptor(_ flags: Int32) -> Int32? {
        for _ in 0..<8 {
            let descriptor = open(path, flags | O_CLOEXEC | O_NONBLOCK, 0o600)
            guard descriptor >= 0 else { return nil }
            var mine = stat()
            var named = stat()
            if flock(descriptor, LOCK_EX) == 0, fstat(descriptor, &mine) == 0, stat(path, &named) == 0,
                mine.st_ino == named.st_ino, mine.st_mode & S_IFMT == S_IFREG
            {
                return descriptor
            }
            close(descriptor)
        }
        return nil
    }

    private func makeFolder() {
        guard let slash = path.lastIndex(of: "/") else { return }
        UserFolders.make(String(path[..<slash]))
    }
}
