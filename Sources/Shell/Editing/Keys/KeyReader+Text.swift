extension KeyReader {
    /// The text that has come already behind a character that was just read, and is long enough that nobody typed it: a
    /// terminal that does not mark pastes gives them so. Keys that mean something end it, and so does a line break, unless
    /// the line it ends holds none of `ends`, where `keepsLines`.
    func textAtHand(keepsLines: Bool, ends: UInt8) -> String? {
        guard buffer.count - position >= Self.leastRun else { return nil }
        var end = position
        var line = position
        // Where the last whole character, that is no tab, ends: what a tab at the end is for is not known yet.
        var whole = position
        while end < buffer.count {
            let byte = buffer[end]
            if byte == 0x0D || byte == 0x0A {
                guard keepsLines, !buffer[line..<end].contains(ends) else { break }
                line = end + 1
                whole = line
            } else if byte == 0x09 {
                if end + 1 == buffer.count { break }
            } else {
                guard byte >= 0x20, byte != 0x7F else { break }
                let length = Self.length(ofCharacter: byte)
                guard end + length <= buffer.count else { break }
                end += length - 1
                whole = end + 1
            }
            end += 1
        }
        guard whole - position >= Self.leastRun else { return nil }
        defer { position = whole }
        // Bytes that are no UTF-8 are skipped, as those that are typed are.
        let bytes = buffer[position..<whole]
        let text =
            String(validating: bytes, as: UTF8.self)
            ?? String(decoding: bytes, as: UTF8.self).replacing("\u{FFFD}", with: "")
        return text.replacing("\r", with: "\n")
    }

    /// From this many bytes on what came at once is text.
    private static let leastRun = 64

    private static func length(ofCharacter first: UInt8) -> Int {
        switch first {
        case 0xC2..<0xE0: 2
        case 0xE0..<0xF0: 3
        case 0xF0..<0xF5: 4
        default: 1
        }
    }
}
