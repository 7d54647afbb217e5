/// Reporting words found in a sentence, whose they are and where the content lies.
struct Attribution {
    enum Form {
        /// The content follows: "قال إن …".
        case before
        /// A participle that goes on with the same speaker: "موضحا أن …".
        case participle
        /// The content stands before: "…"، قال.
        case after
        /// "وفق …" within the content or at one of its ends.
        case aside
    }

    var form: Form
    /// The tokens of the reporting words and the source.
    var first: Int
    var last: Int
    /// The content, in code points; the end may still move.
    var start: Int
    var end: Int
    var verb: String
    var lemma: String
    var act: SpeechAct
    var source: Source
    /// True where the reporting words begin a clause of their own, which ends the content before.
    var splits = true
    /// True where the end is settled: a closing mark.
    var isClosed = false
    /// True where the content is the object of the verb: a noun, not a clause.
    var isObject = false
}
