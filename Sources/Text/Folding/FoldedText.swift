/// A folded text and, for each of its code points, where it came from.
public struct FoldedText: Sendable {
    /// The folded code points.
    public private(set) var scalars: [UInt32] = []
    /// Parallel to `scalars`, with one element more: the offset in code points of the original that each came from,
    /// and last the length of the original.
    public private(set) var offsets: [UInt32] = []

    /// Folds a text.
    public init(_ text: String) {
        scalars.reserveCapacity(text.utf8.count)
        offsets.reserveCapacity(text.utf8.count + 1)
        offsets.append(0)
        append(text[...])
    }

    /// Folds more text, which follows what was folded so far.
    public mutating func append(_ text: Substring) {
        var position = offsets.removeLast()
        for scalar in text.unicodeScalars {
            append(scalar.value, from: position)
            position += 1
        }
        offsets.append(position)
    }

    /// Folds code points.
    public init(scalars original: some Sequence<UInt32>) {
        var position: UInt32 = 0
        for scalar in original {
            append(scalar, from: position)
            position += 1
        }
        offsets.append(position)
    }

    private mutating func append(_ scalar: UInt32, from position: UInt32) {
        let folded = Folding.fold(scalar)
        guard folded != Folding.dropped || scalar == 0 else { return }
        scalars.append(folded)
        offsets.append(position)
        let second = Folding.second(scalar)
        if second != 0 {
            scalars.append(second)
            offsets.append(position)
        }
    }

    /// The folded text as a string.
    public var string: String { String(codePoints: scalars) }

    /// The code points of the original behind a range of folded ones, marks that follow the last one included.
    public func originalRange(_ range: Range<Int>) -> Range<Int> {
        let start = Int(offsets[range.lowerBound])
        guard range.upperBound > range.lowerBound else { return start..<start }
        var next = range.upperBound
        while next < scalars.count, offsets[next] == offsets[range.upperBound - 1] { next += 1 }
        return start..<Int(offsets[next])
    }
}

extension String {
    /// The numbers of the code points.
    public var codePoints: [UInt32] {
        var text = self
        return text.withUTF8 { bytes in
            [UInt32](unsafeUninitializedCapacity: bytes.count) { result, count in
                var place = 0
                while place < bytes.count {
                    let first = UInt32(bytes[place])
                    // A string's bytes are whole sequences.
                    let size = first < 0x80 ? 1 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4
                    var value = size == 1 ? first : first & (0xFF >> UInt32(size + 1))
                    for next in 1..<size { value = value << 6 | UInt32(bytes[place &+ next] & 0x3F) }
                    result[count] = value
                    count &+= 1
                    place &+= size
                }
            }
        }
    }

    /// A string of code points; what is no Unicode scalar becomes U+FFFD.
    public init(codePoints: some Sequence<UInt32>) {
        var view = String.UnicodeScalarView()
        for value in codePoints { view.append(Unicode.Scalar(value) ?? "\u{FFFD}") }
        self.init(view)
    }
}
