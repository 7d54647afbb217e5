/// Bytes of strings in chunks that never move.
final class TextChunks {
    private var chunks: [UnsafeMutablePointer<UInt8>] = []
    private var next: UnsafeMutablePointer<UInt8>?
    private var room = 0
    private static let chunkSize = 1 << 20

    deinit { for chunk in chunks { chunk.deallocate() } }

    /// Room for `count` bytes.
    func allocate(_ count: Int) -> UnsafeMutablePointer<UInt8> {
        if next == nil || count > room {
            let size = max(Self.chunkSize, count)
            let chunk = UnsafeMutablePointer<UInt8>.allocate(capacity: size)
            chunks.append(chunk)
            next = chunk
            room = size
        }
        let start = next.unsafelyUnwrapped
        next = start + count
        room -= count
        return start
    }

    func copy(_ string: String) -> (UnsafePointer<UInt8>, Int) {
        var string = string
        return string.withUTF8 { bytes in
            let start = allocate(bytes.count)
            if let from = bytes.baseAddress { start.update(from: from, count: bytes.count) }
            return (UnsafePointer(start), bytes.count)
        }
    }
}
