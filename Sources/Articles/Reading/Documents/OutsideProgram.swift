#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif
import Machine

/// Runs a program of the system over bytes. Both ends are files without a name, so that no side can wait for the other.
enum OutsideProgram {
    /// What a program came to.
    struct Outcome {
        /// Its exit status; 128 and the signal where one ended it.
        let status: Int32
        let output: [UInt8]
    }

    /// Runs a line of the shell; nil where that is not possible.
    ///
    /// - Parameter limit: the most bytes of the output that are kept.
    static func run(_ command: String, input: [UInt8], limit: Int) -> Outcome? {
        guard let source = unnamedFile(), let target = unnamedFile() else { return nil }
        defer {
            close(source)
            close(target)
        }
        guard write(input, to: source), lseek(source, 0, SEEK_SET) == 0 else { return nil }
        let streams = ChildProcess.Streams(input: source, output: target, dropsErrors: true)
        guard let ending = ChildProcess(shell: command, streams: streams)?.wait() else { return nil }
        return Outcome(status: ending.status, output: contents(of: target, limit))
    }

    private static func unnamedFile() -> Int32? {
        var name = Array("/tmp/naql-XXXXXX".utf8CString)
        let descriptor = mkstemp(&name)
        guard descriptor >= 0 else { return nil }
        unlink(name)
        _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC)
        return descriptor
    }

    private static func write(_ bytes: [UInt8], to descriptor: Int32) -> Bool {
        bytes.withUnsafeBytes { bytes in
            var rest = bytes[...]
            while !rest.isEmpty {
                let part = UnsafeRawBufferPointer(rebasing: rest)
                let count = putBytes(descriptor, part.baseAddress, part.count)
                if count < 0, errno == EINTR { continue }
                guard count > 0 else { return false }
                rest = rest.dropFirst(count)
            }
            return true
        }
    }

    private static func contents(of descriptor: Int32, _ limit: Int) -> [UInt8] {
        guard lseek(descriptor, 0, SEEK_SET) == 0 else { return [] }
        var bytes: [UInt8] = []
        var room = [UInt8](repeating: 0, count: 1 << 16)
        while bytes.count < limit {
            let count = read(descriptor, &room, room.count)
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { break }
            bytes += room[..<count]
        }
        return bytes
    }
}

private func putBytes(_ descriptor: Int32, _ bytes: UnsafeRawPointer?, _ count: Int) -> Int {
    write(descriptor, bytes, count)
}
