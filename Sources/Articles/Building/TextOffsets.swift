/// A text of which stretches are taken by code points.
struct TextOffsets {
    private let text: String
    /// For every 64th code point the byte where it begins; nothing where code points are bytes.
    private var marks: [Int] = []
    private static let step = 64

    init(_ text: String) {
        self.text = text
        guard text.utf8.contains(where: { $0 >= 0x80 }) else { return }
        var number = 0
        for (offset, byte) in text.utf8.enumerated() where byte & 0xC0 != 0x80 {
            if number % Self.step == 0 { marks.append(offset) }
            number += 1
        }
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
        let mark = bytes.index(bytes.startIndex, offsetBy: marks[number / Self.step])
        return text.unicodeScalars.index(mark, offsetBy: number % Self.step, limitedBy: text.endIndex) ?? text.endIndex
    }
}
