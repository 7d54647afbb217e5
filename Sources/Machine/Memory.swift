#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// The memory that the process may use.
public enum Memory {
    /// Bytes: what the machine has, or what its container allows where that is less.
    public static let available: Int = {
        let machine = Int(sysconf(Int32(_SC_PHYS_PAGES))) * Int(sysconf(Int32(_SC_PAGESIZE)))
        return min(machine, ControlGroups(read: SystemFile.text).memory ?? .max)
    }()
}
