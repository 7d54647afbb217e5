#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// The lines of standard input, or of another descriptor, as bytes, whatever they are.
struct InputLines {
    private let descriptor: Int32
    private var buffer: [UInt8] = []
    private var start = 0
    private var hasEnded = false

    init(descriptor: Int32 = STDIN_FILENO) { self.descriptor = descriptor }

    /// The next line without its line feed; nil at the end.
    mutating func next() -> [UInt8]? {
        var searched = start
        while true {
            if let end = buffer[searched...].firstIndex(of: UInt8(ascii: "\n")) {
                defer { start = end + 1 }
                return Array(buffer[start..<end])
            }
            searched = buffer.count - start
            buffer.removeFirst(start)
            start = 0
            if hasEnded {
                defer { buffer = [] }
                return buffer.isEmpty ? nil : buffer
            }
            fill()
        }
    }

    private mutating func fill() {
        var room = [UInt8](repeating: 0, count: 1 << 16)
        var count = read(descriptor, &room, room.count)
        while count < 0, errno == EINTR { count = read(descriptor, &room, room.count) }
        hasEnded = count <= 0
        buffer.append(contentsOf: room[..<max(count, 0)])
    }
}
