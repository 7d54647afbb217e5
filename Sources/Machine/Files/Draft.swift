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
    private static let ending = Array(".partial".utf8)

    /// Makes a draft under a name that is free: `make` gives its descriptor, or less than 0 and the system's error.
    static func make(
        at place: FilePlace, _ make: (Int32, UnsafePointer<CChar>) -> Int32
    ) throws(FileError) -> (name: [UInt8], descriptor: Int32) {
        for _ in 0..<100 {
            let mark = ".~" + String(UInt64.random(in: UInt64.min...UInt64.max), radix: 16)
            let name = stem(of: place.name) + Array(mark.utf8) + ending
            let descriptor = place.with(name, make)
            if descriptor < 0 {
                if errno == EEXIST { continue }
                throw FileError(path: place.path, code: errno)
            }
            if lock(descriptor) { return (name, descriptor) }
            // Another process has just taken it for one left behind.
            close(descriptor)
        }
        throw FileError(path: place.path, code: EEXIST)
    }

    /// Whether the draft is this process's now: false where another one took it for a dead one's and removed it.
    private static func lock(_ descriptor: Int32) -> Bool {
        if flock(descriptor, LOCK_EX | LOCK_NB) != 0, errno == EWOULDBLOCK { return false }
        var status = stat()
        return fstat(descriptor, &status) == 0 && status.st_nlink > 0
    }

    /// Removes drafts of this name whose writers have gone.
    static func removeAbandoned(at place: FilePlace) {
        for name in place.entries where isDraft(name, of: place.name) {
            let descriptor = place.with(name) { openat($0, $1, O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK) }
            guard descriptor >= 0 else { continue }
            if flock(descriptor, LOCK_EX | LOCK_NB) == 0 { place.remove(name) }
            close(descriptor)
        }
    }

    /// Whether a name in a folder is that of a draft of another.
    static func isDraft(_ entry: [UInt8], of name: [UInt8]) -> Bool {
        let start = stem(of: name) + [UInt8(ascii: ".")]
        guard entry.count > start.count + ending.count, entry.starts(with: start),
            entry.suffix(ending.count).elementsEqual(ending)
        else { return false }
        return isMark(String(decoding: entry[start.count..<(entry.count - ending.count)], as: UTF8.self))
    }

    /// Whether it stands between name and ending of a draft: `~` and a number, or the process id that programs before
    /// this one wrote there, if it has gone.
    private static func isMark(_ text: String) -> Bool {
        if text.first == "~" { return text.count > 1 && text.dropFirst().allSatisfy(\.isHexDigit) }
        guard let process = pid_t(text), process > 0 else { return false }
        return kill(process, 0) != 0 && errno == ESRCH
    }

    /// The name, or as much of a long one as leaves room for the rest, and a number that tells it from others.
    private static func stem(of name: [UInt8]) -> [UInt8] {
        guard name.count > 200 else { return name }
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325
        for byte in name { hash = (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01B3 }
        var end = 180
        // Not within a code point, which some file systems refuse.
        while end > 176, name[end] & 0xC0 == 0x80 { end -= 1 }
        return name[..<end] + Array("~\(String(hash, radix: 16))".utf8)
    }
}
