import NIOCore

/// Puts messages together from their chunks: two bytes of length and so many bytes, ended by a length of nothing.
struct ChunkReader {
    /// Why no more can be read.
    enum Failure: Error, Equatable {
        /// A message is longer than it may be.
        case tooLong(limit: Int)
    }

    /// The longest message, in bytes.
    var limit: Int
    private var incoming = ByteBuffer()
    private var message: ByteBuffer?

    init(limit: Int) { self.limit = limit }

    /// Bytes that are held: of a message that is not complete.
    var held: Int { incoming.readableBytes + (message?.readableBytes ?? 0) }

    /// Whether a message has begun and is not complete.
    var isWithinMessage: Bool { message != nil || incoming.readableBytes > 0 }

    /// Takes bytes from the network.
    mutating func add(_ bytes: ByteBuffer) {
        var bytes = bytes
        if incoming.readableBytes == 0 { incoming = bytes } else { incoming.writeBuffer(&bytes) }
    }

    /// The next complete message; nil where more bytes must come. Empty messages, which keep a connection alive, are passed
    /// over.
    mutating func next() throws(Failure) -> ByteBuffer? {
        while let length: UInt16 = incoming.getInteger(at: incoming.readerIndex) {
            let count = Int(length)
            if count == 0 {
                incoming.moveReaderIndex(forwardBy: 2)
                guard let complete = message else { continue }
                message = nil
                return complete
            }
            guard (message?.readableBytes ?? 0) + count <= limit else { throw .tooLong(limit: limit) }
            guard incoming.readableBytes >= 2 + count else { break }
            incoming.moveReaderIndex(forwardBy: 2)
            guard var chunk = incoming.readSlice(length: count) else { break }
            if message == nil { message = chunk } else { message?.writeBuffer(&chunk) }
        }
        // What was read is given back before it piles up.
        if incoming.readableBytes == 0 { incoming = ByteBuffer() } else { incoming.discardReadBytes() }
        return nil
    }
}
