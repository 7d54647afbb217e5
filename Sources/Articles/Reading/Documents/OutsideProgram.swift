#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

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
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        posix_spawn_file_actions_adddup2(&actions, source, 0)
        posix_spawn_file_actions_adddup2(&actions, target, 1)
        posix_spawn_file_actions_addopen(&actions, 2, "/dev/null", O_WRONLY, 0)
        let words: [String] = ["sh", "-c", command]
        var arguments: [UnsafeMutablePointer<CChar>?] = words.map { strdup($0) }
        arguments.append(nil)
        defer { for argument in arguments { free(argument) } }
        var process = pid_t()
        guard posix_spawn(&process, "/bin/sh", &actions, nil, &arguments, environ) == 0 else { return nil }
        var state: Int32 = 0
        while waitpid(process, &state, 0) < 0 { guard errno == EINTR else { return nil } }
        let signal = state & 0x7F
        return Outcome(status: signal == 0 ? (state >> 8) & 0xFF : 128 + signal, output: contents(of: target, limit))
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
