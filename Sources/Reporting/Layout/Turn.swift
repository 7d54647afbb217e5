/// A turn of a conversation that is written down: who speaks stands at the head of its line.
struct Turn {
    /// The tokens that say who speaks; none where a dash alone opens the turn.
    var label: Range<Int>
    /// The code point behind the last that belongs to it.
    var end: Int
    /// Whether the label comes again.
    var isAgain = false
    /// Whom the label names, once names are known.
    var entity: Int?
}
