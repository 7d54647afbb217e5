import Text

/// What a stretch of text is compared with others by: its words, and the pairs of them.
struct WordPrint: Sendable {
    /// Of all words in order.
    private(set) var digest: UInt64 = 0
    /// How many words there are.
    private(set) var count = 0
    /// The words, where they may be a near-copy.
    private(set) var sketch: WordSketch?

    /// The words of a stretch of text, in order.
    struct Words {
        fileprivate var digest = FNV1a()
        fileprivate var keys: [UInt64] = []
        /// Numbers and negations, without which the same words say something else.
        fileprivate var telling: [UInt64] = []
        /// What is denied as a whole repeats nothing that says so.
        private let mark: UInt64

        /// - Parameter isDenied: whether whoever is reported denies what the words say.
        init(isDenied: Bool = false) { mark = isDenied ? 0x5DEE_CE66_D000_000B : 0 }

        /// Adds a word by its key.
        mutating func add(_ key: UInt64, isTelling: Bool) {
            let key = key ^ mark
            digest.add(key)
            keys.append(key)
            if isTelling { telling.append(key) }
        }
    }

    /// The print of nothing.
    init() {}

    /// - Parameter mayBeNear: false for what is no news (a caption, a notice of rights): there only exact copies count.
    init(_ words: Words, _ measure: RepeatTable.Measure, mayBeNear: Bool) {
        digest = words.digest.value
        count = words.keys.count
        if mayBeNear, count >= measure.nearAtLeast { sketch = WordSketch(words.keys, telling: words.telling) }
    }
}

extension WordPrint: Packable {
    mutating func pass(_ packer: inout Packer) throws(Packer.Malformed) {
        try packer.pass(hash: &digest)
        try packer.pass(&count)
        try packer.pass(&sketch)
    }
}
