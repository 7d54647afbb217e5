import NIOCore
import Naql

/// Messages to a client, cut into chunks as they go out.
struct MessageWriter {
    /// The most that a chunk holds.
    private static let chunk = 0xFFFF

    private(set) var pack = PackWriter()

    /// Bytes written so far.
    var count: Int { pack.buffer.readableBytes }

    /// What was written, which is taken out.
    mutating func take() -> ByteBuffer {
        defer { pack = PackWriter() }
        return pack.buffer
    }

    /// Takes back what was written since it held so many bytes.
    mutating func truncate(to count: Int) {
        pack.buffer.moveWriterIndex(to: pack.buffer.readerIndex + count)
    }

    /// Appends messages that were written elsewhere.
    mutating func append(_ other: ByteBuffer) {
        var other = other
        pack.buffer.writeBuffer(&other)
    }

    mutating func success(_ fields: [(String, Reply)] = []) {
        message(0x70, fields: 1) { $0.reply(.map(fields)) }
    }

    mutating func ignored() { message(0x7E, fields: 0) { _ in } }

    mutating func failure(_ failure: Failure) {
        message(0x7F, fields: 1) {
            $0.reply(.map([("code", .string(failure.code)), ("message", .string(failure.message))]))
        }
    }

    /// A row of a result.
    mutating func record(_ rows: Rows, _ row: Int) {
        message(0x71, fields: 1) { pack in
            pack.list(rows.columns.count)
            for column in rows.columns { pack.cell(column, row, of: rows.graph) }
        }
    }

    private mutating func message(_ tag: UInt8, fields: Int, _ body: (inout PackWriter) -> Void) {
        let start = pack.buffer.writerIndex
        pack.buffer.writeInteger(0 as UInt16)
        pack.structure(tag, fields)
        body(&pack)
        let length = pack.buffer.writerIndex - start - 2
        guard length <= Self.chunk else { return cut(from: start, length) }
        pack.buffer.setInteger(UInt16(length), at: start)
        pack.buffer.writeInteger(0 as UInt16)
    }

    /// Writes a long message again, in several chunks.
    private mutating func cut(from start: Int, _ length: Int) {
        guard var body = pack.buffer.getSlice(at: start + 2, length: length) else { return }
        pack.buffer.moveWriterIndex(to: start)
        while body.readableBytes > 0 {
            let count = min(body.readableBytes, Self.chunk)
            pack.buffer.writeInteger(UInt16(count))
            if var part = body.readSlice(length: count) { pack.buffer.writeBuffer(&part) }
        }
        pack.buffer.writeInteger(0 as UInt16)
    }
}

/// A value of a reply that is not of a graph.
indirect enum Reply {
    case boolean(Bool)
    case integer(Int)
    case float(Double)
    case string(String)
    case list([Reply])
    case map([(String, Reply)])

    static func strings(_ texts: [String]) -> Reply { .list(texts.map { .string($0) }) }
}

extension PackWriter {
    mutating func reply(_ value: Reply) {
        switch value {
        case .boolean(let flag): boolean(flag)
        case .integer(let number): integer(Int64(number))
        case .float(let number): float(number)
        case .string(let text): string(text)
        case .list(let values):
            list(values.count)
            for value in values { reply(value) }
        case .map(let entries):
            map(entries.count)
            for (key, value) in entries {
                string(key)
                reply(value)
            }
        }
    }
}
