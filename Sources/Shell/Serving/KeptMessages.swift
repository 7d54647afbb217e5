public import Renderers

/// Lets messages through and keeps the first of them, so that a client hears them too.
public final class KeptMessages: ByteSink {
    private static let room = 1 << 16
    private let next: any ByteSink
    private var kept: [UInt8] = []

    /// In front of where messages go.
    public init(before next: any ByteSink) { self.next = next }

    /// Keeps what there is room for, and lets all of it through.
    public func write(_ bytes: UnsafeRawBufferPointer) throws(OutputError) {
        kept.append(contentsOf: bytes.prefix(max(Self.room - kept.count, 0)))
        try next.write(bytes)
    }

    /// The lines since they were last taken.
    public func take() -> [String] {
        defer { kept = [] }
        return kept.split(separator: UInt8(ascii: "\n")).map { String(decoding: $0, as: UTF8.self) }
    }
}
