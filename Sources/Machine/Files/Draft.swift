#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// Temporary names of what is being written, `NAME.~3f9c….partial`, and a lock that tells whether their writer lives.
///
/// The lock is of the open file: it goes with the process, however that ends. So the next writer of the same name can
/// tell a draft that was left behind from one that grows.
enum Draft {
    /// Runs `body` with names that are most likely free until it makes one.
    static func make<Result>(
        of path: OutputPath, _ body: (String) throws(FileFault) -> Result?
    ) throws(FileFault) -> Result {
        for _ in 0..<100 {
            let number = UInt64.random(in: UInt64.min...UInt64.max)
            if let result = try body(path.sibling("\(stem(of: path.name)).~\(String(number, radix: 16)).partial")) {
                return result
            }
        }
        throw FileFault("write", path.sibling(path.name), code: EEXIST)
    }

    /// Whether the draft is this process's now: false where another one has just taken it for a dead one's and removed it.
    static func lock(_ descriptor: Int32) -> Bool {
        if flock(descriptor, LOCK_EX | LOCK_NB) != 0, errno == EWOULDBLOCK { return false }
        var status = stat()
        return fstat(descriptor, &status) == 0 && status.st_nlink > 0
    }

    /// Removes drafts of this name whose writers have gone.
    static func removeAbandoned(of path: OutputPath, remove: (String) -> Void) {
        guard let folder = opendir(path.folder) else { return }
        defer { closedir(folder) }
        let stem = stem(of: path.name) + "."
        var found: [String] = []
        while let entry = readdir(folder) {
            let name = withUnsafePointer(to: &entry.pointee.d_name) {
                $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
            }
            if name.hasPrefix(stem), name.hasSuffix(".partial"),
                isMark(name.dropFirst(stem.count).dropLast(".partial".count))
            {
                found.append(path.sibling(name))
            }
        }
        for draft in found {
            let descriptor = open(draft, O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK)
            guard descriptor >= 0 else { continue }
            if flock(descriptor, LOCK_EX | LOCK_NB) == 0 { remove(draft) }
            close(descriptor)
        }
    }

    /// Whether a name in a folder is that of a draft of `name`.
    static func isDraft(_ entry: String, of name: String) -> Bool {
        let stem = stem(of: name) + "."
        return entry.hasPrefix(stem) && entry.hasSuffix(".partial")
    }

    /// Whether it stands between name and ending of a draft: `~` and a number, or the process id that programs before
    /// this one wrote there, if it has gone.
    private static func isMark(_ text: Substring) -> Bool {
        if text.first == "~" { return !text.dropFirst().isEmpty && text.dropFirst().allSatisfy(\.isHexDigit) }
        guard let process = pid_t(text), process > 0 else { return false }
        return kill(process, 0) != 0 && errno == ESRCH
    }

    /// The name, or as much of a long one as leaves room for the rest, and a number that tells it from others.
    private static func stem(of name: String) -> String {
        guard name.utf8.count > 200 else { return name }
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325
        for byte in name.utf8 { hash = (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01B3 }
        var start = name.prefix(64)
        while start.utf8.count > 180 { start.removeLast() }
        return "\(start)~\(String(hash, radix: 16))"
    }
}
