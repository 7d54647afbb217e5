import Synchronization
#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// The draft that is being written, for signal handlers that end the program: it is not left lying.
public enum UnfinishedFile {
    // Written by the thread that writes the file, read inside a handler, which can capture nothing. The name is freed
    // never: a handler may just be reading it, and there are as many as files are written.
    private static let folder = Atomic<Int32>(-1)
    /// The address of the name; 0 where there is none.
    private static let name = Atomic<UInt>(0)
    private static let status = Atomic<Int32>(0)

    /// Takes note of a draft; of several at one time of the last.
    static func begin(_ draft: [UInt8], in folder: Int32) {
        let copy = UnsafeMutablePointer<CChar>.allocate(capacity: draft.count + 1)
        for (index, byte) in draft.enumerated() { copy[index] = CChar(bitPattern: byte) }
        copy[draft.count] = 0
        self.folder.store(folder, ordering: .relaxed)
        name.store(UInt(bitPattern: copy), ordering: .releasing)
    }

    /// The draft has its name, or is gone.
    static func end() { name.store(0, ordering: .releasing) }

    /// Removes the draft, if there is one. May be called by a signal handler.
    public static func remove() {
        guard let name = UnsafePointer<CChar>(bitPattern: name.load(ordering: .acquiring)) else { return }
        unlinkat(folder.load(ordering: .relaxed), name, 0)
    }

    /// From now on the signals that end a program remove the draft first: an interrupt ends it with a status, the others
    /// as they are.
    public static func removeWhenEnded(interruptStatus: Int32) {
        status.store(interruptStatus, ordering: .relaxed)
        signal(SIGINT) { _ in
            UnfinishedFile.remove()
            _exit(UnfinishedFile.status.load(ordering: .relaxed))
        }
        for number in [SIGTERM, SIGHUP] {
            signal(number) { number in
                UnfinishedFile.remove()
                signal(number, SIG_DFL)
                raise(number)
            }
        }
    }
}
