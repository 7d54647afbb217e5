import PropertyGraph

/// Cutting and searching strings by code point, over their UTF-8 bytes. A match of whole UTF-8 strings can only begin
/// and end between code points, so bytes are all that is compared.
enum CodePointText {
    /// `count` code points from the `start`th, fewer where the text ends.
    static func slice(_ text: String, from start: Int, count: Int) -> String {
        let bytes = text.utf8
        guard let first = index(in: bytes, from: bytes.startIndex, after: start),
            let end = index(in: bytes, from: first, after: count)
        else { return "" }
        return String(text[first..<end])
    }

    /// The last `count` code points.
    static func suffix(_ text: String, count: Int) -> String {
        let total = CodePoints.count(text)
        return count >= total ? text : slice(text, from: total - count, count: count)
    }

    private static func index(in bytes: String.UTF8View, from start: String.Index, after count: Int) -> String.Index? {
        // A code point has at least one byte, so this many bytes are enough to skip all.
        if count >= bytes.count { return bytes.endIndex }
        var index = start
        for _ in 0..<count {
            guard index < bytes.endIndex else { return bytes.endIndex }
            bytes.formIndex(after: &index)
            while index < bytes.endIndex, bytes[index] & 0xC0 == 0x80 { bytes.formIndex(after: &index) }
        }
        return index
    }

    /// Code points in reverse.
    static func reversed(_ text: String) -> String {
        var result = String.UnicodeScalarView()
        result.append(contentsOf: text.unicodeScalars.reversed())
        return String(result)
    }

    /// Positions in bytes at which `needle` begins in `bytes`, none overlapping another.
    private static func matches(of needle: [UInt8], in bytes: [UInt8], limit: Int) -> [Int] {
        guard !needle.isEmpty, bytes.count >= needle.count else { return [] }
        var result: [Int] = []
        var position = 0
        while position <= bytes.count - needle.count, result.count < limit {
            if bytes[position] == needle[0], bytes[position..<position + needle.count].elementsEqual(needle) {
                result.append(position)
                position += needle.count
            } else {
                position += 1
            }
        }
        return result
    }

    /// With the first `limit` occurrences of `search` replaced; an empty `search` occurs before and after each
    /// code point.
    static func replace(
        _ text: String, _ search: String, with replacement: String, limit: Int, _ context: FunctionContext
    ) throws(FunctionError) -> String {
        let (bytes, needle, insert) = (Array(text.utf8), Array(search.utf8), Array(replacement.utf8))
        let starts =
            needle.isEmpty
            ? Array((0...bytes.count).filter { $0 == bytes.count || bytes[$0] & 0xC0 != 0x80 }.prefix(limit))
            : matches(of: needle, in: bytes, limit: limit)
        let (growth, overflow) = starts.count.multipliedReportingOverflow(by: insert.count)
        guard !overflow, growth <= context.budget.limit, growth < 1 << 31 else {
            throw FunctionError(.memory, "MemoryLimit", "replace() would make a string that does not fit into memory")
        }
        var result: [UInt8] = []
        result.reserveCapacity(bytes.count + growth)
        var done = 0
        for start in starts {
            result.append(contentsOf: bytes[done..<start])
            result.append(contentsOf: insert)
            done = start + needle.count
        }
        result.append(contentsOf: bytes[done...])
        return String(decoding: result, as: UTF8.self)
    }

    /// The parts between delimiters; of two that begin at one place the first listed counts. An empty delimiter
    /// splits between code points.
    static func split(_ text: String, by delimiters: [String]) -> [String] {
        let bytes = Array(text.utf8)
        let needles = delimiters.map { Array($0.utf8) }
        if needles.contains(where: \.isEmpty) { return text.unicodeScalars.map { String($0) } }
        var parts: [String] = []
        var (start, position) = (0, 0)
        while position < bytes.count {
            let match = needles.first { needle in
                bytes[position] == needle[0] && position + needle.count <= bytes.count
                    && bytes[position..<position + needle.count].elementsEqual(needle)
            }
            guard let match else {
                position += 1
                continue
            }
            parts.append(String(decoding: bytes[start..<position], as: UTF8.self))
            position += match.count
            start = position
        }
        parts.append(String(decoding: bytes[start...], as: UTF8.self))
        return parts
    }
}
