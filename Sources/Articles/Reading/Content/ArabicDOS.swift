/// Arabic as programs of DOS wrote it (code page 720), which the system's converter does not know and no detector names.
enum ArabicDOS {
    /// What code page 720 has for the bytes from 0x80 on; a full stop where it has nothing.
    private static let letters = Array(
        "..éâ.à.çêëèïî....\u{651}\u{652}ô¤ـûùءآأؤ£إئابةتثجحخدذرزسشص«»░▒▓│┤╡╢╖╕╣║╗╝╜╛┐└┴┬├─┼╞╟╚╔╩╦╠═╬╧╨╤╥╙╘╒╓╫╪┘┌█▄▌▐▀ضطظعغفµقكلمنهوىي≡\u{64B}\u{64C}\u{64D}\u{64E}\u{64F}\u{650}≈°∙·√ⁿ²■\u{A0}"
            .unicodeScalars)

    /// The text of bytes; bytes that stand for nothing become U+FFFD.
    static func text(of bytes: ArraySlice<UInt8>) -> (text: String, replaced: Int) {
        var text = String.UnicodeScalarView()
        var replaced = 0
        for byte in bytes {
            guard byte >= 0x80 else {
                text.append(Unicode.Scalar(byte))
                continue
            }
            let letter = letters[Int(byte) - 0x80]
            if letter == "." { replaced += 1 }
            text.append(letter == "." ? "\u{FFFD}" : letter)
        }
        return (String(text), replaced)
    }

    /// Whether bytes read as Arabic in it: nearly all that is no ASCII is a letter of Arabic, and hardly any letter is of ASCII.
    static func isLikely(_ bytes: ArraySlice<UInt8>) -> Bool {
        let part = bytes.prefix(1 << 16)
        var (arabic, other, latin) = (0, 0, 0)
        for byte in part {
            if byte >= 0x80 {
                if (0x621...0x652).contains(letters[Int(byte) - 0x80].value) { arabic += 1 } else { other += 1 }
            } else if (0x61...0x7A).contains(byte | 0x20) {
                latin += 1
            }
        }
        return arabic >= 10 && other * 50 <= arabic && latin * 4 <= arabic
    }
}
