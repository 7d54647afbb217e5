#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif
import Machine

/// A running reader's process.
final class WorkerProcess {
    private let process: pid_t
    var pipe: FramePipe

    /// Starts one; nil where that is not possible.
    init?(_ program: FilePath) {
        guard let requests = Self.makePipe() else { return nil }
        guard let answers = Self.makePipe() else {
            close(requests.read)
            close(requests.write)
            return nil
        }
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        posix_spawn_file_actions_adddup2(&actions, requests.read, 0)
        posix_spawn_file_actions_adddup2(&actions, answers.write, 1)
        // What a library says as it dies is told in our words.
        posix_spawn_file_actions_addopen(&actions, 2, "/dev/null", O_WRONLY, 0)
        let words = ["naql", ReaderWorker.argument]
        var arguments: [UnsafeMutablePointer<CChar>?] = words.map { strdup($0) }
        arguments.append(nil)
        defer { for argument in arguments { free(argument) } }
        var child = pid_t()
        let status = posix_spawn(&child, program.text, &actions, nil, &arguments, environ)
        close(requests.read)
        close(answers.write)
        guard status == 0 else {
            close(requests.write)
            close(answers.read)
            return nil
        }
        process = child
        pipe = FramePipe(input: answers.read, output: requests.write)
    }

    /// Both ends of a pipe that no other program gets, as long as one process is started at a time.
    private static func makePipe() -> (read: Int32, write: Int32)? {
        var ends: [Int32] = [0, 0]
        guard systemPipe(&ends) == 0 else { return nil }
        for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
        return (ends[0], ends[1])
    }

    /// Ends it, if it has not ended, and tells what ended it in words.
    func end(isLate: Bool, seconds: Int) -> String {
        if isLate { kill(process, SIGKILL) }
        var state: Int32 = 0
        while waitpid(process, &state, 0) < 0, errno == EINTR {}
        hasEnded = true
        if isLate { return "no answer for \(seconds) s" }
        let signal = state & 0x7F
        return signal == 0 ? "status \((state >> 8) & 0xFF)" : "signal \(signal)"
    }
    private var hasEnded = false

    deinit {
        close(pipe.output)
        close(pipe.input)
        guard !hasEnded else { return }
        // It ends when its input does.
        var state: Int32 = 0
        while waitpid(process, &state, 0) < 0, errno == EINTR {}
    }
}

/// `pipe` of the system, whose name the class takes.
private func systemPipe(_ ends: inout [Int32]) -> Int32 { pipe(&ends) }
