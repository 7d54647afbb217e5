extension Lexer {
    /// Grammar: `Number`. Its value is worked out by the parser, which knows of a minus before it.
    mutating func scanNumber() {
        let start = position
        var kind = Token.Kind.integer
        if byte() == UInt8(ascii: "0"), case let mark = byte(1) | 0x20, mark == 0x78 || mark == 0x6F {
            position += 2  // 0x, 0o: the digits, and what is wrong with them, are read below as a name's characters
        } else {
            skipDigits()
            if byte() == UInt8(ascii: "."), isDigit(byte(1)) {
                kind = .float
                position += 1
                skipDigits()
            }
            if byte() | 0x20 == UInt8(ascii: "e") {
                let signed = byte(1) == UInt8(ascii: "-") || byte(1) == UInt8(ascii: "+")
                if isDigit(byte(signed ? 2 : 1)) {
                    kind = .float
                    position += signed ? 2 : 1
                    skipDigits()
                }
            }
        }
        let digits = position
        skipNameCharacters()
        let text = bytes[start..<position]
        if kind == .float {
            position == digits && Lexer.underscoresAreInside(text)
                ? append(.float, from: start) : appendInvalid(.invalidNumber(string(text)), from: start)
        } else if IntegerLiteral.isWellFormed(text) {
            append(.integer, from: start)
        } else {
            appendInvalid(.invalidNumber(string(text)), from: start)
        }
    }

    /// Grammar: `String`. Its escapes are read by the parser.
    mutating func scanString(quote: UInt8) {
        let start = position
        position += 1
        while position < bytes.count {
            let next = bytes[position]
            if next == UInt8(ascii: "\\") {
                position = min(position + 2, bytes.count)
            } else {
                position += 1
                if next == quote {
                    // GQL: a doubled quotation mark stands for itself.
                    if byte() == quote {
                        position += 1
                        continue
                    }
                    append(.string, from: start)
                    return
                }
            }
        }
        appendInvalid(
            .unterminated("string", closing: String(Unicode.Scalar(quote))), from: start)
    }

    /// Digits of another script: no number of the language, though people write them.
    mutating func scanForeignDigits() {
        let start = position
        var western = ""
        while position < bytes.count {
            let (scalar, length) = scalar(at: position)
            guard scalar.properties.numericType == .decimal, let value = scalar.properties.numericValue else { break }
            western += String(Int(value))
            position += length
        }
        appendInvalid(.foreignDigits(string(bytes[start..<position]), western: western), from: start)
    }

    private func string(_ bytes: Slice<UnsafeBufferPointer<UInt8>>) -> String {
        String(decoding: bytes, as: UTF8.self)
    }

    private func isDigit(_ byte: UInt8) -> Bool { byte >= UInt8(ascii: "0") && byte <= UInt8(ascii: "9") }

    /// Grammar: `Digits`.
    private mutating func skipDigits() {
        while isDigit(byte()) || byte() == UInt8(ascii: "_") { position += 1 }
    }

    /// Letters and digits glued to a number belong to it, so that the message can show the whole.
    private mutating func skipNameCharacters() {
        while position < bytes.count {
            let next = bytes[position]
            if next < 0x80 {
                let letter = next | 0x20
                guard
                    letter >= UInt8(ascii: "a") && letter <= UInt8(ascii: "z") || isDigit(next)
                        || next == UInt8(ascii: "_")
                else { return }
                position += 1
            } else {
                let (scalar, length) = scalar(at: position)
                guard CharacterClasses.continuesName(scalar) else { return }
                position += length
            }
        }
    }

    private static func underscoresAreInside(_ text: Slice<UnsafeBufferPointer<UInt8>>) -> Bool {
        var previous = UInt8(ascii: ".")
        for byte in text {
            let isDigit = byte >= UInt8(ascii: "0") && byte <= UInt8(ascii: "9")
            if !isDigit && previous == UInt8(ascii: "_") { return false }
            if byte == UInt8(ascii: "_") && !(previous >= UInt8(ascii: "0") && previous <= UInt8(ascii: "9")) {
                return false
            }
            previous = byte
        }
        return previous != UInt8(ascii: "_")
    }
}
