import Text

/// JSON as programs of other languages write it: numbers that are none (`NaN`, `Infinity`) are null.
enum ForeignJSON {
    static func value(of text: Substring) throws(JSONFault) -> JSONValue {
        var parser = JSONParser(text)
        do throws(JSONFault) { return try parser.parse() } catch {
            guard let mended = withoutNonNumbers(text) else { throw error }
            var parser = JSONParser(Substring(mended))
            return try parser.parse()
        }
    }

    private static let names = ["-Infinity", "Infinity", "NaN"].map { Array($0.utf8) }

    /// The text with null for each such number, as long as it was; nil where there is none.
    private static func withoutNonNumbers(_ text: Substring) -> String? {
        var bytes = Array(text.utf8)
        var (isInText, isEscaped, isChanged) = (false, false, false)
        var index = 0
        while index < bytes.count {
            let byte = bytes[index]
            if isEscaped {
                isEscaped = false
            } else if isInText, byte == 0x5C {
                isEscaped = true
            } else if byte == 0x22 {
                isInText.toggle()
            } else if !isInText, let name = names.first(where: { bytes[index...].starts(with: $0) }) {
                if name.count == 3 {
                    // One letter longer.
                    bytes.replaceSubrange(index..<(index + 3), with: "null".utf8)
                } else {
                    bytes.replaceSubrange(
                        index..<(index + name.count),
                        with: Array("null".utf8) + Array(repeating: 0x20, count: name.count - 4))
                }
                isChanged = true
            }
            index += 1
        }
        return isChanged ? String(decoding: bytes, as: UTF8.self) : nil
    }
}
