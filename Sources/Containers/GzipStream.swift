import CUnpack

/// What gzip packed: all members, one after the other. A member that is damaged or cut short ends the stream with an error, after
/// what could be read of it.
public final class GzipStream: ByteStream {
    private let source: BufferedStream
    private let inflater: Inflater
    private var isInMember = false
    private var isAtEnd = false
    private var pending: ContainerError?
    private var growth: Growth

    /// Reads gzip from a stream.
    public init(_ source: BufferedStream, growth: Growth = Growth()) {
        self.source = source
        self.growth = growth
        inflater = Inflater(.gzip)
    }

    /// The next bytes.
    public func read(_ most: Int) throws(ContainerError) -> [UInt8] {
        if let pending { throw pending }
        while !isAtEnd {
            let output: [UInt8]
            do throws(ContainerError) { output = try step(most) } catch {
                pending = error
                throw error
            }
            if !output.isEmpty { return output }
        }
        return []
    }

    private func step(_ most: Int) throws(ContainerError) -> [UInt8] {
        if !isInMember {
            let start = try source.peek(2)
            guard start.elementsEqual([0x1F, 0x8B]) else {
                // Zeros and other bytes behind the last member are no part of it.
                isAtEnd = true
                return []
            }
            inflater.reset()
            isInMember = true
        }
        let input = try source.peek(1 << 16)
        if input.isEmpty { throw ContainerError("is cut short within a gzip member") }
        let step = inflater.step(input, room: most)
        _ = try source.readAll(step.consumed)
        if step.isDamaged, step.output.isEmpty { throw ContainerError("is damaged: gzip's data or checksum are wrong") }
        if step.isDamaged { pending = ContainerError("is damaged: gzip's data or checksum are wrong") }
        if step.isEnd { isInMember = false }
        try growth.add(packed: step.consumed, unpacked: step.output.count)
        return step.output
    }
}

/// zlib's inflate.
final class Inflater {
    enum Form: Int32 { case gzip = 0, zlib = 1, deflate = 2 }
    struct Step {
        var output: [UInt8]
        var consumed: Int
        var isEnd: Bool
        var isDamaged: Bool
    }
    private let stream: OpaquePointer

    init(_ form: Form) {
        guard let stream = naql_inflate_open(form.rawValue) else { fatalError("no memory for zlib") }
        self.stream = stream
    }

    deinit { naql_inflate_close(stream) }

    func reset() { naql_inflate_reset(stream) }

    func step(_ input: ArraySlice<UInt8>, room: Int) -> Step {
        var (consumed, produced, status) = (0, 0, Int32(0))
        let output = [UInt8](unsafeUninitializedCapacity: room) { buffer, count in
            input.withUnsafeBufferPointer { input in
                status = naql_inflate_step(
                    stream, input.baseAddress, input.count, &consumed, buffer.baseAddress, room, &produced)
            }
            count = produced
        }
        return Step(output: output, consumed: consumed, isEnd: status == 1, isDamaged: status < 0)
    }

    /// All of a text that is in memory, up to `limit` bytes; nil where it is damaged or longer.
    static func unpacked(_ bytes: [UInt8], _ form: Form, limit: Int) -> [UInt8]? {
        let inflater = Inflater(form)
        var rest = bytes[...]
        var result: [UInt8] = []
        while true {
            let step = inflater.step(rest, room: 1 << 16)
            result += step.output
            rest = rest.dropFirst(step.consumed)
            if step.isDamaged || result.count > limit { return nil }
            if step.isEnd { return result }
            if step.consumed == 0, step.output.isEmpty { return nil }
        }
    }
}

/// Watches how much comes out of how little: a bomb is stopped, a well packed text is not.
public struct Growth: Sendable {
    /// More than texts ever reach, of which logs and tables come near.
    private static let ratio = 400
    /// What may come out whatever went in.
    private static let free = 64 << 20
    private var packed = 0
    private var unpacked = 0

    /// Nothing came yet.
    public init() {}

    mutating func add(packed: Int, unpacked: Int) throws(ContainerError) {
        self.packed += packed
        self.unpacked += unpacked
        if self.unpacked > Self.free, self.unpacked / Self.ratio > self.packed {
            throw ContainerError("unpacks to more than \(Self.ratio) times its size; the rest is not read")
        }
    }
}
