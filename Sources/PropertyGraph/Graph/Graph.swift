import Synchronization

/// A property graph in columns.
///
/// Nodes and relationships have dense ids that are never used again. The labels of a node are one number, the set of
/// its labels; properties are columns over blocks of ids; adjacency is compressed rows for each relationship type in
/// both directions. Reading is safe from several threads as long as none writes.
///
/// Unchecked: whoever writes is alone; what readers derive stands behind the lock.
public final class Graph: @unchecked Sendable {
    /// Every string value of the graph.
    public let strings: StringArena

    var labels: NameTable
    var types: NameTable
    var keys: NameTable

    var labelSets: LabelSets
    /// The label set of each node by id; `LabelSets.dead` where it does not exist.
    let nodeLabelSets: LabelColumn
    var aliveNodes: Int
    let nodeProperties: PropertyStore

    let relationshipTable: RelationshipTable
    let relationshipProperties: PropertyStore
    /// By type.
    var adjacencies: [TypeAdjacency]

    var log = UndoLog()
    var schema = SchemaObjects()
    /// The archive that the graph was opened from.
    let archive: Archive?
    /// What is written into an archive beside the graph.
    public var attachments: [ArchiveAttachment] = []
    /// What is worked out when first asked for; guarded by `lock`.
    var derived = Derived()
    let lock = Mutex(())

    /// An empty graph.
    public convenience init() { self.init(Parts()) }

    /// What a graph is made of when it is loaded.
    struct Parts {
        var strings = StringArena()
        var labels = NameTable()
        var types = NameTable()
        var keys = NameTable()
        var labelSets = LabelSets()
        var nodeLabelSets = Buffer<UInt32>()
        var labelSeal: LabelSeal?
        var nodeBlocks: [PropertyBlock] = []
        var relationships = RelationshipTable()
        var relationshipBlocks: [PropertyBlock] = []
        /// By type.
        var adjacencies: [TypeAdjacency] = []
        var endCounts: [EndCounts] = []
        var archive: Archive?
    }

    /// A graph that begins as another: see ``fork()``. Under the other's lock.
    init(forking other: Graph) {
        strings = other.strings.fork()
        (labels, types, keys) = (other.labels, other.types, other.keys)
        labelSets = other.labelSets
        nodeLabelSets = other.nodeLabelSets.fork()
        aliveNodes = other.aliveNodes
        nodeProperties = other.nodeProperties.fork()
        relationshipTable = other.relationshipTable.fork()
        relationshipProperties = other.relationshipProperties.fork()
        adjacencies = other.adjacencies.map { $0.fork() }
        log = UndoLog(after: other.log)
        schema = other.schema
        archive = other.archive
        attachments = other.attachments
        derived = other.derived
        derived.retired = []
        derived.hashIndexes = other.derived.hashIndexes.mapValues { $0.fork() }
    }

    init(_ parts: Parts) {
        strings = parts.strings
        labels = parts.labels
        types = parts.types
        keys = parts.keys
        labelSets = parts.labelSets
        nodeLabelSets = LabelColumn(parts.nodeLabelSets, seal: parts.labelSeal)
        archive = parts.archive
        aliveNodes = parts.labelSets.counts.reduce(0, +)
        nodeProperties = PropertyStore(blocks: parts.nodeBlocks)
        relationshipTable = parts.relationships
        relationshipProperties = PropertyStore(blocks: parts.relationshipBlocks)
        adjacencies = parts.adjacencies
        for (type, counts) in parts.endCounts.enumerated() { derived.endCounts[UInt32(type)] = counts }
    }
}

/// Answers worked out when first asked for.
struct Derived {
    /// Members by label; dropped when a write changes them in another way than at the end.
    var members: [UInt32: NodeSet] = [:]
    /// By type.
    var endCounts: [UInt32: EndCounts] = [:]
    /// Whether no node has changed its labels since they were counted.
    var endCountsAreExact = true
    var distinctCounts: [LabelKey: Int?] = [:]
    var hashIndexes: [LabelKey: HashIndex] = [:]
    var sortedIndexes: [LabelKey: SortedIndex] = [:]
    /// Range and prefix questions answered by a scan so far.
    var scans: [LabelKey: Int] = [:]
    /// Questions for a value answered by a scan so far.
    var lookups: [LabelKey: Int] = [:]
    /// Memory that readers may still point to: freed when the outermost transaction ends.
    var retired: [AnyObject] = []
}
