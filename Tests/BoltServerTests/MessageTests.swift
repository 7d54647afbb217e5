import NIOCore
import PropertyGraph
import Testing

@testable import BoltServer

@Test(
    arguments: [
        // What drivers send: a wish for another handshake, 5.8 down to 5.0, 4.4 down to 4.2, 3.
        ([0x0000_01FF, 0x0008_0805, 0x0002_0404, 0x0000_0003], 4), ([0x0001_0205, 0, 0, 0], 2),
        ([0x0000_0405, 0, 0, 0], 4),
        ([0x0000_0605, 0x0006_0605, 0, 0], 4), ([0x0000_0005, 0, 0, 0], 0),
    ] as [([UInt32], UInt8)])
func theHighestCommonVersionIsTaken(_ wishes: [UInt32], _ minor: UInt8) {
    #expect(BoltVersion.answer(wishes) == BoltVersion(major: 5, minor: minor))
}

@Test(
    arguments: [
        [0x0003_0304, 4, 3, 2], [0x0000_0006, 0, 0, 0], [0, 0, 0, 0], [0x0001_0705, 0x0000_0404, 0, 0],
    ] as [[UInt32]])
func otherVersionsAreNotSpoken(_ wishes: [UInt32]) { #expect(BoltVersion.answer(wishes) == nil) }

@Test func chunksAreJoinedHoweverTheyCome() throws {
    var stream: [UInt8] = [0, 0]
    let first = [UInt8](repeating: 7, count: 70_000)
    for chunk in [first[..<3], first[3..<60_000], first[60_000...]] {
        stream += [UInt8(chunk.count >> 8), UInt8(chunk.count & 0xFF)] + chunk
    }
    stream += [0, 0, 0, 0, 0, 1, 9, 0, 0]
    for step in [1, 2, 3, 1000, 1 << 20] {
        var reader = ChunkReader(limit: 100_000)
        var messages: [[UInt8]] = []
        var rest = stream[...]
        while !rest.isEmpty {
            reader.add(ByteBuffer(bytes: rest.prefix(step)))
            rest = rest.dropFirst(step)
            while let message = try reader.next() { messages.append(Array(message.readableBytesView)) }
        }
        #expect(messages == [first, [9]], "in steps of \(step)")
        #expect(!reader.isWithinMessage && reader.held == 0)
    }
}

@Test func aMessageHasAnEnd() throws {
    var reader = ChunkReader(limit: 100)
    reader.add(ByteBuffer(bytes: [0, 60] + [UInt8](repeating: 1, count: 60)))
    #expect(try reader.next() == nil)
    #expect(reader.isWithinMessage)
    reader.add(ByteBuffer(bytes: [0, 60]))
    #expect(throws: ChunkReader.Failure.tooLong(limit: 100)) { try reader.next() }
}

@Test func longMessagesAreCut() throws {
    let text = String(repeating: "x", count: 200_000)
    var writer = MessageWriter()
    writer.success([("text", .string(text)), ("rest", .integer(1))])
    writer.ignored()
    let replies = TestClient.replies(in: writer.take())
    #expect(replies.count == 2)
    guard case .string(let read)? = replies[0].fields["text"] else { return #expect(Bool(false), "no text") }
    #expect(read == text)
}

private func request(_ bytes: [UInt8]) throws -> Request { try Request(ByteBuffer(bytes: bytes), room: 1 << 20) }

@Test func requestsAreRead() throws {
    guard
        case .run(let query, let parameters, let options) = try request(
            [0xB3, 0x10, 0x81, 0x61, 0xA1, 0x81, 0x78, 0x05, 0xA1, 0x84] + Array("mode".utf8) + [0x81, 0x72])
    else { return #expect(Bool(false), "no RUN") }
    #expect(query == "a" && parameters["x"]?.isEquivalent(.integer(5)) == true && options.isReadOnly)
    guard case .pull(let portion) = try request([0xB1, 0x3F, 0xA1, 0x81, 0x6E, 0xFF]) else {
        return #expect(Bool(false), "no PULL")
    }
    #expect(portion == Request.Portion(count: nil, result: nil))
}

@Test(
    arguments: [
        [0xB0, 0x99], [0xB1, 0x3F, 0xA0], [0xB1, 0x3F, 0xA1, 0x81, 0x6E, 0x00], [0xB0, 0x10], [0xB1, 0x10, 0x01],
        [0x01], [],
        [0xB1, 0x0F, 0x01], [0xB0, 0x0F, 0x01], [0xB1, 0x11, 0xA1, 0x84, 0x6D, 0x6F, 0x64, 0x65, 0x81, 0x7A],
    ] as [[UInt8]])
func requestsThatMakeNoSenseAreRefused(_ bytes: [UInt8]) {
    #expect(throws: PackError.self) { try request(bytes) }
}

@Test func aBrowserIsToldWhatThisIs() {
    func answer(_ text: String) -> String? {
        WebAnswer(to: ByteBuffer(string: text), health: "ok connections=1").map { String(buffer: $0.bytes) }
    }
    #expect(answer("GET / HTTP/1.1\r\nHost: a\r\n") == nil)
    #expect(answer("GET / HTTP/1.1\r\nHost: a\r\n\r\n")?.contains("bolt://") == true)
    #expect(answer("GET /health HTTP/1.0\r\n\r\n")?.hasSuffix("\r\n\r\nok connections=1\n") == true)
    #expect(answer("\u{16}\u{3}\u{1}abc") == "")
}
