import Naql
import Renderers

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// A program that reads what is written to it: a line for `/bin/sh`, with the terminal for all that it says itself.
final class ChildProgram {
    let command: String
    /// Where to write.
    let sink: DescriptorSink
    private var descriptor: Int32
    private let process: pid_t

    /// Starts it; `environment` adds variables that are not set.
    ///
    /// - Throws: ``CommandError`` where it cannot be started.
    init(_ command: String, environment: [String: String] = [:]) throws {
        var ends: [Int32] = [-1, -1]
        guard pipe(&ends) == 0 else { throw CommandError("cannot start `\(command)`: no pipe") }
        // The program must see the end of its input, so no one else may hold the writing end.
        for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
        let started = Self.spawn(["/bin/sh", "-c", command], input: ends[0], environment: environment)
        close(ends[0])
        guard let started else {
            close(ends[1])
            throw CommandError("cannot start `\(command)`")
        }
        self.command = command
        process = started
        descriptor = ends[1]
        sink = DescriptorSink(descriptor: ends[1])
    }

    deinit { _ = end() }

    /// Tells it that no more comes, and waits for its end; the status, or 128 and the signal that ended it.
    func end() -> Int32 {
        guard descriptor >= 0 else { return 0 }
        close(descriptor)
        descriptor = -1
        var status: Int32 = 0
        while waitpid(process, &status, 0) < 0 { if errno != EINTR { return 0 } }
        let signal = status & 0x7F
        return signal == 0 ? (status >> 8) & 0xFF : 128 + signal
    }

    /// What is to be told of a status; nil where all went well, or the program just had enough.
    static func complaint(_ command: String, status: Int32) -> String? {
        switch status {
        case 0, 128 + SIGPIPE, 128 + SIGINT: nil
        case 127: "`\(command)`: there is no such program"
        case 126: "`\(command)` cannot be run"
        default: "`\(command)` ended with status \(status)"
        }
    }

    private static func spawn(_ words: [String], input: Int32, environment: [String: String]) -> pid_t? {
        #if canImport(Darwin)
            var actions: posix_spawn_file_actions_t?
            var attributes: posix_spawnattr_t?
        #else
            var actions = posix_spawn_file_actions_t()
            var attributes = posix_spawnattr_t()
        #endif
        posix_spawn_file_actions_init(&actions)
        posix_spawnattr_init(&attributes)
        defer {
            posix_spawn_file_actions_destroy(&actions)
            posix_spawnattr_destroy(&attributes)
        }
        posix_spawn_file_actions_adddup2(&actions, input, 0)
        // This program is told of a reader that has gone by `write`; others expect the signal.
        var defaults = sigset_t()
        sigemptyset(&defaults)
        sigaddset(&defaults, SIGPIPE)
        posix_spawnattr_setsigdefault(&attributes, &defaults)
        posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGDEF))
        var arguments: [UnsafeMutablePointer<CChar>?] = words.map { strdup($0) } + [nil]
        var variables = inherited(adding: environment).map { strdup($0) } + [nil]
        defer { for pointer in arguments + variables { free(pointer) } }
        var child = pid_t()
        return posix_spawn(&child, "/bin/sh", &actions, &attributes, &arguments, &variables) == 0 ? child : nil
    }

    private static func inherited(adding more: [String: String]) -> [String] {
        var variables: [String] = []
        var place = environ
        while let entry = place.pointee {
            variables.append(String(cString: entry))
            place += 1
        }
        return variables
            + more.filter { TerminalFacts.variable($0.key) == nil }.map { "\($0.key)=\($0.value)" }
    }
}
