#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// Both ends of a pipe that no program which is started later gets by itself: a reader sees the end of its input only once
/// nobody else holds the writing end.
public struct PipeEnds: Sendable {
    /// The descriptor to read from.
    public let read: Int32
    /// The descriptor to write to.
    public let write: Int32

    /// A pipe; nil where the system has none.
    public init?() {
        var ends: [Int32] = [-1, -1]
        guard pipe(&ends) == 0 else { return nil }
        for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
        (read, write) = (ends[0], ends[1])
    }
}
