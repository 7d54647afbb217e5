import Foundation
#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// The program in a pseudo-terminal of its own, with a model of the screen.
final class Terminal {
    private let leader: Int32
    private let process: pid_t
    private(set) var screen: Screen
    private var bytes: [UInt8] = []
    /// All that was written, with its escape sequences.
    private(set) var transcript = ""
    let state: String

    struct Failure: Error, CustomStringConvertible {
        let description: String
    }

    /// Locales in which the prompt is the same: one of UTF-8, one that knows ASCII alone, none.
    static let locales: [[String: String]] = [["LC_ALL": "C.UTF-8"], ["LC_ALL": "C"], [:]]
    /// The root of the repository.
    static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent().path
    /// The built program: the test bundle stands beside it.
    static let program = URL(fileURLWithPath: CommandLine.arguments[0]).deletingLastPathComponent()
        .appendingPathComponent("naql").path

    /// Starts the program and waits for its prompt; or another `shell`, from which it is started then.
    init(
        _ arguments: [String] = ["--quiet"], columns: Int = 80, height: Int = 24, environment: [String: String] = [:],
        state: String? = nil, outputTo path: String? = nil, from shell: String? = nil
    ) throws {
        screen = Screen(columns: columns, height: height)
        self.state = state ?? NSTemporaryDirectory() + "naql-state-" + UUID().uuidString
        let follower: String
        (leader, follower) = try Self.openPair()
        var size = winsize(ws_row: UInt16(height), ws_col: UInt16(columns), ws_xpixel: 0, ws_ypixel: 0)
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        // A session's leader that opens a terminal has it as its own.
        posix_spawn_file_actions_addopen(&actions, 0, follower, O_RDWR, 0)
        if let path {
            posix_spawn_file_actions_addopen(&actions, 1, path, O_WRONLY | O_CREAT | O_TRUNC, 0o600)
        } else {
            posix_spawn_file_actions_adddup2(&actions, 0, 1)
        }
        posix_spawn_file_actions_adddup2(&actions, 0, 2)
        posix_spawn_file_actions_addclose(&actions, leader)
        var attributes = posix_spawnattr_t()
        posix_spawnattr_init(&attributes)
        defer { posix_spawnattr_destroy(&attributes) }
        posix_spawnattr_setflags(&attributes, Self.newSession | Int16(POSIX_SPAWN_SETSIGMASK))
        // Threads of tests block signals, and programs inherit that.
        var none = sigset_t()
        sigemptyset(&none)
        posix_spawnattr_setsigmask(&attributes, &none)
        var variables = [
            "TERM": "xterm-256color", "PATH": "/usr/bin:/bin", "HOME": self.state, "XDG_STATE_HOME": self.state,
            "NO_COLOR": "1",
        ]
        variables.merge(environment) { _, given in given }
        var argv: [UnsafeMutablePointer<CChar>?] = ([shell ?? Self.program] + arguments).map { strdup($0) } + [nil]
        var envp: [UnsafeMutablePointer<CChar>?] = variables.map { strdup("\($0)=\($1)") } + [nil]
        defer { for pointer in argv + envp { free(pointer) } }
        var child = pid_t()
        guard posix_spawn(&child, shell ?? Self.program, &actions, &attributes, &argv, &envp) == 0 else {
            throw Failure(description: "cannot start \(Self.program)")
        }
        process = child
        // The size goes to the leader's end, before the program is likely to ask.
        _ = ioctl(leader, UInt(TIOCSWINSZ), &size)
        if shell == nil { try waitForPrompt() }
    }

    #if os(Linux)
        // Glibc hides these from Swift.
        private static let newSession: Int16 = 0x80

        private static func openPair() throws -> (Int32, String) {
            let leader = open("/dev/ptmx", O_RDWR | O_NOCTTY)
            var lock: Int32 = 0
            var number: UInt32 = 0
            guard leader >= 0, ioctl(leader, 0x4004_5431, &lock) == 0, ioctl(leader, 0x8004_5430, &number) == 0 else {
                throw Failure(description: "no pseudo-terminal")
            }
            return (leader, "/dev/pts/\(number)")
        }
    #else
        private static let newSession = Int16(POSIX_SPAWN_SETSID)

        private static func openPair() throws -> (Int32, String) {
            let leader = posix_openpt(O_RDWR | O_NOCTTY)
            guard leader >= 0, grantpt(leader) == 0, unlockpt(leader) == 0, let name = ptsname(leader) else {
                throw Failure(description: "no pseudo-terminal")
            }
            return (leader, String(cString: name))
        }
    #endif

    deinit {
        kill(process, SIGKILL)
        var status: Int32 = 0
        waitpid(process, &status, 0)
        close(leader)
    }

    // MARK: Typing

    /// Types text as it is.
    func type(_ text: String) throws {
        let all = Array(text.utf8)
        var sent = 0
        while sent < all.count {
            // The terminal takes a few kilobytes at a time; what the program writes must be read meanwhile.
            var wait = pollfd(fd: leader, events: Int16(POLLOUT), revents: 0)
            if poll(&wait, 1, 0) > 0 {
                let count = all[sent...].withUnsafeBytes { write(leader, $0.baseAddress, min($0.count, 1024)) }
                if count > 0 { sent += count }
            }
            receive(within: 1)
        }
    }

    /// Types text, and waits until the screen shows another and is painted whole.
    func type(_ text: String, until shown: String) throws {
        try type(text)
        try wait(for: shown)
        while receive(within: 30) {}
    }

    /// Types text, and waits until nothing more is painted.
    func typeAndSettle(_ text: String) throws {
        let frames = transcript.ranges(of: Self.frameEnd).count
        try type(text)
        try wait(for: "a frame") { [self] _ in transcript.ranges(of: Self.frameEnd).count > frames }
        while receive(within: 60) {}
    }

    /// What ends a frame of the editor.
    private static let frameEnd = "\u{1B}[?25h"

    /// Types a statement and Enter, and waits for the next prompt.
    func enter(_ text: String) throws {
        let before = prompts
        try type(text + "\r")
        try wait(for: "another prompt") { [self] _ in prompts > before }
        try waitForPrompt()
    }

    /// How often an edit began: the editor asks for bracketed pastes then. A dumb terminal sees prompts alone.
    private var prompts: Int {
        let edits = transcript.ranges(of: "\u{1B}[?2004h").count
        return edits > 0 ? edits : transcript.ranges(of: "naql> ").count
    }

    func paste(_ text: String) throws { try type("\u{1B}[200~" + text + "\u{1B}[201~") }

    func resize(columns: Int, height: Int, reflows: Bool = true) {
        screen.resize(columns: columns, height: height, reflows: reflows)
        var size = winsize(ws_row: UInt16(height), ws_col: UInt16(columns), ws_xpixel: 0, ws_ypixel: 0)
        _ = ioctl(leader, UInt(TIOCSWINSZ), &size)
    }

    func signal(_ number: Int32) { kill(process, number) }

    // MARK: Watching

    /// Waits until the terminal is no more the editor's.
    func waitForRunning(seconds: Double = 20) throws {
        try wait(seconds: seconds, for: "a statement to run") { [leader] _ in
            var modes = termios()
            tcgetattr(leader, &modes)
            return modes.c_lflag & tcflag_t(ICANON) != 0
        }
    }

    /// Waits until the last line that is not empty is a fresh prompt.
    func waitForPrompt(seconds: Double = 20) throws {
        try wait(seconds: seconds, for: "a prompt") { screen in
            // A mark in it says where results go.
            guard let line = screen.lines.last, line == "naql>" || line.hasPrefix("naql ") && line.hasSuffix(">") else {
                return false
            }
            return screen.textBeforeCursor == line + " "
        }
    }

    /// Waits until the screen shows a text.
    func wait(for text: String, seconds: Double = 20) throws {
        try wait(seconds: seconds, for: text) { $0.lines.joined(separator: "\n").contains(text) }
    }

    func wait(seconds: Double = 20, for what: String, until isShown: (Screen) -> Bool) throws {
        let end = Date().addingTimeInterval(seconds)
        while !isShown(screen) {
            guard Date() < end else {
                throw Failure(
                    description: "waited for \(what); the screen shows:\n" + screen.lines.joined(separator: "\n"))
            }
            receive(within: 50)
        }
    }

    /// Waits for the end of the program; its exit status, or the negative of the signal that ended it.
    func waitForEnd(seconds: Double = 20) throws -> Int32 {
        let end = Date().addingTimeInterval(seconds)
        var status: Int32 = 0
        while waitpid(process, &status, WNOHANG) == 0 {
            guard Date() < end else { throw Failure(description: "the program did not end") }
            receive(within: 20)
        }
        while receive(within: 20) {}
        let number = status & 0x7F
        return number == 0 ? (status >> 8) & 0xFF : -number
    }

    /// The modes of the terminal.
    var modes: termios {
        var modes = termios()
        tcgetattr(leader, &modes)
        return modes
    }

    @discardableResult
    private func receive(within milliseconds: Int32) -> Bool {
        var wait = pollfd(fd: leader, events: Int16(POLLIN), revents: 0)
        guard poll(&wait, 1, milliseconds) > 0, wait.revents & Int16(POLLIN) != 0 else { return false }
        var buffer = [UInt8](repeating: 0, count: 1 << 16)
        let count = read(leader, &buffer, buffer.count)
        guard count > 0 else { return false }
        bytes += buffer[..<count]
        // A character may be cut at the end of what was read.
        var end = bytes.count
        while end > 0, end > bytes.count - 4, bytes[end - 1] & 0xC0 == 0x80 { end -= 1 }
        if end > 0, bytes[end - 1] >= 0xC0 { end -= 1 } else { end = bytes.count }
        if String(validating: bytes, as: UTF8.self) != nil { end = bytes.count }
        let text = String(decoding: bytes[..<end], as: UTF8.self)
        bytes.removeFirst(end)
        transcript += text
        screen.write(text)
        return true
    }
}
