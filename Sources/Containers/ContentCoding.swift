import CUnpack

/// What HTTP wraps around a body.
public enum ContentCoding {
    /// A body without the wrapping that its head names, and what is to be told of it.
    ///
    /// Crawlers often leave the fields of the head as they were though they unpacked the body: a body that does not look like
    /// what the head says is kept as it is.
    public static func unwrapped(
        _ body: [UInt8], transfer: String?, coding: String?, limit: Int
    ) -> (body: [UInt8], note: String?) {
        var body = body
        if transfer?.lowercased().contains("chunked") ?? false, let whole = unchunked(body) { body = whole }
        for name in (coding ?? "").lowercased().split(whereSeparator: { $0 == "," || $0 == " " }).reversed() {
            switch name {
            case "gzip", "x-gzip":
                guard body.starts(with: [0x1F, 0x8B]) else { continue }
                guard let plain = Inflater.unpacked(body, .gzip, limit: limit) else {
                    return ([], "its gzip is damaged or unpacks to too much")
                }
                body = plain
            case "deflate":
                guard
                    let plain = Inflater.unpacked(body, .zlib, limit: limit)
                        ?? Inflater.unpacked(body, .deflate, limit: limit)
                else { continue }
                body = plain
            case "br":
                // Brotli has no mark: what is readable text was unpacked already.
                if isText(body) { continue }
                guard naql_brotli_available() else {
                    return (
                        [], "is packed by brotli, whose library is not installed (Debian: apt-get install libbrotli1)"
                    )
                }
                guard let plain = brotli(body, limit: limit) else {
                    return ([], "its brotli is damaged or unpacks to too much")
                }
                body = plain
            default: continue
            }
        }
        return (body, nil)
    }

    private static func brotli(_ body: [UInt8], limit: Int) -> [UInt8]? {
        var count: Int64 = -1
        let plain = [UInt8](unsafeUninitializedCapacity: limit) { buffer, length in
            count = naql_brotli_unpack(body, body.count, buffer.baseAddress, limit)
            length = max(Int(count), 0)
        }
        return count < 0 ? nil : plain
    }

    private static func isText(_ body: [UInt8]) -> Bool {
        let start = body.prefix(512)
        return start.contains(UInt8(ascii: "<")) && !start.contains { $0 < 0x09 }
    }

    /// A body that came in chunks; nil where it did not.
    static func unchunked(_ body: [UInt8]) -> [UInt8]? {
        var result: [UInt8] = []
        var rest = body[...]
        while true {
            guard let end = rest.prefix(64).firstIndex(of: 0x0A) else { return result.isEmpty ? nil : result }
            let digits = rest[..<end].prefix { $0 != 0x3B && $0 != 0x0D && $0 != 0x20 }
            guard !digits.isEmpty, let size = Int(String(decoding: digits, as: UTF8.self), radix: 16), size >= 0 else {
                return result.isEmpty ? nil : result
            }
            rest = rest[(end + 1)...]
            if size == 0 { return result }
            result += rest.prefix(size)
            rest = rest.dropFirst(size)
            if rest.first == 0x0D { rest = rest.dropFirst() }
            if rest.first == 0x0A { rest = rest.dropFirst() }
            if rest.isEmpty { return result }
        }
    }
}
