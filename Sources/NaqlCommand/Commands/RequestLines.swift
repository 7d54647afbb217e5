import Machine
import Naql
#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// The requests of standard input. A thread of its own reads them, so that `cancel` is heard while another is worked on; all
/// others wait in a pipe, whose room bounds how far a client may be ahead.
enum RequestLines {
    /// The lines but those that `cancellation` takes.
    static func begin(_ cancellation: RPCCancellation) -> InputLines {
        var ends: [Int32] = [0, 0]
        guard pipe(&ends) == 0 else { return InputLines() }
        let entrance = ends[1]
        let started = Workers.start {
            var lines = InputLines()
            while let line = lines.next() {
                if !cancellation.takes(line), !pass(line + [UInt8(ascii: "\n")], to: entrance) { break }
            }
            close(entrance)
        }
        guard let started else {
            // Without a thread queries are answered all the same; only none can be stopped.
            close(ends[0])
            close(ends[1])
            return InputLines()
        }
        started.detach()
        return InputLines(descriptor: ends[0])
    }

    private static func pass(_ line: [UInt8], to descriptor: Int32) -> Bool {
        line.withUnsafeBytes { bytes in
            var rest = bytes[...]
            while !rest.isEmpty {
                let written = write(descriptor, UnsafeRawBufferPointer(rebasing: rest).baseAddress, rest.count)
                if written < 0, errno == EINTR { continue }
                guard written > 0 else { return false }
                rest = rest.dropFirst(written)
            }
            return true
        }
    }
}
