extension FunctionContext {
    /// Bytes of a text between two charges.
    private static let piece = 1 << 15
    /// Code points in a row at which a text may not be cut, before it is cut all the same.
    private static let longestUncut = 1 << 20

    /// Goes through a text in pieces of bounded size, and charges each. They are cut before a code point where `mayCut`
    /// allows it: everywhere unless told. Where it does not for very long, `uncut` is thrown, or the text is cut after all.
    func forEachPiece(
        of text: String, mayCut: (Unicode.Scalar) -> Bool = { _ in true }, uncut: ExecutionError? = nil,
        _ body: (Substring) throws(ExecutionError) -> Void
    ) throws(ExecutionError) {
        let bytes = text.utf8
        var start = bytes.startIndex
        while start < bytes.endIndex {
            var end = bytes.index(start, offsetBy: Self.piece, limitedBy: bytes.endIndex) ?? bytes.endIndex
            while end < bytes.endIndex, bytes[end] & 0xC0 == 0x80 { bytes.formIndex(after: &end) }
            var passed = 0
            while end < bytes.endIndex, passed < Self.longestUncut, !mayCut(text.unicodeScalars[end]) {
                text.unicodeScalars.formIndex(after: &end)
                passed += 1
                if passed & 0xFFF == 0 { try charge(work: 1 << 17) }
            }
            if let uncut, passed == Self.longestUncut { throw uncut }
            let piece = text[start..<end]
            try charge(work: 4 * piece.utf8.count)
            try body(piece)
            start = end
        }
    }

    /// A text made piece by piece of another of about its length.
    func convert(
        _ text: String, mayCut: (Unicode.Scalar) -> Bool = { _ in true }, uncut: ExecutionError? = nil,
        _ conversion: (Substring) -> String
    ) throws(ExecutionError) -> String {
        if text.utf8.count <= Self.piece {
            try charge(work: 4 * text.utf8.count)
            return conversion(text[...])
        }
        try make(bytes: text.utf8.count)
        var result = ""
        result.reserveCapacity(text.utf8.count)
        try keeping(&result) { (result) throws(ExecutionError) in
            try forEachPiece(of: text, mayCut: mayCut, uncut: uncut) { piece in result += conversion(piece) }
        }
        return result
    }

    /// A text of at most `capacity` bytes, written by `body`, which says how many.
    func makeText(
        capacity: Int, _ body: (UnsafeMutableBufferPointer<UInt8>) throws(ExecutionError) -> Int
    ) throws(ExecutionError) -> String {
        try make(bytes: capacity)
        return try String.made(capacity: capacity, by: body)
    }
}
