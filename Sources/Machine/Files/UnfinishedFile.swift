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
    nonisolated(unsafe) private static var folder: Int32 = -1
    nonisolated(unsafe) private static var name: UnsafeMutablePointer<CChar>?

    /// Takes note of a draft; of several at one time of the last.
    static func begin(_ draft: [UInt8], in folder: Int32) {
        let copy = UnsafeMutablePointer<CChar>.allocate(capacity: draft.count + 1)
        for (index, byte) in draft.enumerated() { copy[index] = CChar(bitPattern: byte) }
        copy[draft.count] = 0
        (self.folder, name) = (folder, copy)
    }

    /// The draft has its name, or is gone.
    static func end() { name = nil }

    /// Removes the draft, if there is one. May be called by a signal handler.
    public static func remove() {
        if let name { unlinkat(folder, name, 0) }
    }

    /// From now on the signals that end a program remove the draft first: an interrupt ends it with a status, the others
    /// as they are.
    public static func removeWhenEnded(interruptStatus: Int32) {
        status = interruptStatus
        signal(SIGINT) { _ in
            UnfinishedFile.remove()
            _exit(UnfinishedFile.status)
        }
        for number in [SIGTERM, SIGHUP] {
            signal(number) { number in
                UnfinishedFile.remove()
                signal(number, SIG_DFL)
                raise(number)
            }
        }
    }

    nonisolated(unsafe) private static var status: Int32 = 0
}
