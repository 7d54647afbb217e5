/// Bytes of names in strings, none of them lost: what is no UTF-8 becomes two of the noncharacters U+FDD0 to U+FDEF for
/// each byte, the first for its upper four bits, the second for its lower. So does a noncharacter of those that is really
/// there.
enum UndecodableBytes {
    private static let upper: UInt32 = 0xFDD0
    private static let lower: UInt32 = 0xFDE0

    static func text(of bytes: some Collection<UInt8>) -> String {
        var text = String.UnicodeScalarView()
        var rest = Array(bytes)[...]
        while let byte = rest.first {
            let length = byte < 0x80 ? 1 : min(rest.count, byte < 0xE0 ? 2 : byte < 0xF0 ? 3 : 4)
            if let part = String(validating: rest.prefix(length), as: UTF8.self), part.unicodeScalars.count == 1,
                let scalar = part.unicodeScalars.first, !(upper..<upper + 32).contains(scalar.value)
            {
                text.append(scalar)
                rest = rest.dropFirst(length)
            } else {
                text.append(Unicode.Scalar(upper + UInt32(byte >> 4))!)
                text.append(Unicode.Scalar(lower + UInt32(byte & 15))!)
                rest = rest.dropFirst()
            }
        }
        return String(text)
    }

    static func bytes(of text: String) -> [UInt8] {
        var bytes: [UInt8] = []
        var half: UInt32?
        for scalar in text.unicodeScalars {
            if let first = half, (lower..<lower + 16).contains(scalar.value) {
                bytes.append(UInt8((first - upper) << 4 | (scalar.value - lower)))
                half = nil
                continue
            }
            if let first = half { bytes += Array(String(Unicode.Scalar(first)!).utf8) }
            half = nil
            if (upper..<upper + 16).contains(scalar.value) {
                half = scalar.value
            } else {
                bytes += Array(UTF8.encode(scalar)!)
            }
        }
        if let first = half { bytes += Array(String(Unicode.Scalar(first)!).utf8) }
        return bytes
    }
}
