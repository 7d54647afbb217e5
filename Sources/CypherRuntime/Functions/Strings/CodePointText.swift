import PropertyGraph

/// Cutting and searching strings by code point, over their UTF-8 bytes. A match of whole UTF-8 strings can only begin
/// and end between code points, so bytes are all that is compared.
enum CodePointText {
    /// Bytes between two charges.
    private static let piece = 1 << 16

    /// `count` code points from the `start`th, fewer where the text ends.
    static func slice(
        _ text: String, from start: Int, count: Int, _ context: FunctionContext
    ) throws(ExecutionError) -> String {
        let bytes = text.utf8
        guard let first = try index(in: bytes, from: bytes.startIndex, after: start, context),
            let end = try index(in: bytes, from: first, after: count, context)
        else { return "" }
        if first == bytes.startIndex, end == bytes.endIndex { return text }
        return try context.copy(text[first..<end])
    }

    /// The last `count` code points.
    static func suffix(_ text: String, count: Int, _ context: FunctionContext) throws(ExecutionError) -> String {
        let total = CodePoints.count(text)
        return count >= total ? text : try slice(text, from: total - count, count: count, context)
    }

    /// The code point at which `search` first stands at the `start`th or behind it.
    static func index(
        of search: String, in text: String, from start: Int, _ context: FunctionContext
    ) throws(ExecutionError) -> Int? {
        let bytes = text.utf8
        guard let first = try index(in: bytes, from: bytes.startIndex, after: start, context) else { return nil }
        if first == bytes.endIndex, start > CodePoints.count(text) { return nil }
        let skipped = bytes.distance(from: bytes.startIndex, to: first)
        return try withBytes(text) { (bytes) throws(ExecutionError) in
            var matches = Matches(of: [Array(search.utf8)], limit: 1, from: skipped)
            guard let match = try matches.next(in: bytes, context) else { return nil }
            return bytes[..<match.lowerBound].reduce(0) { $0 + ($1 & 0xC0 == 0x80 ? 0 : 1) }
        }
    }

    private static func index(
        in bytes: String.UTF8View, from start: String.Index, after count: Int, _ context: FunctionContext
    ) throws(ExecutionError) -> String.Index? {
        // A code point has at least one byte, so this many bytes are enough to skip all.
        if count >= bytes.count { return bytes.endIndex }
        var index = start
        for passed in 0..<count {
            if passed & 0x3FFF == 0x3FFF { try context.charge(work: 1 << 16) }
            guard index < bytes.endIndex else { return bytes.endIndex }
            bytes.formIndex(after: &index)
            while index < bytes.endIndex, bytes[index] & 0xC0 == 0x80 { bytes.formIndex(after: &index) }
        }
        return index
    }

    /// Code points in reverse.
    static func reversed(_ text: String, _ context: FunctionContext) throws(ExecutionError) -> String {
        try withBytes(text) { (bytes) throws(ExecutionError) in
            try context.makeText(capacity: bytes.count) { (target) throws(ExecutionError) in
                var end = bytes.count
                for start in stride(from: bytes.count - 1, through: 0, by: -1) {
                    if start & (piece - 1) == 0 { try context.charge(work: 2 * piece) }
                    if bytes[start] & 0xC0 == 0x80 { continue }
                    for offset in start..<end { target[bytes.count - end + offset - start] = bytes[offset] }
                    end = start
                }
                return bytes.count
            }
        }
    }

    /// With the first `limit` occurrences of `search` replaced; an empty `search` occurs before and after each
    /// code point.
    static func replace(
        _ text: String, _ search: String, with replacement: String, limit: Int, _ context: FunctionContext
    ) throws(ExecutionError) -> String {
        try withBytes(text) { (bytes) throws(ExecutionError) in
            let (needle, insert) = (Array(search.utf8), Array(replacement.utf8))
            var matches = Matches(of: [needle], limit: limit)
            var count = 0
            while try matches.next(in: bytes, context) != nil { count += 1 }
            if count == 0 { return text }
            let (growth, overflow) = count.multipliedReportingOverflow(by: insert.count - needle.count)
            let capacity = overflow ? Int.max : bytes.count + growth
            return try context.makeText(capacity: capacity) { (target) throws(ExecutionError) in
                var matches = Matches(of: [needle], limit: limit)
                var (filled, done) = (0, 0)
                while let match = try matches.next(in: bytes, context) {
                    filled = try copy(bytes[done..<match.lowerBound], into: target, at: filled, context)
                    filled = try copy(insert[...], into: target, at: filled, context)
                    done = match.upperBound
                }
                return try copy(bytes[done...], into: target, at: filled, context)
            }
        }
    }

    /// The parts between delimiters; of two that begin at one place the first listed counts. An empty delimiter
    /// splits between code points.
    static func split(
        _ text: String, by delimiters: [String], _ context: FunctionContext
    ) throws(ExecutionError) -> [Value] {
        try withBytes(text) { (bytes) throws(ExecutionError) in
            if bytes.isEmpty { return [.string("")] }
            let splitsAll = delimiters.contains("")
            var matches = Matches(of: splitsAll ? [[]] : delimiters.map { Array($0.utf8) }, limit: .max)
            var parts: [Value] = []
            var start = 0
            func add(upTo end: Int) throws(ExecutionError) {
                try context.grow(&parts, by: 1, blank: .null)
                // Short texts need no memory of their own.
                if end - start > 15 { try context.make(bytes: end - start + 32) }
                try context.charge(work: 32)
                let part = UnsafeBufferPointer(rebasing: bytes[start..<end])
                parts.append(.string(String(decoding: part, as: UTF8.self)))
            }
            do throws(ExecutionError) {
                while let match = try matches.next(in: bytes, context) {
                    // An empty delimiter parts code points, and nothing before the first or after the last.
                    if splitsAll, match.lowerBound == 0 || match.lowerBound == bytes.count { continue }
                    try add(upTo: match.lowerBound)
                    start = match.upperBound
                }
                try add(upTo: bytes.count)
            } catch {
                context.meter.discard(parts)
                throw error
            }
            return parts
        }
    }

    private static func copy(
        _ source: some RandomAccessCollection<UInt8>, into target: UnsafeMutableBufferPointer<UInt8>, at offset: Int,
        _ context: FunctionContext
    ) throws(ExecutionError) -> Int {
        var (rest, offset) = (source[...], offset)
        while !rest.isEmpty {
            let part = rest.prefix(piece)
            if part.count == piece { try context.charge(work: piece) }
            let room = UnsafeMutableBufferPointer(rebasing: target[offset..<(offset + part.count)])
            _ = room.initialize(fromContentsOf: part)
            offset += part.count
            rest = rest.dropFirst(part.count)
        }
        return offset
    }

    private static func withBytes<Result>(
        _ text: String, _ body: (UnsafeBufferPointer<UInt8>) throws(ExecutionError) -> Result
    ) throws(ExecutionError) -> Result {
        var text = text
        var outcome: Swift.Result<Result, ExecutionError>?
        text.withUTF8 { bytes in
            do throws(ExecutionError) {
                outcome = .success(try body(bytes))
            } catch { outcome = .failure(error) }
        }
        guard let outcome else { preconditionFailure("the body was not called") }
        return try outcome.get()
    }

    /// Finds needles one after the other, none overlapping another; an empty needle stands before and after each code
    /// point.
    private struct Matches {
        private let needles: [[UInt8]]
        /// By byte, whether a needle may begin with it.
        private var begins: [Bool]
        private var left: Int
        private var position: Int

        init(of needles: [[UInt8]], limit: Int, from position: Int = 0) {
            self.position = position
            self.needles = needles
            left = limit
            begins = Array(repeating: needles.contains([]), count: 256)
            for needle in needles { if let first = needle.first { begins[Int(first)] = true } }
        }

        /// The next match.
        mutating func next(
            in bytes: UnsafeBufferPointer<UInt8>, _ context: FunctionContext
        ) throws(ExecutionError) -> Range<Int>? {
            if left == 0 { return nil }
            while position <= bytes.count {
                let end = min(bytes.count, position + piece)
                if let match = search(bytes, upTo: end) {
                    try context.charge(work: 16 + match.lowerBound - position)
                    left -= 1
                    position = max(match.upperBound, match.lowerBound + (match.isEmpty ? 1 : 0))
                    return match
                }
                try context.charge(work: piece)
                position = end + 1
            }
            return nil
        }

        /// The first match that begins in `position...end`.
        private func search(_ bytes: UnsafeBufferPointer<UInt8>, upTo end: Int) -> Range<Int>? {
            var start = position
            while start <= end {
                begins.withUnsafeBufferPointer { begins in
                    while start < min(end, bytes.count), !begins[Int(bytes[start])] { start &+= 1 }
                }
                for needle in needles where isFound(needle, in: bytes, at: start) {
                    return start..<(start + needle.count)
                }
                start += 1
            }
            return nil
        }

        private func isFound(_ needle: [UInt8], in bytes: UnsafeBufferPointer<UInt8>, at start: Int) -> Bool {
            if needle.isEmpty { return start == bytes.count || bytes[start] & 0xC0 != 0x80 }
            if start + needle.count > bytes.count { return false }
            for offset in needle.indices where bytes[start + offset] != needle[offset] { return false }
            return true
        }
    }
}
