/// What a statement does, as the schema names it.
enum SpeechAct: String {
    case say, confirm, deny, announce, report, claim, warn, threaten, promise, accuse, reject, reveal, add, ask, believe
}

/// A verb of reporting: its lemma, act and what brings its content in.
struct SpeechVerb {
    let lemma: String
    let act: SpeechAct
    let isLatin: Bool
    var takesThat = false
    var takesQuote = false
    var takesNoun = false
    var takesWhom = false
    var isRelay = false
    /// Has meanings that are no speech: the subject must be somebody, or the content be marked.
    var isWeak = false
    /// Prepositions before أن, by their hash; for a prefixed ب or ل the hash of the letter.
    var thatPrepositions: [UInt64] = []
    /// Prepositions before a noun or a clause.
    var nounPrepositions: [UInt64] = []
}
