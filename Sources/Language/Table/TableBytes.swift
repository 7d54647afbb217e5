/// The sections of a compiled table. A table is one run of bytes: a head with the place and count of each section, then
/// the sections as arrays of plain values, each aligned to 16 bytes. It is read where it lies.
enum TableSection: Int, CaseIterable {
    case keys, values, heads, entries, names, forms, verbs, prepositions, strings, languages, clitics, rules, code,
        words, shapes, items, sets
}

/// The head of a table.
enum TableHead {
    /// "naqllang" and the version of the layout; another version is not read.
    static let magic: UInt64 = 0x6E61_716C_6C61_6E67
    static let version: UInt64 = 4
    static var size: Int { 16 + TableSection.allCases.count * 16 }
}

/// Writes a table.
struct TableWriter {
    private(set) var bytes: [UInt8]

    init() {
        bytes = Array(repeating: 0, count: TableHead.size)
        put(TableHead.magic, at: 0)
        put(TableHead.version, at: 8)
    }

    mutating func write<T: BitwiseCopyable>(_ section: TableSection, _ values: [T]) {
        while bytes.count % 16 != 0 { bytes.append(0) }
        put(UInt64(bytes.count), at: 16 + section.rawValue * 16)
        put(UInt64(values.count), at: 24 + section.rawValue * 16)
        values.withUnsafeBytes { bytes.append(contentsOf: $0) }
    }

    private mutating func put(_ value: UInt64, at offset: Int) {
        withUnsafeBytes(of: value.littleEndian) { raw in
            for index in 0..<8 { bytes[offset + index] = raw[index] }
        }
    }
}

/// Where a table lies in memory, and who holds it.
///
/// Unchecked: the bytes are fixed once they are a table.
struct TableMemory: @unchecked Sendable {
    let base: UnsafeRawPointer
    /// Keeps the bytes where the program made them itself.
    let owner: AnyObject?

    func section<T: BitwiseCopyable>(_ section: TableSection, as type: T.Type) -> UnsafeBufferPointer<T> {
        let offset = Int(base.load(fromByteOffset: 16 + section.rawValue * 16, as: UInt64.self))
        let count = Int(base.load(fromByteOffset: 24 + section.rawValue * 16, as: UInt64.self))
        let start = (base + offset).assumingMemoryBound(to: T.self)
        return UnsafeBufferPointer(start: start, count: count)
    }

    var isTable: Bool {
        base.load(as: UInt64.self) == TableHead.magic
            && base.load(fromByteOffset: 8, as: UInt64.self) == TableHead.version
    }
}

/// Bytes that the program made, held for a table.
final class TableStorage: Sendable {
    // Unsafe: allocated here, written before anybody else has it, freed with it.
    nonisolated(unsafe) let pointer: UnsafeMutableRawPointer

    init(_ bytes: [UInt8]) {
        pointer = UnsafeMutableRawPointer.allocate(byteCount: max(bytes.count, 16), alignment: 64)
        bytes.withUnsafeBytes { pointer.copyMemory(from: $0.baseAddress!, byteCount: $0.count) }
    }
    deinit { pointer.deallocate() }
}
