import NIOCore
import Naql
import PropertyGraph
import Testing

@testable import BoltServer

private func bytes(_ value: Value, of graph: Graph = Graph()) -> [UInt8] {
    var writer = PackWriter()
    writer.value(value, of: graph)
    return Array(writer.buffer.readableBytesView)
}

private func read(_ bytes: [UInt8], room: Int = 1 << 20) throws -> Value {
    var reader = PackReader(ByteBuffer(bytes: bytes), room: room)
    return try reader.value()
}

@Test func integersTakeTheirShortestForm() {
    let forms: [(Int64, [UInt8])] = [
        (0, [0x00]), (127, [0x7F]), (-16, [0xF0]), (-17, [0xC8, 0xEF]), (-128, [0xC8, 0x80]),
        (128, [0xC9, 0x00, 0x80]),
        (-32_768, [0xC9, 0x80, 0x00]), (32_768, [0xCA, 0x00, 0x00, 0x80, 0x00]),
        (2_147_483_648, [0xCB, 0, 0, 0, 0, 0x80, 0, 0, 0]),
        (.min, [0xCB, 0x80, 0, 0, 0, 0, 0, 0, 0]),
    ]
    for (number, form) in forms { #expect(bytes(.integer(number)) == form, "\(number)") }
}

@Test func valuesComeBackAsTheyWent() throws {
    let long = String(repeating: "ش", count: 40_000)
    var map = MapValue()
    for index in 0..<300 { map["key\(index)"] = .integer(Int64(index)) }
    let values: [Value] = [
        .null, .boolean(true), .boolean(false), .float(-0.5), .integer(-1_000_000), .string(""), .string(long),
        .list((0..<70_000).map { .integer($0) }), .map(map), .list([.list([.null]), .string("a")]),
    ]
    for value in values { #expect(try read(bytes(value), room: 1 << 24).isEquivalent(value)) }
}

@Test(arguments: [
    "date('2024-01-15')", "date('0001-01-01')", "date('9999-12-31')", "localtime('10:00:00.123456789')",
    "time('10:00+05:30')", "localdatetime('1969-12-31T23:59:59.5')", "datetime('2024-01-15T00:00+03:00')",
    "datetime('2024-07-15T12:00[Europe/Berlin]')", "duration('P1Y2M3DT-4.5S')", "point({x: 1, y: 2})",
    "point({longitude: 1, latitude: 2, height: 3})", "point({x: 1, y: 2, z: 3})", "point({longitude: 1, latitude: 2})",
])
func temporalValuesAndPointsComeBackAsTheyWent(_ expression: String) throws {
    let value = try Session().run("RETURN \(expression)").all()[0][0]
    let form = bytes(value)
    #expect(form[0] & 0xF0 == 0xB0)
    #expect(try read(form).isEquivalent(value))
}

@Test(arguments: [
    "date('-0044-03-15')", "date('+10000-01-01')", "localdatetime('0000-12-31T23:00:01')",
    "datetime('9999-12-31T23:30:01-01:00')", "time('10:00:01+05:30:15')",
])
func whatDriversCannotMakeGoesAsText(_ expression: String) throws {
    let value = try Session().run("RETURN \(expression)").all()[0][0]
    let text = expression.split(separator: "'")[1]
    #expect(try read(bytes(value)).isEquivalent(.string(String(text))))
}

@Test func formsOfTheProtocolAreKept() throws {
    #expect(bytes(try Session().run("RETURN date('2024-01-15')").all()[0][0]) == [0xB1, 0x44, 0xC9, 0x4D, 0x19])
    let session = Session()
    let row = try session.run("CREATE p = (a:A {k: 1})-[r:R]->(b) RETURN a, r, p, b").all()[0]
    #expect(
        bytes(row[0], of: session.graph) == [
            0xB4, 0x4E, 0x00, 0x91, 0x81, 0x41, 0xA1, 0x81, 0x6B, 0x01, 0x82, 0x6E, 0x30,
        ])
    #expect(
        bytes(row[1], of: session.graph) == [
            0xB8, 0x52, 0x00, 0x00, 0x01, 0x81, 0x52, 0xA0, 0x82, 0x72, 0x30, 0x82, 0x6E, 0x30, 0x82, 0x6E, 0x31,
        ])
    let path = bytes(row[2], of: session.graph)
    #expect(path.prefix(3) == [0xB3, 0x50, 0x92])
    #expect(path.suffix(3) == [0x92, 0x01, 0x01])
    let back = try session.run("MATCH p = (b)<-[r:R]-(a) RETURN p").all()[0][0]
    #expect(bytes(back, of: session.graph).suffix(3) == [0x92, 0xFF, 0x01])
}

@Test(
    arguments: [
        [0x81], [0xD0], [0xD2, 0xFF, 0xFF, 0xFF, 0xFF], [0xD6, 0xFF, 0xFF, 0xFF, 0xFF, 0x01],
        [0xDA, 0x7F, 0xFF, 0xFF, 0xFF],
        [0xC7], [0xC4], [0xDF], [0xA1, 0x01, 0x02], [0x81, 0xFF], [0xB1, 0x44, 0x81, 0x61], [0xB0, 0x44], [0xC1, 0x00],
        [0xB3, 0x69, 0x00, 0x00, 0x83, 0x4E, 0x2F, 0x41], [0xB1, 0x4E, 0x00],
        [0xB3, 0x58, 0x01, 0xC1, 0, 0, 0, 0, 0, 0, 0, 0],
        [0xCC, 0x02, 0x01, 0x02], [0xB2, 0x54, 0x00, 0xCA, 0x7F, 0xFF, 0xFF, 0xFF], [],
    ] as [[UInt8]])
func whatIsNoValueIsRefused(_ bytes: [UInt8]) {
    #expect(throws: PackError.self) { try read(bytes) }
}

@Test func nestingAndMemoryHaveLimits() {
    #expect(throws: PackError.self) { try read([UInt8](repeating: 0x91, count: 100_000)) }
    #expect(throws: PackError.self) { try read([UInt8](repeating: 0xA1, count: 100_000)) }
    #expect(throws: PackError.self) {
        try read([0xD6, 0x00, 0x01, 0x00, 0x00] + [UInt8](repeating: 0xC0, count: 65_536), room: 1 << 20)
    }
}

@Test func aRepeatedKeyKeepsItsLastValue() throws {
    #expect(try read([0xA2, 0x81, 0x61, 0x01, 0x81, 0x61, 0x02]).isEquivalent(.map(MapValue([("a", .integer(2))]))))
}
