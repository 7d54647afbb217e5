#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// The processors that the process may use.
public enum Processors {
    /// How many: the least that the machine has, the process's affinity allows and the quota of its container, rounded
    /// up, pays for. At least 1.
    public static let available = count(
        online: Int(sysconf(Int32(_SC_NPROCESSORS_ONLN))), read: SystemFile.text)

    /// Seconds that processors have worked for the thread that asks.
    public static var timeOfThread: Double {
        var time = timespec()
        clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
        return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
    }

    /// The number out of what the system's files say.
    static func count(online: Int, read: @escaping (String) -> String?) -> Int {
        var count = max(1, online)
        if let allowed = read("/proc/self/status").flatMap(allowed(in:)), allowed > 0 { count = min(count, allowed) }
        guard let quota = ControlGroups(read: read).processors, quota < Double(count) else { return count }
        return max(1, Int(quota.rounded(.up)))
    }

    /// Processors in the affinity that `/proc/self/status` tells, as hexadecimal words between commas.
    private static func allowed(in status: String) -> Int? {
        let head = "Cpus_allowed:".utf8
        let lines = status.utf8.split(separator: UInt8(ascii: "\n"))
        guard let line = lines.first(where: { $0.starts(with: head) }) else { return nil }
        return Substring(line.dropFirst(head.count)).reduce(0) { $0 + ($1.hexDigitValue?.nonzeroBitCount ?? 0) }
    }
}
