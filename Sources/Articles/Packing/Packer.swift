import PropertyGraph

/// Something that is written as bytes and read again, described once for both ways.
protocol Packable {
    /// Something to be filled while reading.
    init()
    /// Passes each part to the packer, in one order.
    mutating func pass(_ packer: inout Packer) throws(Packer.Malformed)
}

/// Writes values as bytes, or reads them back: numbers of as many bytes as they need, texts with their length before them.
struct Packer {
    /// The bytes are not what a packer makes.
    struct Malformed: Error {}

    /// What was written.
    private(set) var bytes: [UInt8] = []
    private let source: UnsafeRawBufferPointer
    private let isReading: Bool
    private(set) var position = 0

    /// A packer that writes.
    init() {
        source = UnsafeRawBufferPointer(start: nil, count: 0)
        isReading = false
    }

    /// A packer that reads; the bytes must outlive it.
    init(reading bytes: UnsafeRawBufferPointer) {
        source = bytes
        isReading = true
    }

    /// The bytes of a value.
    static func bytes(of value: some Packable) -> [UInt8] {
        var packer = Packer()
        var value = value
        try? value.pass(&packer)
        return packer.bytes
    }

    /// A value of its bytes; nil where they are none, or more.
    static func value<T: Packable>(_ type: T.Type = T.self, of bytes: UnsafeRawBufferPointer) -> T? {
        var packer = Packer(reading: bytes)
        var value = T()
        guard (try? value.pass(&packer)) != nil, packer.position == bytes.count else { return nil }
        return value
    }

    /// A value of its bytes; nil where they are none, or more.
    static func value<T: Packable>(_ type: T.Type = T.self, of bytes: [UInt8]) -> T? {
        bytes.withUnsafeBytes { value(type, of: $0) }
    }

    // MARK: Numbers

    mutating func pass(_ number: inout UInt64) throws(Malformed) {
        guard isReading else { return write(number) }
        var (result, shift): (UInt64, UInt64) = (0, 0)
        while true {
            guard position < source.count, shift < 64 else { throw Malformed() }
            let byte = source[position]
            position += 1
            result |= UInt64(byte & 0x7F) << shift
            if byte < 0x80 { break }
            shift += 7
        }
        number = result
    }

    private mutating func write(_ number: UInt64) {
        var rest = number
        while rest >= 0x80 {
            bytes.append(UInt8(rest & 0x7F) | 0x80)
            rest >>= 7
        }
        bytes.append(UInt8(rest))
    }

    /// A number that is seldom large; negative ones may come.
    mutating func pass(_ number: inout Int) throws(Malformed) {
        var coded = UInt64(bitPattern: Int64((number << 1) ^ (number >> 63)))
        try pass(&coded)
        number = Int(truncatingIfNeeded: Int64(bitPattern: (coded >> 1) ^ (0 &- (coded & 1))))
    }

    /// A number of eight bytes: a hash.
    mutating func pass(hash: inout UInt64) throws(Malformed) {
        guard isReading else {
            withUnsafeBytes(of: hash.littleEndian) { bytes.append(contentsOf: $0) }
            return
        }
        guard source.count - position >= 8 else { throw Malformed() }
        hash = UInt64(littleEndian: source.loadUnaligned(fromByteOffset: position, as: UInt64.self))
        position += 8
    }

    mutating func pass(_ flag: inout Bool) throws(Malformed) {
        var number: UInt64 = flag ? 1 : 0
        try pass(&number)
        flag = number != 0
    }

    mutating func pass(_ range: inout Range<Int>) throws(Malformed) {
        var (start, size) = (range.lowerBound, range.count)
        try pass(&start)
        try pass(&size)
        guard size >= 0, start <= Int.max - size else { throw Malformed() }
        range = start..<(start + size)
    }

    // MARK: Texts

    mutating func pass(_ text: inout String) throws(Malformed) {
        guard isReading else {
            write(UInt64(text.utf8.count))
            bytes.append(contentsOf: text.utf8)
            return
        }
        let part = try run()
        guard let string = String(validating: part, as: UTF8.self) else { throw Malformed() }
        text = string
    }

    /// Bytes of any kind.
    mutating func pass(_ data: inout [UInt8]) throws(Malformed) {
        guard isReading else {
            write(UInt64(data.count))
            bytes.append(contentsOf: data)
            return
        }
        data = Array(try run())
    }

    /// The bytes that follow their length.
    private mutating func run() throws(Malformed) -> UnsafeRawBufferPointer {
        var count: UInt64 = 0
        try pass(&count)
        guard count <= UInt64(source.count - position) else { throw Malformed() }
        defer { position += Int(count) }
        return UnsafeRawBufferPointer(rebasing: source[position..<(position + Int(count))])
    }

    mutating func pass(_ value: inout Value) throws(Malformed) {
        var data = isReading ? [] : value.archiveBytes
        try pass(&data)
        guard isReading else { return }
        guard let found = Value(archiveBytes: data) else { throw Malformed() }
        value = found
    }

    // MARK: What may be missing, and lists

    mutating func pass(_ text: inout String?) throws(Malformed) {
        try pass(&text, "") { (packer, text) throws(Malformed) in try packer.pass(&text) }
    }

    mutating func pass(_ number: inout Int?) throws(Malformed) {
        try pass(&number, 0) { (packer, number) throws(Malformed) in try packer.pass(&number) }
    }

    mutating func pass(_ range: inout Range<Int>?) throws(Malformed) {
        try pass(&range, 0..<0) { (packer, range) throws(Malformed) in try packer.pass(&range) }
    }

    mutating func pass<T: Packable>(_ value: inout T?) throws(Malformed) {
        try pass(&value, T()) { (packer, value) throws(Malformed) in try value.pass(&packer) }
    }

    private mutating func pass<T>(
        _ value: inout T?, _ empty: T, _ body: (inout Packer, inout T) throws(Malformed) -> Void
    ) throws(Malformed) {
        var isThere = value != nil
        try pass(&isThere)
        guard isThere else {
            value = nil
            return
        }
        var some = value ?? empty
        try body(&self, &some)
        value = some
    }

    /// A list whose elements are passed one by one.
    mutating func pass<T>(
        _ list: inout [T], _ empty: T, _ body: (inout Packer, inout T) throws(Malformed) -> Void
    ) throws(Malformed) {
        var count = UInt64(list.count)
        try pass(&count)
        guard isReading else {
            // The list itself is not touched: it would be copied whole.
            for element in list {
                var element = element
                try body(&self, &element)
            }
            return
        }
        guard count <= UInt64(source.count - position) else { throw Malformed() }
        list = Array(repeating: empty, count: Int(count))
        for index in list.indices { try body(&self, &list[index]) }
    }

    mutating func pass<T: Packable>(_ list: inout [T]) throws(Malformed) {
        try pass(&list, T()) { (packer, element) throws(Malformed) in try element.pass(&packer) }
    }

    mutating func pass(_ list: inout [String]) throws(Malformed) {
        try pass(&list, "") { (packer, text) throws(Malformed) in try packer.pass(&text) }
    }

    mutating func pass(_ list: inout [Int]) throws(Malformed) {
        try pass(&list, 0) { (packer, number) throws(Malformed) in try packer.pass(&number) }
    }

    mutating func pass(_ list: inout [Range<Int>]) throws(Malformed) {
        try pass(&list, 0..<0) { (packer, range) throws(Malformed) in try packer.pass(&range) }
    }

    mutating func pass(hashes list: inout [UInt64]) throws(Malformed) {
        try pass(&list, 0) { (packer, hash) throws(Malformed) in try packer.pass(hash: &hash) }
    }
}
