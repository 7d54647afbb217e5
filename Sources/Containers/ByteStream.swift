/// Bytes that come one after the other. A stream is read by one thread at a time.
public protocol ByteStream: AnyObject {
    /// The next bytes: as many as come at once, at most so many; none at the end.
    ///
    /// - Throws: ``ContainerError`` where the rest cannot be read.
    func read(_ most: Int) throws(ContainerError) -> [UInt8]
}

/// Why a container, or the rest of it, cannot be read.
public struct ContainerError: Error, Hashable, Sendable {
    /// What is wrong, with a remedy where there is one.
    public let message: String

    /// Makes an error.
    public init(_ message: String) { self.message = message }
}

/// A stream whose beginning can be looked at before it is read, by lines or by lengths. Where its source fails, what came before that
/// is given first, as at an end, and then every call throws why.
public final class BufferedStream: ByteStream {
    private static let piece = 1 << 16
    private let source: any ByteStream
    private var buffer: [UInt8] = []
    private var start = 0
    private var isAtEnd = false
    private var fault: ContainerError?

    /// Reads from another stream.
    public init(_ source: any ByteStream) { self.source = source }

    private var held: Int { buffer.count - start }

    /// Makes so many bytes available, if there are so many.
    private func fill(_ count: Int) throws(ContainerError) {
        while held < count, !isAtEnd {
            var more: [UInt8] = []
            do throws(ContainerError) { more = try source.read(max(Self.piece, count - held)) } catch { fault = error }
            if more.isEmpty {
                isAtEnd = true
            } else {
                if start > 0 {
                    buffer.removeSubrange(..<start)
                    start = 0
                }
                buffer += more
            }
        }
        if held == 0, count > 0, let fault { throw fault }
    }

    /// The first bytes of what comes, without taking them.
    public func peek(_ count: Int) throws(ContainerError) -> ArraySlice<UInt8> {
        try fill(count)
        return buffer[start..<min(buffer.count, start + count)]
    }

    /// The next bytes.
    public func read(_ most: Int) throws(ContainerError) -> [UInt8] {
        try fill(1)
        let end = min(buffer.count, start + most)
        let part = Array(buffer[start..<end])
        start = end
        return part
    }

    /// Exactly so many bytes, fewer only at the end.
    public func readAll(_ count: Int) throws(ContainerError) -> [UInt8] {
        try fill(count)
        return try read(count)
    }

    /// Puts bytes back, to be read again.
    public func unread(_ bytes: ArraySlice<UInt8>) {
        buffer.replaceSubrange(..<start, with: bytes)
        start = 0
    }

    /// The next line without its end; nil at the end of the stream. A line that is longer than `limit` comes in parts.
    public func line(limit: Int = 1 << 16) throws(ContainerError) -> [UInt8]? {
        var looked = 0
        while true {
            let end = min(buffer.count, start + limit)
            if start + looked < end, let mark = buffer[(start + looked)..<end].firstIndex(of: 0x0A) {
                var line = Array(buffer[start..<mark])
                if line.last == 0x0D { line.removeLast() }
                start = mark + 1
                return line
            }
            if held >= limit { return try read(limit) }
            looked = held
            if isAtEnd, held > 0 { return try read(limit) }
            try fill(held + 1)
            if held == 0 { return nil }
        }
    }

    /// All that is left, up to `limit` bytes; nil where there are more.
    public func rest(limit: Int) throws(ContainerError) -> [UInt8]? {
        try fill(limit + 1)
        if let fault { throw fault }
        guard held <= limit else { return nil }
        return try read(held)
    }
}
