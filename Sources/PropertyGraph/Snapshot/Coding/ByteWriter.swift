/// A growing list of bytes: fixed-width little-endian numbers, strings with their length before them.
struct ByteWriter {
    private(set) var bytes: [UInt8] = []

    mutating func number(_ number: some FixedWidthInteger) {
        let wide = UInt64(truncatingIfNeeded: number)
        for shift in stride(from: 0, to: 64, by: 8) { bytes.append(UInt8(truncatingIfNeeded: wide >> UInt64(shift))) }
    }

    mutating func byte(_ byte: UInt8) { bytes.append(byte) }

    mutating func string(_ string: String) {
        number(string.utf8.count)
        bytes.append(contentsOf: string.utf8)
    }
}
