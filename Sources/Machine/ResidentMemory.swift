import Synchronization
#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// The memory that this process holds in the machine's, mapped files left out.
public enum ResidentMemory {
    /// A statement that grew the process by this much leaves room in the allocator that is worth giving back.
    private static let worthTidying = 32 << 20
    private static let isUntidy = Atomic<Bool>(false)

    #if canImport(Darwin)
        /// Bytes; nil where the system does not tell.
        public static var bytes: Int? {
            var info = rusage_info_v4()
            let failed = withUnsafeMutablePointer(to: &info) { info in
                info.withMemoryRebound(to: rusage_info_t?.self, capacity: 1) {
                    proc_pid_rusage(getpid(), RUSAGE_INFO_V4, $0)
                }
            }
            return failed == 0 ? Int(info.ri_phys_footprint) : nil
        }
    #else
        /// Bytes; nil where the system does not tell.
        public static var bytes: Int? {
            guard statistics >= 0 else { return nil }
            return withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 128) { text in
                let count = pread(statistics, text.baseAddress, text.count, 0)
                guard count > 0 else { return nil }
                // Pages: the address space, what is resident, and how much of that is files'.
                var numbers = (0, 0, 0)
                var index = 0
                for byte in text[..<count] {
                    guard byte >= UInt8(ascii: "0"), byte <= UInt8(ascii: "9") else {
                        index += 1
                        if index == 3 { break }
                        continue
                    }
                    let digit = Int(byte &- UInt8(ascii: "0"))
                    switch index {
                    case 0: numbers.0 = numbers.0 &* 10 &+ digit
                    case 1: numbers.1 = numbers.1 &* 10 &+ digit
                    default: numbers.2 = numbers.2 &* 10 &+ digit
                    }
                }
                return (numbers.1 - numbers.2) * pageSize
            }
        }

        /// Kept open: a measurement is one system call.
        private static let statistics = open("/proc/self/statm", O_RDONLY | O_CLOEXEC)
        private static let pageSize = Int(sysconf(Int32(_SC_PAGESIZE)))
    #endif

    /// Notes by how much a statement has grown the process.
    public static func noteGrowth(_ bytes: Int) {
        if bytes > worthTidying { isUntidy.store(true, ordering: .relaxed) }
    }

    /// Gives back what a large statement before left in the allocator, so that the next one is measured from what is
    /// really held.
    public static func tidy() {
        if isUntidy.exchange(false, ordering: .relaxed) { giveBack() }
    }

    /// Has the allocator give freed memory back to the system.
    public static func giveBack() { _ = trim?(0) }

    private typealias Trim = @convention(c) (Int) -> Int32

    /// GNU's `malloc_trim`, which no module declares; nil where the allocator has none.
    private static let trim: Trim? = dlsym(nil, "malloc_trim").map { unsafeBitCast($0, to: Trim.self) }
}
