import Text

extension Words {
    /// Whether a text may be cut before a code point without parting a word.
    static func mayBeginAnew(_ scalar: Unicode.Scalar) -> Bool {
        switch CharacterClass.of(scalar.value) {
        case .space, .ideograph: true
        default: false
        }
    }
}

extension FunctionContext {
    /// The folded text.
    func fold(_ text: String) throws(ExecutionError) -> String { try convert(text) { Folding.fold(String($0)) } }

    /// The folded text with the places that its code points come from.
    func folded(_ text: String) throws(ExecutionError) -> FoldedText {
        try make(bytes: 8 * text.utf8.count)
        var folded = FoldedText("")
        try forEachPiece(of: text) { piece in folded.append(piece) }
        return folded
    }

    /// Goes through the words of a text in order.
    func forEachWord(of text: String, _ body: (Word) -> Void) throws(ExecutionError) {
        var passed = 0
        try forEachPiece(of: text, mayCut: Words.mayBeginAnew) { (piece) throws(ExecutionError) in
            // Words cost more than code points.
            try charge(work: 16 * piece.utf8.count)
            for word in Words.of(String(piece)) { body(word.moved(by: passed)) }
            passed += piece.unicodeScalars.count
        }
    }

    /// The words of a text for a procedure.
    func words(of text: String) throws(ExecutionError) -> [Word] {
        var words: [Word] = []
        try forEachWord(of: text) { word in words.append(word) }
        return words
    }
}
