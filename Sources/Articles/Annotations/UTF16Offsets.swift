/// Which code point of a text each of its UTF-16 code units belongs to.
struct UTF16Offsets {
    private var points: [Int] = []
    private let end: Int

    init(_ text: String) {
        var number = 0
        for scalar in text.unicodeScalars {
            points.append(number)
            if scalar.value > 0xFFFF { points.append(number) }
            number += 1
        }
        end = number
    }

    /// The code point at a place, the end of the text included; nil beyond it.
    func codePoint(_ unit: Int) -> Int? {
        points.indices.contains(unit) ? points[unit] : unit == points.count ? end : nil
    }
}
