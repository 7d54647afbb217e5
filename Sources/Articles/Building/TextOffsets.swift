/// A text of which stretches are taken by code points.
struct TextOffsets {
    private let text: String
    /// For every 64th code point the byte where it begins; nothing where code points are bytes.
    private var marks: [Int] = []
    private static let step = 64

    init(_ text: String) {
        var text = text
        marks = text.withUTF8 { Self.marks(in: $0) }
        self.text = text
    }

    private static func marks(in bytes: UnsafeBufferPointer<UInt8>) -> [Int] {
        guard bytes.contains(where: { $0 >= 0x80 }) else { return [] }
        var marks: [Int] = []
        marks.reserveCapacity(bytes.count / step + 1)
        var number = 0
        for offset in bytes.indices where bytes[offset] & 0xC0 != 0x80 {
            if number % step == 0 { marks.append(offset) }
            number &+= 1
        }
        return marks
    }

    /// The text of a range of code points, cut where the text ends.
    subscript(range: Range<Int>) -> String {
        let bytes = text.utf8
        guard !range.isEmpty else { return "" }
        return String(text[index(range.lowerBound, bytes)..<index(range.upperBound, bytes)])
    }

    private func index(_ number: Int, _ bytes: String.UTF8View) -> String.Index {
        guard !marks.isEmpty else {
            return bytes.index(bytes.startIndex, offsetBy: number, limitedBy: bytes.endIndex) ?? bytes.endIndex
        }
        guard number / Self.step < marks.count else { return bytes.endIndex }
        let mark = marks[number / Self.step]
        let rest = number % Self.step
        // The bytes of so many code points from a mark on.
        let size = bytes.withContiguousStorageIfAvailable { bytes in
            var end = mark
            var left = rest
            while left > 0, end < bytes.count {
                end &+= 1
                while end < bytes.count, bytes[end] & 0xC0 == 0x80 { end &+= 1 }
                left &-= 1
            }
            return end - mark
        }
        let start = bytes.index(bytes.startIndex, offsetBy: mark)
        guard let size else {
            return text.unicodeScalars.index(start, offsetBy: rest, limitedBy: text.endIndex) ?? text.endIndex
        }
        return bytes.index(start, offsetBy: size)
    }
}
