/// Reads one format: a file, or an entry of a container.
///
/// A reader gives records and issues to a sink as it goes. A container (an archive, a crawl, a mailbox) hands each entry to
/// ``Readers/read(_:_:_:)`` with the context of that entry; what the entry is, is found out there.
protocol FormatReader: Sendable {
    /// The endings of file names that it reads, in small letters without the point.
    var endings: [String] { get }
    /// The media types that it reads.
    var mediaTypes: [String] { get }
    /// Whether its library may crash, hang or grow on files made for that: then a process of its own reads it.
    var isAtRisk: Bool { get }
    /// Whether a file of it may hold many articles, so that the bound of one is none of its own.
    var holdsMany: Bool { get }
    /// How sure it is, by the first bytes, that it reads them.
    func recognises(_ head: FileHead) -> Recognition
    /// Reads all of it.
    ///
    /// - Throws: an issue with which the rest of the input cannot be read.
    func read(_ input: ReaderInput, _ context: ReadingContext, _ sink: RecordSink) throws(LoadIssue)
}

extension FormatReader {
    var mediaTypes: [String] { [] }
    var isAtRisk: Bool { false }
    var holdsMany: Bool { false }
}

/// How sure a reader is of its format.
enum Recognition: Int, Comparable {
    /// Its first bytes are those of something else.
    case no
    /// They could be anything that its ending says.
    case byName
    /// They are of its form, though other forms look so too.
    case likely
    /// They are of its form and no other.
    case certain

    static func < (left: Recognition, right: Recognition) -> Bool { left.rawValue < right.rawValue }
}

/// The first bytes of a file, with what they look like.
struct FileHead {
    let bytes: [UInt8]
    /// What they are as a text; nil where they are none.
    let kind: ContentKind?
    /// The text itself, cut where it may be.
    let text: String

    init(_ bytes: [UInt8]) {
        self.bytes = bytes
        guard BinaryForm(of: bytes) == nil, let text = TextDecoding.text(ofHead: bytes) else {
            kind = nil
            text = ""
            return
        }
        self.text = text
        kind = ContentKind(of: text, isCut: bytes.count >= ReaderInput.headSize)
    }

    /// Whether the bytes begin so.
    func starts(_ mark: [UInt8]) -> Bool { bytes.starts(with: mark) }
}
