#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// Frames of bytes, each with its length before it, over two ends of pipes.
struct FramePipe {
    let input: Int32
    let output: Int32
    private var waiting: [UInt8] = []
    private var start = 0

    init(input: Int32, output: Int32) { (self.input, self.output) = (input, output) }

    /// Why no frame came.
    enum Failure: Error { case ended, late }

    /// Writes a frame; false where nobody reads any more.
    func write(_ frame: [UInt8]) -> Bool {
        let count = UInt32(frame.count)
        let bytes = (0..<4).map { UInt8(truncatingIfNeeded: count >> ($0 * 8)) } + frame
        var done = 0
        while done < bytes.count {
            let written = bytes.withUnsafeBytes { put(output, $0.baseAddress! + done, $0.count - done) }
            if written < 0, errno == EINTR { continue }
            guard written > 0 else { return false }
            done += written
        }
        return true
    }

    /// The next frame.
    ///
    /// - Parameter seconds: how long to wait for more; nil is for ever.
    mutating func read(seconds: Int?) throws(Failure) -> [UInt8] {
        try fill(4, seconds)
        let size = (0..<4).reduce(0) { $0 | Int(waiting[start + $1]) << ($1 * 8) }
        try fill(4 + size, seconds)
        defer { start += 4 + size }
        return Array(waiting[(start + 4)..<(start + 4 + size)])
    }

    private mutating func fill(_ count: Int, _ seconds: Int?) throws(Failure) {
        guard waiting.count - start < count else { return }
        waiting.removeFirst(start)
        start = 0
        while waiting.count < count {
            if let seconds {
                var waited = pollfd(fd: input, events: Int16(POLLIN), revents: 0)
                let ready = poll(&waited, 1, Int32(clamping: seconds * 1000))
                if ready < 0, errno == EINTR { continue }
                guard ready != 0 else { throw .late }
            }
            let old = waiting.count
            waiting.reserveCapacity(max(count, old + 1 << 16))
            var room = [UInt8](repeating: 0, count: max(1 << 16, min(count - old, 1 << 22)))
            let got = get(input, &room, room.count)
            if got < 0, errno == EINTR { continue }
            guard got > 0 else { throw .ended }
            waiting.append(contentsOf: room[..<got])
        }
    }
}

private func put(_ descriptor: Int32, _ bytes: UnsafeRawPointer, _ count: Int) -> Int {
    write(descriptor, bytes, count)
}
private func get(_ descriptor: Int32, _ room: UnsafeMutableRawPointer, _ count: Int) -> Int {
    read(descriptor, room, count)
}
