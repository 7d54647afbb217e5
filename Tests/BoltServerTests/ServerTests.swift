import Naql
import Testing

@testable import BoltServer

/// A server on a free port, over a graph that a statement makes.
private func serving(
    _ statement: String = "", _ set: (inout ServerOptions) -> Void = { _ in },
    _ body: (BoltServer, Int) throws -> Void
) throws {
    let session = Session()
    if !statement.isEmpty { _ = try session.run(statement).all() }
    var options = ServerOptions()
    options.port = 0
    set(&options)
    let server = try BoltServer(Database(session.graph), options: options)
    defer { server.stop(within: 0) }
    try body(server, server.port)
}

/// Over real connections, one server at a time.
@Suite(.serialized) struct ServerTests {
    @Test func aQueryIsAnswered() throws {
        try serving("UNWIND range(1, 3) AS i CREATE (:P {k: i})") { _, port in
            let client = RawClient(port: port)
            #expect("\(client.logIn())" == "[success, success]")
            client.run("MATCH (p:P) RETURN p.k ORDER BY p.k")
            client.pull()
            #expect("\(client.replies(5))" == "[success, 1, 2, 3, success]")
        }
    }

    @Test func otherProtocolsAreRefused() throws {
        try serving { _, port in
            let browser = RawClient(port: port)
            browser.send("GET / HTTP/1.1\r\nHost: a\r\n\r\n")
            #expect(String(decoding: browser.readAll(), as: UTF8.self).contains("bolt://"))
            let probe = RawClient(port: port)
            probe.send("GET /health HTTP/1.1\r\n\r\n")
            #expect(String(decoding: probe.readAll(), as: UTF8.self).contains("\r\n\r\nok connections="))
            let encrypted = RawClient(port: port)
            encrypted.send([0x16, 0x03, 0x01, 0x02, 0x00, 0x01])
            #expect(encrypted.readAll().isEmpty)
            let old = RawClient(port: port)
            old.send([0x60, 0x60, 0xB0, 0x17, 0, 3, 3, 4, 0, 0, 0, 4, 0, 0, 0, 3, 0, 0, 0, 2])
            #expect(old.readAll() == [0, 0, 0, 0])
        }
    }

    @Test func halfMessagesAndSilenceEnd() throws {
        try serving("", { $0.messageTimeLimit = 0.2 }) { _, port in
            let silent = RawClient(port: port)
            #expect(silent.readAll().isEmpty)
            let stranger = RawClient(port: port)
            #expect(stranger.shakeHands() == [0, 0, 4, 5])
            #expect(stranger.readAll().isEmpty)
            let half = RawClient(port: port)
            _ = half.logIn()
            half.send([0, 100, 0xB3])
            #expect(half.replies(2).first?.description == "Neo.ClientError.Request.Invalid")
        }
    }

    @Test func longMessagesAreRefused() throws {
        try serving("", { $0.messageLimit = 100_000 }) { _, port in
            let stranger = RawClient(port: port)
            _ = stranger.shakeHands()
            for _ in 0..<3 { stranger.send([0x7F, 0xFF] + [UInt8](repeating: 0, count: 0x7FFF)) }
            #expect(stranger.replies(2).first?.message.contains("longer than") == true)
            let known = RawClient(port: port)
            _ = known.logIn()
            for _ in 0..<4 { known.send([0x7F, 0xFF] + [UInt8](repeating: 0, count: 0x7FFF)) }
            #expect(known.replies(2).first?.message.contains("longer than") == true)
            #expect("\(RawClient(port: port).logIn())" == "[success, success]")
        }
    }

    @Test func aLongMessageArrivesWholeHoweverItComes() throws {
        try serving { _, port in
            let client = RawClient(port: port)
            _ = client.logIn()
            let query = Array("RETURN size($x), right($x, 3)".utf8)
            let text = [UInt8](repeating: UInt8(ascii: "x"), count: 4_000_000) + Array("end".utf8)
            let length = (0..<4).reversed().map { UInt8(truncatingIfNeeded: text.count >> ($0 * 8)) }
            var message = [0xB3, 0x10, 0xD0, UInt8(query.count)] + query + [0xA1, 0x81, UInt8(ascii: "x"), 0xD2]
            message += length + text + [0xA0]
            var chunk = 1
            for start in stride(from: 0, to: message.count, by: 30_000) {
                // A chunk in two pieces, neither of which is one.
                let piece = message[start..<min(start + 30_000, message.count)]
                let bytes = [UInt8(piece.count >> 8), UInt8(piece.count & 0xFF)] + piece
                chunk = (chunk * 7) % 29_989
                client.send(Array(bytes.prefix(chunk)))
                client.send(Array(bytes.dropFirst(chunk)))
            }
            client.send([0, 0])
            client.pull()
            #expect("\(client.replies(3))" == "[success, 4000003,end, success]")
        }
    }

    @Test func moreClientsThanThereIsRoomForAreToldSo() throws {
        try serving("", { $0.connectionLimit = 2 }) { _, port in
            let (first, second) = (RawClient(port: port), RawClient(port: port))
            #expect("\(first.logIn())\(second.logIn())" == "[success, success][success, success]")
            let third = RawClient(port: port)
            #expect(third.logIn().first?.message.contains("--connections") == true)
            first.run("RETURN 1")
            first.pull()
            #expect("\(first.replies(3))" == "[success, 1, success]")
        }
    }

    @Test func whoVanishesWithinATransactionLeavesNothing() throws {
        try serving("", { $0.isWritable = true }) { _, port in
            do {
                let gone = RawClient(port: port)
                _ = gone.logIn()
                gone.send(message: [0xB1, 0x11, 0xA0])
                gone.run("CREATE (:A)")
                gone.pull()
                #expect("\(gone.replies(3))" == "[success, success, success]")
            }
            let next = RawClient(port: port)
            _ = next.logIn()
            // Waits until the other's connection was seen to end.
            next.run("CREATE (:B)")
            next.pull()
            #expect("\(next.replies(2))" == "[success, success]")
            next.run("MATCH (n) RETURN count(n)")
            next.pull()
            #expect("\(next.replies(3))" == "[success, 1, success]")
        }
    }

    @Test func resetStopsWhatRuns() throws {
        try serving { _, port in
            let client = RawClient(port: port)
            _ = client.logIn()
            client.run("UNWIND range(1, 1000000000000) AS i WITH i WHERE i < 0 RETURN i")
            client.pull()
            client.send(message: [0xB0, 0x0F])
            let replies = client.replies(3)
            #expect(replies.last?.description == "success")
            client.run("RETURN 1")
            client.pull()
            #expect("\(client.replies(3))" == "[success, 1, success]")
        }
    }

    @Test func aSlowClientHoldsUpNobody() throws {
        try serving { _, port in
            let client = RawClient(port: port)
            _ = client.logIn()
            client.run("UNWIND range(1, 30000000) AS i RETURN i, 'a text that takes some room ' + i")
            client.pull()
            #expect("\(client.replies(2).count)" == "2")
            let other = RawClient(port: port)
            _ = other.logIn()
            for _ in 0..<50 {
                other.run("RETURN 1")
                other.pull()
                #expect(other.replies(3).count == 3)
            }
        }
    }
}
