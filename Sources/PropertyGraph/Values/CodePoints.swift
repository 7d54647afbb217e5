#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// Strings compared by code point, as the language wants it: Swift's own `==` and `<` also equate canonically
/// equivalent spellings. The order of UTF-8 bytes is the order of code points.
public enum CodePoints {
    /// Whether two strings have the same code points.
    public static func equal(_ a: String, _ b: String) -> Bool {
        let count = a.utf8.count
        guard count == b.utf8.count else { return false }
        return withBytes(a, b) { memcmp($0.baseAddress!, $1.baseAddress!, count) == 0 } ?? true
    }

    /// Below zero, zero or above zero as `a` comes before, equals or comes after `b`.
    public static func compare(_ a: String, _ b: String) -> Int {
        let shared = min(a.utf8.count, b.utf8.count)
        let order = withBytes(a, b) { Int(memcmp($0.baseAddress!, $1.baseAddress!, shared)) } ?? 0
        return order != 0 ? order : a.utf8.count - b.utf8.count
    }

    /// How many code points: every byte that does not continue one.
    public static func count(_ text: String) -> Int {
        var copy = text
        return copy.withUTF8 { bytes in
            var count = 0
            for byte in bytes where byte & 0xC0 != 0x80 { count += 1 }
            return count
        }
    }

    /// Feeds the bytes to a hasher, with an end mark so that neighbours do not run together.
    public static func hash(_ text: String, into hasher: inout Hasher) {
        var copy = text
        copy.withUTF8 { hasher.combine(bytes: UnsafeRawBufferPointer($0)) }
        hasher.combine(UInt8(0xFF))
    }

    /// Runs `body` over the bytes of both; nil where one is empty.
    private static func withBytes<R>(
        _ a: String, _ b: String, _ body: (UnsafeBufferPointer<UInt8>, UnsafeBufferPointer<UInt8>) -> R
    ) -> R? {
        guard !a.isEmpty, !b.isEmpty else { return nil }
        var (a, b) = (a, b)
        return a.withUTF8 { first in b.withUTF8 { second in body(first, second) } }
    }
}

/// A string as a dictionary key, told apart by code point.
public struct CodePointKey: Hashable, Sendable {
    /// The string.
    public let text: String
    /// Makes a key.
    public init(_ text: String) { self.text = text }
    /// The same code points.
    public static func == (a: CodePointKey, b: CodePointKey) -> Bool { CodePoints.equal(a.text, b.text) }
    /// By code point.
    public func hash(into hasher: inout Hasher) { CodePoints.hash(text, into: &hasher) }
}
