public import Machine

/// How files are read.
public struct ReadingOptions: Hashable, Sendable {
    /// Which members of records are which fields.
    public var map = FieldMap()
    /// Whether day or month stands first in dates of numbers that could be read both ways.
    public var dateOrder: DateOrder?
    /// The most bytes that one article may have where it stands, unpacked.
    public var largestArticle = 16 << 20

    /// The program that reads formats at risk in a process of its own (see ``ReaderWorker``); nil: all is read in this one.
    public var worker: FilePath?
    /// Parts of containers that ended a reader, by their places: they are passed over.
    var passedOver: Set<String> = []

    /// Nothing is said.
    public init() {}

    /// All of it in one line, for telling whether files would be read otherwise.
    var words: String {
        let maps = map.paths.sorted { $0.key.rawValue < $1.key.rawValue }.map { "\($0.key)=\($0.value)" }
        return "\(maps) \(dateOrder?.rawValue ?? "") \(largestArticle)"
    }
}

/// What is known of some bytes besides themselves: where they stand, and what their container says of them.
struct ReadingContext: Sendable {
    /// How files are read.
    let options: ReadingOptions
    /// The file, as shown to people, or "-".
    let path: String
    /// Where in the file: empty, or what is added to the path of entries of containers ("#12", "/page.html").
    var entry = ""
    /// What the file or entry is called, without the endings of what packed it.
    var name: String
    /// The ending of the name, in small letters without the point.
    var ending: String
    /// The media type that a head declares (`text/html`), in small letters.
    var mediaType: String?
    /// The encoding that a head declares.
    var charset: String?
    /// The address that the bytes were got from.
    var url: String?
    /// How many containers are around them.
    var depth = 0

    /// A file.
    init(_ path: FilePath, _ options: ReadingOptions) {
        self.options = options
        self.path = path.description
        name = path.description
        ending = path == .standardInput ? "" : path.ending
    }

    /// Where the bytes stand, for people and for ids.
    var place: String { path + entry }

    /// An entry of the container that this is.
    ///
    /// - Parameters:
    ///   - mark: what leads to it from the container: "#12" for the twelfth record, "/a/b.html" for a file with a name.
    ///   - ending: that of its name, in small letters.
    func entry(_ mark: String, ending: String) -> ReadingContext {
        var inner = self
        inner.entry += mark
        inner.name = mark
        inner.ending = ending
        (inner.mediaType, inner.charset, inner.url) = (nil, nil, nil)
        inner.depth += 1
        return inner
    }
}
