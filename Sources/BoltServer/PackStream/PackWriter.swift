import NIOCore

/// Writes values of PackStream, each in its shortest form.
struct PackWriter {
    var buffer: ByteBuffer

    init(_ buffer: ByteBuffer = ByteBuffer()) { self.buffer = buffer }

    mutating func null() { buffer.writeInteger(0xC0 as UInt8) }

    mutating func boolean(_ flag: Bool) { buffer.writeInteger((flag ? 0xC3 : 0xC2) as UInt8) }

    mutating func integer(_ number: Int64) {
        switch number {
        case -16...127: buffer.writeInteger(Int8(truncatingIfNeeded: number))
        case -128 ... -17: buffer.writeMultipleIntegers(0xC8 as UInt8, Int8(truncatingIfNeeded: number))
        case -32_768...32_767: buffer.writeMultipleIntegers(0xC9 as UInt8, Int16(truncatingIfNeeded: number))
        case -2_147_483_648...2_147_483_647:
            buffer.writeMultipleIntegers(0xCA as UInt8, Int32(truncatingIfNeeded: number))
        default: buffer.writeMultipleIntegers(0xCB as UInt8, number)
        }
    }

    mutating func float(_ number: Double) { buffer.writeMultipleIntegers(0xC1 as UInt8, number.bitPattern) }

    mutating func string(_ text: String) {
        var text = text
        text.withUTF8 { string(utf8: $0) }
    }

    mutating func string(utf8 bytes: UnsafeBufferPointer<UInt8>) {
        header(bytes.count, tiny: 0x80, sized: 0xD0)
        buffer.writeBytes(UnsafeRawBufferPointer(bytes))
    }

    mutating func list(_ count: Int) { header(count, tiny: 0x90, sized: 0xD4) }

    mutating func map(_ count: Int) { header(count, tiny: 0xA0, sized: 0xD8) }

    /// A structure of up to 15 fields.
    mutating func structure(_ tag: UInt8, _ fields: Int) {
        buffer.writeMultipleIntegers(0xB0 | UInt8(fields), tag)
    }

    private mutating func header(_ count: Int, tiny: UInt8, sized: UInt8) {
        switch count {
        case ..<16: buffer.writeInteger(tiny | UInt8(count))
        case ..<256: buffer.writeMultipleIntegers(sized, UInt8(count))
        case ..<65_536: buffer.writeMultipleIntegers(sized + 1, UInt16(count))
        default: buffer.writeMultipleIntegers(sized + 2, UInt32(truncatingIfNeeded: count))
        }
    }
}
