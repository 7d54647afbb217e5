/// What the words round a reporting verb say of who speaks, to whom, through whom and when.
struct Source {
    var speaker: Speaker = .none
    var resolved: Resolution = .none
    var role: String?
    var gender: Gender = .unknown
    var isPlural = false
    var nouns: [UInt64] = []
    var via: [Relay] = []
    var addressed: [Speaker] = []
    var date: Int?
    /// False where the head is a thing: preparations, figures, results.
    var isAgent = true
    /// The token after what was read.
    var end = 0
    /// The token after the subject itself.
    var headEnd = 0
    /// The first token of the subject itself, or -1.
    var head = -1

    var isFound: Bool {
        if case .none = speaker { return false }
        return true
    }
}
