extension Lexer {
    /// Grammar: `Space`. Skips white space and comments; false at the end of the text.
    mutating func skipTrivia() -> Bool {
        while position < bytes.count {
            switch bytes[position] {
            case 0x20, 0x09...0x0D, 0x1C...0x1F:
                position &+= 1
            case UInt8(ascii: "/") where byte(1) == UInt8(ascii: "/"):
                skipLine()
            case UInt8(ascii: "/") where byte(1) == UInt8(ascii: "*"):
                skipBlockComment()
            case UInt8(ascii: "#") where position == 0 && byte(1) == UInt8(ascii: "!"):
                skipLine()  // `#!/usr/bin/env naql -f`
            case 0x80...:
                let (scalar, length) = scalar(at: position)
                guard CharacterClasses.isSpace(scalar) else { return true }
                position &+= length
            default:
                return true
            }
        }
        return false
    }

    private mutating func skipLine() {
        while position < bytes.count, bytes[position] != 0x0A, bytes[position] != 0x0D { position &+= 1 }
    }

    private mutating func skipBlockComment() {
        let start = position
        position += 2
        while position < bytes.count {
            if bytes[position] == UInt8(ascii: "*"), byte(1) == UInt8(ascii: "/") {
                position += 2
                return
            }
            position += 1
        }
        appendInvalid(.unterminated("comment", closing: "*/"), from: start)
    }
}
