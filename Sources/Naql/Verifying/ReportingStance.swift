import Text

/// How whoever is reported stands to the words that are put down to him, with the word that says so.
///
/// A draft that has the words right turns the sense where it confirms what the source denies, or says what the source
/// asks. Verbs of the same stance (said, confirmed, announced) are not told apart.
struct ReportingStance {
    /// In which way.
    enum Kind {
        case asserts, denies, asks
    }

    let kind: Kind
    /// The reporting words as written.
    let verb: String

    /// - Parameters:
    ///   - act: what saying so does, a name of `Statement.act`.
    ///   - quotation: where the words stand, when they stand between quotation marks.
    ///   - scalars: the text that they stand in.
    init?(act: String?, verb: String?, quotation: Range<Int>?, in scalars: [UInt32]) {
        guard let act, let verb else { return nil }
        self.verb = verb
        if let quotation, Self.isOwnSpeech(quotation, in: scalars) {
            kind = .asserts
            return
        }
        kind =
            switch act {
            case "deny", "reject": .denies
            case "ask": .asks
            default: .asserts
            }
    }

    /// How a draft that stands like this differs from its source; nil where the stance is the same.
    func difference(from source: ReportingStance) -> WordDifference? {
        guard kind != source.kind else { return nil }
        let change: WordDifference.Kind =
            source.kind == .denies ? .negationLost : kind == .denies ? .negationAdded : .changed
        return WordDifference(kind: change, source: source.verb, draft: verb)
    }

    /// Whether a quotation is speech of its own, behind a colon or at the front of its sentence, and no object of the verb:
    /// `he denied: “We never met”` asserts what stands between the marks, `he denied “any meeting”` does not.
    private static func isOwnSpeech(_ quotation: Range<Int>, in scalars: [UInt32]) -> Bool {
        for scalar in scalars[..<min(quotation.lowerBound, scalars.count)].reversed() {
            switch scalar {
            case 0x20, 0xA0, 0x200E, 0x200F: continue
            case _ where Quotation.isMark(scalar): continue
            case 0x0A, 0x2E, 0x21, 0x3F, 0x61F, 0x2026, 0x3A: return true
            default: return false
            }
        }
        return true
    }
}
