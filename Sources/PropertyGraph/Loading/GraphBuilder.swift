/// Builds a graph in bulk: nodes and relationships in any order, then ``freeze()``.
///
/// Nodes with the same labels become a block of contiguous ids with a column for each key, in the order added;
/// relationships of one type are sorted by their ends.
public final class GraphBuilder {
    private var labels = NameTable()
    private var types = NameTable()
    private var keys = NameTable()
    private var blocks: [StagedBlock] = []
    private var blockOfLabels: [[LabelID]: Int] = [:]
    /// By type.
    private var relationships: [[StagedRelationships]] = []
    private let chunks = TextChunks()
    /// Keeps memory that staged strings point to.
    private var owners: [AnyObject] = []

    /// A node of the graph to be.
    public struct Node: Hashable, Sendable {
        let block: UInt32
        let row: UInt32
    }

    /// An empty builder.
    public init() {}

    /// The id for a label's name.
    public func label(_ name: String) -> LabelID { LabelID(labels.intern(name)) }
    /// The id for a type's name.
    public func type(_ name: String) -> TypeID {
        let id = types.intern(name)
        while relationships.count < types.count { relationships.append([]) }
        return TypeID(id)
    }
    /// The id for a key's name.
    public func key(_ name: String) -> KeyID { KeyID(keys.intern(name)) }

    /// How many nodes were added.
    public var nodeCount: Int { blocks.reduce(0) { $0 + $1.count } }
    /// How many relationships were added.
    public var relationshipCount: Int { relationships.joined().reduce(0) { $0 + $1.count } }

    /// Adds a node, and returns a handle for relationships (not its later id). Nodes with the same first label get
    /// neighbouring ids.
    @discardableResult
    public func addNode(_ labels: [LabelID], _ properties: [(KeyID, Value)] = []) -> Node {
        let number = block(for: labels)
        let block = blocks[number]
        let row = block.count
        block.count += 1
        for (key, value) in properties { block.columns.set(row, key, value, chunks) }
        return Node(block: UInt32(number), row: UInt32(row))
    }

    /// Adds a relationship.
    public func addRelationship(
        _ type: TypeID, from source: Node, to target: Node, _ properties: [(KeyID, Value)] = []
    ) {
        let group = group(type, from: source.block, to: target.block)
        let row = group.count
        group.sources.append(source.row)
        group.targets.append(target.row)
        for (key, value) in properties { group.columns.set(row, key, value, chunks) }
    }

    /// Sets a property of a node added before; null takes it away.
    public func setProperty(_ node: Node, _ key: KeyID, _ value: Value) {
        blocks[Int(node.block)].columns.set(Int(node.row), key, value, chunks)
    }

    /// Gives a node added before one more label. Its place stays where its first labels put it.
    public func addLabel(_ node: Node, _ label: LabelID) {
        let block = blocks[Int(node.block)]
        let has = block.relabelled[node.row] ?? block.labels
        if !has.contains(label) { block.relabelled[node.row] = has + [label] }
    }

    // MARK: Columns at a time, for readers of files

    /// The number of the block of nodes with these labels.
    func block(for labels: [LabelID]) -> Int {
        if let known = blockOfLabels[labels] { return known }
        let number = blocks.count
        blocks.append(StagedBlock(labels))
        blockOfLabels[labels] = number
        return number
    }

    func stagedBlock(_ number: Int) -> StagedBlock { blocks[number] }

    /// The relationships of a type between two blocks.
    func group(_ type: TypeID, from source: UInt32, to target: UInt32) -> StagedRelationships {
        let groups = relationships[Int(type.index)]
        if let known = groups.first(where: { $0.sourceBlock == source && $0.targetBlock == target }) { return known }
        let group = StagedRelationships(from: source, to: target)
        relationships[Int(type.index)].append(group)
        return group
    }

    /// Keeps memory alive until the graph is built.
    func keep(_ owner: AnyObject) { owners.append(owner) }

    /// Where strings of values are copied to.
    var chunksForValues: TextChunks { chunks }

    /// Room for the bytes of a string.
    func allocateText(_ count: Int) -> UnsafeMutablePointer<UInt8> { chunks.allocate(count) }

    // MARK: The graph

    /// The ids that nodes will have, if no more are added before ``freeze()``.
    public func ids(of nodes: [Node]) -> [UInt32] {
        var firsts = [UInt32](repeating: 0, count: blocks.count)
        var next: UInt32 = 0
        for number in blockOrder() {
            firsts[number] = next
            next += UInt32(blocks[number].count)
        }
        return nodes.map { firsts[Int($0.block)] + $0.row }
    }

    /// Blocks of one primary label are neighbours, so that it has one range of ids.
    private func blockOrder() -> [Int] {
        var placeOfPrimary: [LabelID?: Int] = [:]
        var places: [Int] = []
        for block in blocks {
            let place = placeOfPrimary[block.labels.first] ?? placeOfPrimary.count
            placeOfPrimary[block.labels.first] = place
            places.append(place)
        }
        return blocks.indices.sorted { (places[$0], $0) < (places[$1], $1) }
    }

    /// The graph. The builder is of no more use.
    public func freeze() -> Graph {
        var parts = Graph.Parts()
        let firsts = freezeNodes(&parts)
        freezeRelationships(&parts, firsts)
        parts.strings.trim()
        parts.labels = labels
        parts.types = types
        parts.keys = keys
        blocks = []
        blockOfLabels = [:]
        relationships = []
        owners = []
        return Graph(parts)
    }

    /// Returns the first id of each block.
    private func freezeNodes(_ parts: inout Graph.Parts) -> [UInt32] {
        var firsts = [UInt32](repeating: 0, count: blocks.count)
        var next = 0
        parts.nodeLabelSets.reserve(nodeCount)
        parts.strings.reserve(blocks.reduce(0) { $0 + $1.columns.textBytes })
        for number in blockOrder() {
            let block = blocks[number]
            precondition(next + block.count < Int(UInt32.max), "a graph holds at most 4,294,967,295 nodes")
            firsts[number] = UInt32(next)
            let set = parts.labelSets.intern(block.labels)
            parts.nodeLabelSets.append(repeating: set, count: block.count)
            parts.labelSets.counts[Int(set)] += block.count
            for (row, labels) in block.relabelled {
                let other = parts.labelSets.intern(labels)
                parts.nodeLabelSets[next + Int(row)] = other
                parts.labelSets.counts[Int(set)] -= 1
                parts.labelSets.counts[Int(other)] += 1
            }
            let frozen = PropertyBlock(first: UInt32(next), count: UInt32(block.count))
            block.columns.freeze(into: frozen, rows: block.count, order: nil, parts.strings)
            parts.nodeBlocks.append(frozen)
            next += block.count
        }
        return firsts
    }

    private func freezeRelationships(_ parts: inout Graph.Parts, _ firsts: [UInt32]) {
        let total = relationshipCount
        precondition(total < Int(UInt32.max), "a graph holds at most 4,294,967,295 relationships")
        let sources = Buffer<UInt32>(uninitialized: total)
        let targets = Buffer<UInt32>(uninitialized: total)
        var segments: [RelationshipTable.Segment] = []
        var first = 0
        for (type, groups) in relationships.enumerated() {
            var counts = EndCounts()
            let merged = StagedRelationships.merged(groups, firsts, keyCount: keys.count)
            counts.add(merged.sources, merged.targets, parts.nodeLabelSets)
            parts.endCounts.append(counts)
            let order = CompressedRows.sortedOrder(sources: merged.sources, targets: merged.targets)
            let count = merged.count
            for position in 0..<count {
                let row = order.map { Int($0.base[position]) } ?? position
                sources.base[first &+ position] = merged.sources.base[row]
                targets.base[first &+ position] = merged.targets.base[row]
            }
            segments.append(
                RelationshipTable.Segment(type: TypeID(UInt32(type)), first: UInt32(first), count: UInt32(count)))
            let frozen = PropertyBlock(first: UInt32(first), count: UInt32(count))
            merged.columns.freeze(into: frozen, rows: count, order: order, parts.strings)
            if count > 0 { parts.relationshipBlocks.append(frozen) }
            relationships[type] = []
            first += count
        }
        parts.relationships = RelationshipTable(sources: sources, targets: targets, segments: segments)
        parts.adjacencies = segments.map { parts.relationships.buildAdjacency($0) }
    }
}

extension RelationshipTable {
    /// The rows of loaded relationships: the outgoing ones are a part of the table itself.
    func buildAdjacency(_ segment: Segment) -> TypeAdjacency {
        let first = Int(segment.first)
        let count = Int(segment.count)
        let sources = UnsafeBufferPointer(rebasing: loadedSources.view[first..<(first + count)])
        let targets = UnsafeBufferPointer(rebasing: loadedTargets.view[first..<(first + count)])
        let outgoing = CompressedRows(
            firstNode: sources.first ?? 0, offsets: CompressedRows.offsets(ofSorted: sources),
            targets: CompressedRows.Targets(owner: loadedTargets, start: first, count: count), identifiers: nil,
            firstRelationship: segment.first)
        let incoming = CompressedRows.incoming(sources: sources, targets: targets) {
            segment.first &+ UInt32(truncatingIfNeeded: $0)
        }
        return TypeAdjacency(outgoing: outgoing, incoming: incoming)
    }
}
