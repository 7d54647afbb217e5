#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif
import NIOCore

/// A client that sends bytes as they are, over a real connection.
final class RawClient {
    private let descriptor: Int32

    init(port: Int) {
        #if canImport(Darwin)
            descriptor = socket(AF_INET, SOCK_STREAM, 0)
        #else
            descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        #endif
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = in_port_t(port).bigEndian
        address.sin_addr.s_addr = in_addr_t(0x7F00_0001).bigEndian
        let size = socklen_t(MemoryLayout<sockaddr_in>.size)
        _ = withUnsafePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { connect(descriptor, $0, size) }
        }
    }

    deinit { close(descriptor) }

    func send(_ bytes: [UInt8]) { _ = bytes.withUnsafeBytes { write(descriptor, $0.baseAddress, $0.count) } }

    func send(_ text: String) { send(Array(text.utf8)) }

    /// A message in one chunk.
    func send(message: [UInt8]) {
        send([UInt8(message.count >> 8), UInt8(message.count & 0xFF)] + message + [0, 0])
    }

    /// The handshake of today's drivers, and its answer.
    func shakeHands() -> [UInt8] {
        send([0x60, 0x60, 0xB0, 0x17, 0, 0, 1, 0xFF, 0, 8, 8, 5, 0, 2, 4, 4, 0, 0, 0, 3])
        return read(4)
    }

    /// HELLO and LOGON without anything in them.
    func logIn() -> [TestReply] {
        _ = shakeHands()
        send(message: [0xB1, 0x01, 0xA0])
        send(message: [0xB1, 0x6A, 0xA0])
        return replies(2)
    }

    func run(_ query: String) {
        send(message: [0xB3, 0x10, 0xD0, UInt8(query.utf8.count)] + Array(query.utf8) + [0xA0, 0xA0])
    }

    func pull() { send(message: [0xB1, 0x3F, 0xA1, 0x81, 0x6E, 0xFF]) }

    /// So many bytes, fewer where the server closes the connection before.
    func read(_ count: Int) -> [UInt8] {
        var bytes: [UInt8] = []
        var room = [UInt8](repeating: 0, count: 4096)
        while bytes.count < count {
            let got = recv(descriptor, &room, min(room.count, count - bytes.count), 0)
            guard got > 0 else { break }
            bytes += room[..<got]
        }
        return bytes
    }

    /// All bytes until the server closes the connection.
    func readAll() -> [UInt8] { read(.max) }

    /// So many messages, fewer where the server closes the connection before.
    func replies(_ count: Int) -> [TestReply] {
        var replies: [TestReply] = []
        while replies.count < count {
            var message: [UInt8] = []
            while true {
                let head = read(2)
                guard head.count == 2 else { return replies }
                let length = Int(head[0]) << 8 | Int(head[1])
                if length == 0 { break }
                message += read(length)
            }
            if let reply = try? TestReply(ByteBuffer(bytes: message)) { replies.append(reply) }
        }
        return replies
    }
}
