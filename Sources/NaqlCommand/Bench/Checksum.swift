#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif
import Naql
import PropertyGraph

/// The checksum by which engines' answers are compared: CRC-32 over rows in a canonical text.
///
/// A row is its values joined by tabs and ended by a line feed. Null is `\N`, floats are `%.6g`, a backslash, tab or line
/// feed in a string is escaped, a list is its canonical elements sorted and joined by commas in brackets. In the ordered
/// form the CRC runs over all rows; in the stream form the CRCs of the rows are added modulo 2^64.
struct Checksum {
    private let isStream: Bool
    private var rowCount = 0
    private var crc = CRC32()
    private var sum: UInt64 = 0
    private var line: [UInt8] = []

    init(stream: Bool) { isStream = stream }

    mutating func add(_ rows: Rows) {
        for row in 0..<rows.count {
            line.removeAll(keepingCapacity: true)
            for column in rows.columns.indices {
                if column > 0 { line.append(UInt8(ascii: "\t")) }
                line.append(contentsOf: Self.canonical(rows.value(row: row, column: column), of: rows.graph).utf8)
            }
            line.append(UInt8(ascii: "\n"))
            rowCount += 1
            if isStream {
                var own = CRC32()
                own.update(line)
                sum &+= UInt64(own.value)
            } else {
                crc.update(line)
            }
        }
    }

    /// `rows:hex`
    var text: String { "\(rowCount):\(String(isStream ? sum : UInt64(crc.value), radix: 16))" }

    private static func canonical(_ value: Value, of graph: Graph) -> String {
        switch value {
        case .null: return "\\N"
        case .boolean(let flag): return flag ? "true" : "false"
        case .integer(let number): return "\(number)"
        case .float(let number): return sixDigits(number)
        case .string(let text):
            guard text.utf8.contains(where: { $0 == 0x5C || $0 == 0x09 || $0 == 0x0A }) else { return text }
            return String(
                text.unicodeScalars.flatMap { scalar -> String.UnicodeScalarView in
                    switch scalar {
                    case "\\": "\\\\".unicodeScalars
                    case "\t": "\\t".unicodeScalars
                    case "\n": "\\n".unicodeScalars
                    default: String(scalar).unicodeScalars
                    }
                }.map(Character.init))
        case .list(let elements):
            // By code point, as the other engines' sort has it.
            let sorted = elements.map { canonical($0, of: graph) }
                .sorted { $0.unicodeScalars.lexicographicallyPrecedes($1.unicodeScalars) }
            return "[" + sorted.joined(separator: ",") + "]"
        default: return value.description(in: graph)
        }
    }

    /// C's `%.6g`.
    private static func sixDigits(_ number: Double) -> String {
        withUnsafeTemporaryAllocation(of: CChar.self, capacity: 32) { room in
            withVaList([number]) { _ = vsnprintf(room.baseAddress!, room.count, "%.6g", $0) }
            return String(cString: room.baseAddress!)
        }
    }
}

/// CRC-32 as in zlib (polynomial 0xEDB88320, reflected).
struct CRC32 {
    private static let table: [UInt32] = (0..<256).map { index in
        (0..<8).reduce(UInt32(index)) { value, _ in value & 1 == 1 ? value >> 1 ^ 0xEDB8_8320 : value >> 1 }
    }
    private var state: UInt32 = 0xFFFF_FFFF

    /// The checksum of all bytes so far.
    var value: UInt32 { state ^ 0xFFFF_FFFF }

    mutating func update(_ bytes: [UInt8]) {
        for byte in bytes { state = state >> 8 ^ Self.table[Int((state ^ UInt32(byte)) & 0xFF)] }
    }
}
