#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// Encodings of other times than UTF-8's.
enum Encodings {
    /// The name that the system's converter knows, for a name as pages and heads write it; nil for what is no name.
    static func name(declared: String) -> String? {
        let name = declared.lowercased().filter { !$0.isWhitespace && $0 != ";" && $0 != "\"" && $0 != "'" }
        switch name {
        case "": return nil
        case "utf8", "utf-8", "utf8mb4", "unicode-1-1-utf-8": return "UTF-8"
        // What calls itself Latin-1 or ASCII is windows-1252, as browsers have it.
        case "iso-8859-1", "latin1", "latin-1", "us-ascii", "ascii", "iso8859-1", "cp1252", "windows-1252":
            return "CP1252"
        case "iso-8859-9", "latin5", "windows-1254": return "CP1254"
        case "gb2312", "gbk", "gb_2312-80": return "GB18030"
        case "cp1256", "windows-1256", "x-cp1256": return "CP1256"
        case "iso-8859-6", "iso8859-6", "arabic", "iso-8859-6-i": return "ISO-8859-6"
        default:
            return name.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || "-_".contains($0)) }
                ? name.uppercased() : nil
        }
    }

    /// What it is called in messages.
    static func words(for name: String) -> String { name.hasPrefix("CP125") ? "windows-" + name.dropFirst(2) : name }

    /// The text of bytes in an encoding; bytes that stand for nothing in it become U+FFFD.
    ///
    /// - Returns: the text and how many bytes were replaced; nil where the system does not know the encoding.
    static func text(of bytes: ArraySlice<UInt8>, as name: String) -> (text: String, replaced: Int)? {
        if name == "CP720" || name == "IBM720" || name == "DOS-720" { return ArabicDOS.text(of: bytes) }
        guard let converter = iconv_open("UTF-8", name), converter != iconv_t(bitPattern: -1) else { return nil }
        defer { iconv_close(converter) }
        var input = Array(bytes)
        var output: [UInt8] = []
        output.reserveCapacity(input.count * 2)
        var replaced = 0
        var room = [UInt8](repeating: 0, count: 1 << 16)
        input.withUnsafeMutableBytes { input in
            var from: UnsafeMutablePointer<CChar>? = input.baseAddress?.assumingMemoryBound(to: CChar.self)
            var left = input.count
            while left > 0 {
                let (written, failure) = room.withUnsafeMutableBytes { room in
                    var to: UnsafeMutablePointer<CChar>? = room.baseAddress?.assumingMemoryBound(to: CChar.self)
                    var space = room.count
                    let code = iconv(converter, &from, &left, &to, &space)
                    return (room.count - space, code == Int(bitPattern: UInt.max) ? errno : 0)
                }
                output += room[..<written]
                guard failure == EILSEQ || failure == EINVAL else { continue }
                output += [0xEF, 0xBF, 0xBD]
                replaced += 1
                from = from.map { $0 + 1 }
                left -= 1
            }
        }
        return (String(decoding: output, as: UTF8.self), replaced)
    }

    /// What a detector of the system takes bytes for; nil where it is not there or does not know.
    static func detected(_ bytes: ArraySlice<UInt8>) -> String? {
        guard let detector = Detector.shared else { return nil }
        return detector.name(of: bytes.prefix(1 << 18)).flatMap { name(declared: $0) }
    }
}

/// uchardet, loaded when a text is first met that no rule tells.
private final class Detector: Sendable {
    static let shared = Detector()

    private typealias Make = @convention(c) () -> OpaquePointer?
    private typealias Feed = @convention(c) (OpaquePointer, UnsafeRawPointer, Int) -> Int32
    private typealias Use = @convention(c) (OpaquePointer) -> Void
    private typealias Name = @convention(c) (OpaquePointer) -> UnsafePointer<CChar>?
    private let make: Make
    private let feed: Feed
    private let end: Use
    private let name: Name
    private let delete: Use

    private init?() {
        let names = ["libuchardet.so.0", "libuchardet.so", "libuchardet.0.dylib"]
        guard let library = names.lazy.compactMap({ dlopen($0, RTLD_NOW) }).first,
            let make = dlsym(library, "uchardet_new"), let feed = dlsym(library, "uchardet_handle_data"),
            let end = dlsym(library, "uchardet_data_end"), let name = dlsym(library, "uchardet_get_charset"),
            let delete = dlsym(library, "uchardet_delete")
        else { return nil }
        self.make = unsafeBitCast(make, to: Make.self)
        self.feed = unsafeBitCast(feed, to: Feed.self)
        self.end = unsafeBitCast(end, to: Use.self)
        self.name = unsafeBitCast(name, to: Name.self)
        self.delete = unsafeBitCast(delete, to: Use.self)
    }

    func name(of bytes: ArraySlice<UInt8>) -> String? {
        guard let detector = make() else { return nil }
        defer { delete(detector) }
        let code = bytes.withUnsafeBytes { feed(detector, $0.baseAddress!, $0.count) }
        guard code == 0 else { return nil }
        end(detector)
        return name(detector).map { String(cString: $0) }.flatMap { $0.isEmpty ? nil : $0 }
    }
}
