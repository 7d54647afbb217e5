#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// A program that this one started. It gets SIGPIPE's usual action, which this program may have switched off for itself.
public struct ChildProcess: Sendable {
    /// How a program ended.
    public struct Ending: Hashable, Sendable {
        /// The signal that ended it; 0 where it ended by itself.
        public let signal: Int32
        /// The status as a shell tells it: its own, or 128 and the signal.
        public let status: Int32

        init(_ state: Int32) {
            signal = state & 0x7F
            status = signal == 0 ? (state >> 8) & 0xFF : 128 + signal
        }
    }

    /// What its standard streams are, where they are not this program's.
    public struct Streams {
        /// What it reads.
        public var input: Int32?
        /// Where it writes.
        public var output: Int32?
        /// Whether nobody hears its errors.
        public var dropsErrors: Bool

        /// Streams; nil is this program's own.
        public init(input: Int32? = nil, output: Int32? = nil, dropsErrors: Bool = false) {
            (self.input, self.output, self.dropsErrors) = (input, output, dropsErrors)
        }
    }

    private let identifier: pid_t

    /// Starts a program; nil where that is not possible.
    ///
    /// - Parameters:
    ///   - program: the path of its file.
    ///   - words: its arguments, the name that it is called by first.
    ///   - environment: variables that it gets besides this program's.
    public init?(
        _ program: String, _ words: [String], streams: Streams = Streams(), environment: [String: String] = [:]
    ) {
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
        if let input = streams.input { posix_spawn_file_actions_adddup2(&actions, input, 0) }
        if let output = streams.output { posix_spawn_file_actions_adddup2(&actions, output, 1) }
        if streams.dropsErrors { posix_spawn_file_actions_addopen(&actions, 2, "/dev/null", O_WRONLY, 0) }
        var defaults = sigset_t()
        sigemptyset(&defaults)
        sigaddset(&defaults, SIGPIPE)
        posix_spawnattr_setsigdefault(&attributes, &defaults)
        posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGDEF))
        var arguments: [UnsafeMutablePointer<CChar>?] = words.map { strdup($0) } + [nil]
        var variables: [UnsafeMutablePointer<CChar>?] =
            Self.inherited.map { strdup($0) } + environment.map { strdup("\($0.key)=\($0.value)") } + [nil]
        defer { for pointer in arguments + variables { free(pointer) } }
        var child = pid_t()
        guard posix_spawn(&child, program, &actions, &attributes, &arguments, &variables) == 0 else { return nil }
        identifier = child
    }

    /// Starts a line of the system's shell, which gets `arguments` as `$1`, `$2`, …; nil where that is not possible.
    public init?(
        shell line: String, arguments: [String] = [], streams: Streams = Streams(), environment: [String: String] = [:]
    ) {
        let words = ["/bin/sh", "-c", line] + (arguments.isEmpty ? [] : ["sh"] + arguments)
        self.init("/bin/sh", words, streams: streams, environment: environment)
    }

    private static var inherited: [String] {
        var variables: [String] = []
        var place = environ
        while let entry = place.pointee {
            variables.append(String(cString: entry))
            place += 1
        }
        return variables
    }

    /// Waits for its end, once; nil where the system cannot tell how it ended.
    public func wait() -> Ending? {
        var state: Int32 = 0
        while waitpid(identifier, &state, 0) < 0 { guard errno == EINTR else { return nil } }
        return Ending(state)
    }

    /// Ends it at once.
    public func kill() { _ = systemKill(identifier, SIGKILL) }
}

/// `kill` of the system, whose name the type takes.
private func systemKill(_ process: pid_t, _ signal: Int32) -> Int32 { kill(process, signal) }
