#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

extension UnsafeMutablePointer where Pointee: BitwiseCopyable {
    /// Zeroed memory straight from the system: large blocks are cleared page by page when they are first touched.
    static func allocateCleared(_ count: Int) -> UnsafeMutablePointer {
        guard let memory = calloc(Swift.max(count, 1), MemoryLayout<Pointee>.stride) else {
            fatalError("out of memory")
        }
        return memory.bindMemory(to: Pointee.self, capacity: count)
    }

    /// More room for what ``allocateCleared(_:)`` gave, not cleared. The system moves large blocks without copying them.
    func reallocated(_ count: Int) -> UnsafeMutablePointer {
        guard let memory = realloc(self, Swift.max(count, 1) * MemoryLayout<Pointee>.stride) else {
            fatalError("out of memory")
        }
        return memory.bindMemory(to: Pointee.self, capacity: count)
    }

    /// Frees what ``allocateCleared(_:)`` gave.
    func deallocateCleared() { free(self) }
}
