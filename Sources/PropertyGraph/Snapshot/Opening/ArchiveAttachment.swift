/// A section of an archive beside the graph: indexes that are kept, versions of articles, a user's corrections.
///
/// Whoever writes an archive again carries over what it does not know.
public struct ArchiveAttachment: Sendable {
    /// What it is, for those who know it.
    public let name: String
    /// Of its form.
    public let version: Int
    /// Whether the graph would be read wrong without it: a program that does not know it refuses the archive.
    public let isRequired: Bool
    /// Whether it says something of the graph as it was when written: then it is dropped when the graph has changed.
    public let isOfThisGraph: Bool
    private let held: Held

    private enum Held: Sendable {
        case bytes([UInt8])
        case sealed(SectionSeal)
    }

    /// Something to be written with the graph.
    public init(name: String, version: Int, isRequired: Bool = false, isOfThisGraph: Bool = false, bytes: [UInt8]) {
        self.name = name
        self.version = version
        self.isRequired = isRequired
        self.isOfThisGraph = isOfThisGraph
        held = .bytes(bytes)
    }

    init(_ seal: SectionSeal) {
        name = seal.section.name
        version = seal.section.version
        isRequired = seal.section.flags.contains(.isRequired)
        isOfThisGraph = seal.section.flags.contains(.isOfThisGraph)
        held = .sealed(seal)
    }

    /// What it holds; nil where the archive is damaged there, which the graph then tells.
    public var bytes: [UInt8]? {
        switch held {
        case .bytes(let bytes): bytes
        case .sealed(let seal): seal.openAll() ? Array(seal.bytes) : nil
        }
    }

    /// What it holds where it lies, for as long as the owner is kept; nil where the archive is damaged there.
    public var content: (bytes: UnsafeRawBufferPointer, owner: AnyObject)? {
        switch held {
        case .bytes(let bytes):
            let buffer = Buffer(bytes)
            return (UnsafeRawBufferPointer(buffer.view), buffer)
        case .sealed(let seal): return seal.openAll() ? (seal.bytes, seal) : nil
        }
    }

    var flags: ArchiveSection.Flags {
        var flags: ArchiveSection.Flags = []
        if isRequired { flags.insert(.isRequired) }
        if isOfThisGraph { flags.insert(.isOfThisGraph) }
        return flags
    }

    /// To be checked with all else.
    var seal: SectionSeal? { if case .sealed(let seal) = held { seal } else { nil } }
}
