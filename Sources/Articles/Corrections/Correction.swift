/// What somebody corrected in, or remarked on, a graph of articles. It names things by what they are called and where
/// their
/// words stand, so that it holds for every graph in which the article is.
public struct Correction: Hashable, Sendable {
    /// What kind of correction.
    public enum Kind: String, CaseIterable, Sendable {
        /// A remark in words.
        case note
        /// How far something is looked into: `checked`, `wrong`, `call`.
        case mark
        /// A statement is none, a name is nobody's.
        case drop
        /// Who said a statement.
        case said
        /// Which words a statement is.
        case span
        /// Two names are one's.
        case same
        /// Somebody has another name, too.
        case alias
        /// In one article a name is somebody else's.
        case split
    }

    /// The kind.
    public var kind = Kind.note
    /// What it is about.
    public var thing = Thing()
    /// The words of the remark, the mark, the speaker, the other name: what the kind says. Nothing is nobody or no
    /// mark.
    public var value = ""
    /// The label of a speaker or name that the graph does not know: `Person`.
    public var label = ""
    /// Who made it.
    public var by = ""
    /// When, in seconds since 1970.
    public var at: Int64 = 0

    init() {}

    /// A correction.
    public init(_ kind: Kind, _ thing: Thing, _ value: String, label: String = "", by: String, at: Int64) {
        (self.kind, self.thing, self.value, self.label, self.by, self.at) = (kind, thing, value, label, by, at)
    }

    /// What a correction is about.
    public struct Thing: Hashable, Sendable {
        /// `Statement`, `Article`, `Sentence`, `Person`, …
        public var label = ""
        /// The id of the article that it stands in; of names nothing, but where they are to be split.
        public var article = ""
        /// What it says, or is called.
        public var words = ""
        /// The first code point of the words, and the one after the last.
        public var start: Int?
        /// The code point after the last.
        public var end: Int?

        init() {}

        /// Something.
        public init(_ label: String, article: String = "", words: String, start: Int? = nil, end: Int? = nil) {
            (self.label, self.article, self.words, self.start, self.end) = (label, article, words, start, end)
        }

        /// Whether it is named by its words in an article.
        var isPart: Bool { ["Statement", "Sentence", "Article"].contains(label) }

        /// In a few words, for people.
        public var text: String {
            let short = words.count > 40 ? "\(words.prefix(40))…" : words
            return isPart && label != "Article" || !article.isEmpty && label != "Article"
                ? "\(label) \"\(short)\" of \(article)" : "\(label) \"\(short)\""
        }
    }

    /// In a few words, for people.
    public var text: String {
        let words = value.count > 40 ? "\(value.prefix(40))…" : value
        return "\(kind.rawValue) \(thing.text)" + (value.isEmpty ? "" : ": \(words)")
    }
}

extension Correction {
    /// What two corrections have in common of which only one can hold: the later takes the earlier one's place.
    struct Question: Hashable {
        let kind: Kind
        let thing: Thing
        let value: String
    }

    /// The question that it answers.
    var question: Question {
        var thing = thing
        if kind != .split, !thing.isPart { thing.article = "" }
        switch kind {
        case .note: return Question(kind: kind, thing: thing, value: value)
        case .mark, .said, .span, .drop, .split: return Question(kind: kind, thing: thing, value: "")
        case .same, .alias:
            // Of a name only one can be told that it is another's.
            return Question(kind: .alias, thing: Thing(thing.label, words: value), value: "")
        }
    }

    /// Whether it says the same as another answer to its question.
    func agrees(with other: Correction) -> Bool {
        question == other.question && value == other.value
            && ([.same, .alias].contains(kind) ? thing == other.thing : true)
    }
}

extension Correction: Packable {
    mutating func pass(_ packer: inout Packer) throws(Packer.Malformed) {
        var (name, time) = (kind.rawValue, Int(at))
        try packer.pass(&name)
        try thing.pass(&packer)
        try packer.pass(&value)
        try packer.pass(&label)
        try packer.pass(&by)
        try packer.pass(&time)
        guard let kind = Kind(rawValue: name) else { throw Packer.Malformed() }
        (self.kind, at) = (kind, Int64(time))
    }
}

extension Correction.Thing: Packable {
    mutating func pass(_ packer: inout Packer) throws(Packer.Malformed) {
        try packer.pass(&label)
        try packer.pass(&article)
        try packer.pass(&words)
        try packer.pass(&start)
        try packer.pass(&end)
    }
}
