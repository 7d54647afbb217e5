import Language

/// What a match captured: for each capture where it begins and where it ends, or -1.
struct Captures {
    private var storage: InlineArray<30, Int32> = InlineArray(repeating: -1)

    init() {}

    init(_ slots: UnsafePointer<Int32>) {
        for index in 0..<30 { storage[index] = slots[index] }
    }

    /// The tokens of a capture.
    subscript(_ capture: PatternCapture) -> Range<Int>? {
        let (start, end) = (storage[Int(capture.rawValue) * 2], storage[Int(capture.rawValue) * 2 + 1])
        guard start >= 0, end >= start else { return nil }
        return Int(start)..<Int(end)
    }
}
