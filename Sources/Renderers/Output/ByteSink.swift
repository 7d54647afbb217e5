#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// Where rendered bytes go.
public protocol ByteSink: AnyObject {
    /// Takes all of the bytes.
    func write(_ bytes: UnsafeRawBufferPointer) throws(OutputError)
}

/// Why output could not be written.
public enum OutputError: Error, Hashable {
    /// The reader has gone (`| head -1`): not a failure, there is just nobody to write to.
    case closed
    /// The system's error number.
    case failed(Int32)

    /// A sentence for a person.
    public var message: String {
        switch self {
        case .closed: "nobody reads the output any more"
        case .failed(let code): "cannot write the output: \(String(cString: strerror(code)))"
        }
    }
}

/// Writes to a file descriptor.
public final class DescriptorSink: ByteSink {
    let descriptor: Int32

    /// Writes to `descriptor`, which stays the caller's to close.
    public init(descriptor: Int32) { self.descriptor = descriptor }

    /// Writes all of the bytes, waiting where the descriptor does not take them at once.
    public func write(_ bytes: UnsafeRawBufferPointer) throws(OutputError) {
        var rest = bytes
        while let base = rest.baseAddress, !rest.isEmpty {
            #if canImport(Glibc)
                let written = Glibc.write(descriptor, base, rest.count)
            #elseif canImport(Musl)
                let written = Musl.write(descriptor, base, rest.count)
            #else
                let written = Darwin.write(descriptor, base, rest.count)
            #endif
            if written < 0 {
                switch errno {
                case EINTR: continue
                case EPIPE: throw .closed
                case EAGAIN:
                    // A terminal or pipe set to non-blocking by its other user: wait until it takes more.
                    var wait = pollfd(fd: descriptor, events: Int16(POLLOUT), revents: 0)
                    _ = poll(&wait, 1, -1)
                default: throw .failed(errno)
                }
            } else {
                rest = UnsafeRawBufferPointer(rebasing: rest[written...])
            }
        }
    }
}

/// Keeps what is written, for tests and for results that go elsewhere.
public final class MemorySink: ByteSink {
    /// All that was written.
    public private(set) var bytes: [UInt8] = []

    /// An empty sink.
    public init() {}

    /// Keeps the bytes.
    public func write(_ bytes: UnsafeRawBufferPointer) { self.bytes.append(contentsOf: bytes) }

    /// All that was written, as text.
    public var text: String { String(decoding: bytes, as: UTF8.self) }
}

extension ByteSink {
    /// Writes the whole buffer and empties it.
    public func flush(_ buffer: inout ByteBuffer) throws(OutputError) {
        var failure: OutputError?
        buffer.bytes.withUnsafeBytes { bytes in
            do throws(OutputError) { try write(bytes) } catch { failure = error }
        }
        buffer.removeAll()
        if let failure { throw failure }
    }
}
