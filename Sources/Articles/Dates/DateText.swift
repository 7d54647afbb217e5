import Language

/// A text with a date in it, made plain: one kind of digit, no marks of direction, blanks of one kind.
enum DateText {
    static func plain(_ text: String) -> String {
        var plain = ""
        for scalar in text.unicodeScalars {
            switch scalar.value {
            // Arabic-Indic digits and those of Persian.
            case 0x0660...0x0669: plain.unicodeScalars.append(Unicode.Scalar(UInt8(scalar.value - 0x0660 + 0x30)))
            case 0x06F0...0x06F9: plain.unicodeScalars.append(Unicode.Scalar(UInt8(scalar.value - 0x06F0 + 0x30)))
            // Tatweel, marks of direction, the byte order mark.
            case 0x0640, 0x061C, 0x200B...0x200F, 0x202A...0x202E, 0x2066...0x2069, 0xFEFF: break
            case 0x2010...0x2015, 0x2212: plain.append("-")
            default: plain.unicodeScalars.append(scalar.properties.isWhitespace ? " " : scalar)
            }
        }
        return DataFile.trimmed(plain)
    }

    /// Whether a byte is a digit of ASCII.
    static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }

    /// The digits at a place as a number, and how many they are; nil where there is none, or more than nine.
    static func number(_ bytes: some RandomAccessCollection<UInt8>) -> (value: Int, length: Int)? {
        var value = 0
        var length = 0
        for byte in bytes {
            guard isDigit(byte) else { break }
            guard length < 9 else { return nil }
            value = value * 10 + Int(byte - 0x30)
            length += 1
        }
        return length > 0 ? (value, length) : nil
    }
}
