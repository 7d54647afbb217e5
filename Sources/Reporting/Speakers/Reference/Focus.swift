/// Who each of the last sentences is about, the subject and those who speak first: of these a description or a
/// pronoun means one.
struct Focus {
    struct Sentence {
        let number: Int
        let paragraph: Int
        /// Who speaks or acts in it.
        var leading: [Speaker] = []
        /// Who else is named in it, in order.
        var named: [Speaker] = []
    }

    /// So many sentences back somebody may be meant by what does not name him.
    private static let reach = 40
    private(set) var sentences: [Sentence] = []

    mutating func forget() { sentences.removeAll() }

    mutating func note(_ sentence: Sentence) {
        sentences.append(sentence)
        if sentences.count > 2 * Focus.reach { sentences.removeFirst(Focus.reach) }
    }
}
