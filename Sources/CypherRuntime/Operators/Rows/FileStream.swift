#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// A file that a statement reads. Waiting for what a pipe or terminal has not written yet ends with the statement.
final class FileStream {
    /// Milliseconds between two looks at whether anybody still waits.
    private static let patience: Int32 = 20

    private let descriptor: Int32
    private let meter: ExecutionMeter

    /// - Throws: the number of the system's error.
    init(_ path: String, _ meter: ExecutionMeter) throws(SystemError) {
        // Not even opening may wait: a FIFO is opened at once, whether somebody writes it or not.
        descriptor = open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC)
        guard descriptor >= 0 else { throw SystemError() }
        self.meter = meter
    }

    deinit { close(descriptor) }

    /// What the system said last.
    struct SystemError: Error {
        let message = String(cString: strerror(errno))
    }

    /// Reads some bytes into a buffer, waiting for the first, and says how many; 0 at the end.
    func read(
        into buffer: UnsafeMutableRawBufferPointer
    ) throws(ExecutionError) -> Result<Int, SystemError> {
        while true {
            try wait()
            #if canImport(Glibc)
                let count = Glibc.read(descriptor, buffer.baseAddress, buffer.count)
            #elseif canImport(Musl)
                let count = Musl.read(descriptor, buffer.baseAddress, buffer.count)
            #else
                let count = Darwin.read(descriptor, buffer.baseAddress, buffer.count)
            #endif
            if count >= 0 { return .success(count) }
            guard errno == EINTR || errno == EAGAIN else { return .failure(SystemError()) }
        }
    }

    /// Waits until there is something to read, or nothing will ever be.
    private func wait() throws(ExecutionError) {
        while true {
            var request = pollfd(descriptor: descriptor)
            if poll(&request, 1, meter.waitingTime(atMost: Self.patience)) > 0 { return }
            try meter.chargeWait()
        }
    }
}

extension pollfd {
    fileprivate init(descriptor: Int32) { self.init(fd: descriptor, events: Int16(POLLIN), revents: 0) }
}
