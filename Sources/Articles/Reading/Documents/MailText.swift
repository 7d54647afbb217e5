#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// The text of a mail's bytes: UTF-8 if they are, whatever the head says, else as it says.
enum MailText {
    static func decoded(_ bytes: [UInt8], charset: String?) -> String {
        if let valid = String(validating: bytes, as: UTF8.self) { return valid }
        // What names no more than ASCII has more in it: what western mails have.
        let name = charset.map {
            ["us-ascii", "ascii", "iso-8859-1", "utf-8", "utf8"].contains($0.lowercased()) ? "cp1252" : $0
        }
        return converted(bytes, from: name ?? "cp1252") ?? String(decoding: bytes, as: UTF8.self)
    }

    /// Nil where the system does not know the charset. What it has no letter for becomes U+FFFD.
    private static func converted(_ bytes: [UInt8], from charset: String) -> String? {
        guard let converter = iconv_open("UTF-8", charset), converter != iconv_t(bitPattern: -1) else { return nil }
        defer { iconv_close(converter) }
        var input = bytes.map { CChar(bitPattern: $0) }
        var output = [CChar](repeating: 0, count: bytes.count * 4 + 16)
        var produced = 0
        input.withUnsafeMutableBufferPointer { source in
            output.withUnsafeMutableBufferPointer { target in
                var from = source.baseAddress
                var left = source.count
                var to = target.baseAddress
                var room = target.count
                while left > 0 {
                    let result = iconv(converter, &from, &left, &to, &room)
                    guard result == -1, left > 0, room >= 3 else { break }
                    for byte in "\u{FFFD}".utf8 {
                        to?.pointee = CChar(bitPattern: byte)
                        to = to?.advanced(by: 1)
                    }
                    room -= 3
                    from = from?.advanced(by: 1)
                    left -= 1
                }
                produced = target.count - room
            }
        }
        return String(decoding: output[..<produced].map(UInt8.init(bitPattern:)), as: UTF8.self)
    }
}
