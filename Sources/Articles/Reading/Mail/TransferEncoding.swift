import Text

/// How mails write bytes that old machines could not carry.
enum TransferEncoding {
    /// Quoted-printable, also as words of a head have it (`_` for a blank).
    static func quotedPrintable(_ text: ArraySlice<UInt8>, inWords: Bool) -> [UInt8] {
        var result: [UInt8] = []
        var at = text.startIndex
        while at < text.endIndex {
            let byte = text[at]
            at += 1
            if byte == 0x5F, inWords {
                result.append(0x20)
            } else if byte == 0x3D {
                if at + 1 < text.endIndex, let high = Digits.hexadecimal(text[at]),
                    let low = Digits.hexadecimal(text[at + 1])
                {
                    result.append(high << 4 | low)
                    at += 2
                } else if let end = text[at...].firstIndex(where: { $0 != 0x20 && $0 != 0x0D && $0 != 0x09 }),
                    text[end] == 0x0A
                {
                    at = end + 1
                } else {
                    result.append(byte)
                }
            } else {
                result.append(byte)
            }
        }
        return result
    }

    /// Base64; what is none of its letters is passed over.
    static func base64(_ text: ArraySlice<UInt8>) -> [UInt8] {
        var result: [UInt8] = []
        var (bits, count): (UInt32, Int) = (0, 0)
        for byte in text {
            let value: UInt32
            switch byte {
            case 0x41...0x5A: value = UInt32(byte) - 0x41
            case 0x61...0x7A: value = UInt32(byte) - 0x61 + 26
            case 0x30...0x39: value = UInt32(byte) - 0x30 + 52
            case 0x2B: value = 62
            case 0x2F: value = 63
            default: continue
            }
            bits = bits << 6 | value
            count += 6
            if count >= 8 {
                count -= 8
                result.append(UInt8(truncatingIfNeeded: bits >> UInt32(count)))
            }
        }
        return result
    }
}

/// Words of a head with letters outside ASCII (RFC 2047).
enum EncodedWords {
    /// A field's value. Words beside each other are joined before they are decoded, for a letter may be cut between them.
    static func decoded(_ bytes: [UInt8]) -> String {
        var result = ""
        var pending: (charset: String, bytes: [UInt8])?
        func flush() {
            if let word = pending { result += MailText.decoded(word.bytes, charset: word.charset) }
            pending = nil
        }
        var rest = bytes[...]
        while let word = Word(in: rest) {
            let between = rest[..<word.range.lowerBound]
            if pending == nil || !between.allSatisfy({ $0 == 0x20 || $0 == 0x09 }) {
                flush()
                result += MailText.decoded(Array(between), charset: nil)
            }
            if pending?.charset == word.charset {
                pending?.bytes += word.bytes
            } else {
                flush()
                pending = (word.charset, word.bytes)
            }
            rest = rest[word.range.upperBound...]
        }
        flush()
        return result + MailText.decoded(Array(rest), charset: nil)
    }

    /// `=?charset?Q?text?=`
    private struct Word {
        let range: Range<Int>
        let charset: String
        let bytes: [UInt8]

        init?(in text: ArraySlice<UInt8>) {
            var from = text.startIndex
            while let start = text[from...].firstIndex(of: 0x3D) {
                from = start + 1
                guard text[from...].first == 0x3F else { continue }
                let marks = text[(from + 1)...].indices.lazy.filter { text[$0] == 0x3F }.prefix(3)
                let places = Array(marks)
                guard places.count == 3, places[1] == places[0] + 2, places[2] + 1 < text.endIndex,
                    text[places[2] + 1] == 0x3D
                else { continue }
                let content = text[(places[1] + 1)..<places[2]]
                switch text[places[0] + 1] | 0x20 {
                case UInt8(ascii: "q"): bytes = TransferEncoding.quotedPrintable(content, inWords: true)
                case UInt8(ascii: "b"): bytes = TransferEncoding.base64(content)
                default: continue
                }
                charset = String(decoding: text[(from + 1)..<places[0]], as: UTF8.self).lowercased()
                range = start..<(places[2] + 2)
                return
            }
            return nil
        }
    }
}
