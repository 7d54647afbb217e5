/// Puts pieces of a page's text together: blanks joined, line breaks where the page has them.
struct TextWriter {
    private var bytes: [UInt8] = []
    private var isSpaced = false

    /// Adds a piece; NBSP and other blanks of Unicode stay, places where a word may be parted go.
    mutating func add(_ piece: UnsafeBufferPointer<UInt8>) {
        for byte in piece {
            if byte == 0xAD, bytes.last == 0xC2, !isSpaced {
                bytes.removeLast()
                continue
            }
            if byte == 0x20 || (0x09...0x0D).contains(byte) {
                isSpaced = true
            } else {
                if isSpaced {
                    if let last = bytes.last, last != 0x0A { bytes.append(0x20) }
                    isSpaced = false
                }
                bytes.append(byte)
            }
        }
    }

    /// A mark that opens a quotation: what follows it stands close to it.
    mutating func open(_ mark: String) {
        if isSpaced, let last = bytes.last, last != 0x0A { bytes.append(0x20) }
        isSpaced = false
        bytes += mark.utf8
    }

    /// A mark that closes one, close to what stands before it.
    mutating func close(_ mark: String) { bytes += mark.utf8 }

    /// Who is quoted follows: a dash stands before the name, as styles of pages set it off, where the page has none.
    mutating func attribution(before name: String) {
        let last = String(decoding: bytes.suffix(4), as: UTF8.self).last
        // Words that a blank stands behind go on.
        guard last.map({ Attribution.mayFollow($0) || $0.isLetter && !isSpaced }) ?? true else { return }
        space()
        if !(name.first.map(Attribution.isParted) ?? false) { open(Attribution.joint) }
        space()
    }

    /// The next cell of a row.
    mutating func cell() {
        space()
        open("|")
        space()
    }

    /// Two words that come are not one.
    mutating func space() { isSpaced = true }

    /// A line break of the page.
    mutating func newLine() {
        isSpaced = false
        if let last = bytes.last, last != 0x0A { bytes.append(0x0A) }
    }

    /// The text.
    mutating func finish() -> String {
        while bytes.last == 0x0A { bytes.removeLast() }
        return String(decoding: bytes, as: UTF8.self)
    }
}
