public import PropertyGraph

/// An article as a reader found it, before anything is known of its text.
public struct ArticleRecord: Sendable {
    /// Where it stands: its path, with its number where a file has several.
    public private(set) var place: String
    /// The file it came from, as shown to people, or "-"; where that stands in a container, behind the path of the container.
    public var path: String
    /// What its source calls it.
    public var ownID: String?
    /// The address it was published at.
    public var uri: String?
    /// The headline, where it is given apart from the text.
    public var headline: String?
    /// The text that offsets count in.
    public var text: String
    /// A BCP 47 tag, where it is given.
    public var language: String?
    /// A date or date and time, or null.
    public var published: Value = .null
    /// When it was changed last: a date or date and time, or null.
    public var modified: Value = .null
    /// Who wrote it, as written.
    public var byline: String?
    /// Who published it, as written.
    public var outlet: String?
    /// Other names of its outlet, as other sources of the article wrote them.
    public var outletForms: [String] = []
    /// All names of its outlet in the graph that it comes from.
    public var outletNames: [String] = []
    /// Lines that the format marks as headings, as code points of the text.
    public var headings: [Range<Int>] = []
    /// In transcripts when what follows was said, in the order of the text.
    public var times: [SpokenTime] = []
    /// What stands under its pictures, with their credits.
    public var captions: [String] = []
    /// Lines that lead to other articles.
    public var teasers: [String] = []
    /// What its outlet says of mistakes in an earlier version.
    public var corrections: [String] = []
    /// What its page tells other programs of claims that it checks.
    public var factChecks: [FactCheck] = []
    /// For each field that is known where it was found, in the words of the format: "JSON-LD headline".
    public var provenance: [String: String] = [:]

    /// Who passed all of it on, where its source says so: what is said in it came by them.
    public var relay: String?
    /// What its source says of its dates, as written.
    var dateTexts: [String] = []
    /// Dates that could be read two ways, until the file's other dates tell.
    var undecidedDates: [UndecidedDate] = []

    /// Where it came from.
    public var origin = Origin.source

    /// Makes a record of a text alone; `id` is where it stands.
    public init(id: String, path: String, text: String) {
        self.place = id
        self.path = path
        self.text = text
    }

    /// Stable: what its source calls it, its own address, or where it stands.
    public var id: String { ownID ?? uri ?? place }

    /// SHA-256 of the text, worked out once by whoever reads it.
    public var textDigest: String { knownDigest ?? SHA256.hex(text.utf8) }
    var knownDigest: String?

    /// Works out ``textDigest``.
    mutating func digest() { knownDigest = SHA256.hex(text.utf8) }

    /// Says where it stands.
    mutating func rename(place: String) { self.place = place }

    /// Makes the place unlike that of another article with the same path.
    mutating func distinguishPlace() { place += "@\(textDigest.prefix(8))" }

    /// When in a recording something was said.
    public struct SpokenTime: Hashable, Sendable {
        /// The code point of the text from which it holds.
        public var offset: Int
        /// The time as written: "00:12:30.500".
        public var time: String
    }

    /// Where records come from.
    public enum Origin: Hashable, Sendable {
        /// A file or standard input, read now.
        case source
        /// A graph that was built before: an archive, or that of the session. It may be an article's earlier version.
        case graph(isOpen: Bool, isEarlierVersion: Bool)
    }
}
