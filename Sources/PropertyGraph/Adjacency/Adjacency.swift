/// Seen from the node whose neighbours are asked for.
public enum AdjacencyDirection: Hashable, Sendable { case outgoing, incoming }

/// The alive relationships of one type in one direction, as compressed sparse rows: a view of pointers, cheap to copy,
/// valid until the next write. Neighbours of a node stand in ascending order of id; parallel relationships by their own.
///
/// Unchecked: it points to rows that no one writes while it is valid.
public struct Adjacency: @unchecked Sendable {
    /// Where the rows of `firstNode + i` begin; one more than there are nodes.
    @usableFromInline let offsets: UnsafePointer<UInt32>
    @usableFromInline let targets: UnsafePointer<UInt32>
    /// Nil where the relationship at position p is `firstRelationship + p`.
    @usableFromInline let identifiers: UnsafePointer<UInt32>?
    @usableFromInline let firstRelationship: UInt32
    @usableFromInline let firstNode: UInt32
    @usableFromInline let span: UInt32
    /// Rows of the nodes written since the rows were built; positions in them begin at `patchStart`.
    @usableFromInline let patch: UnsafePointer<AdjacencyPatchView>?
    @usableFromInline let patchStart: Int

    /// Alive relationships.
    public let relationshipCount: Int

    init(_ rows: CompressedRows, patch: AdjacencyPatch?, count: Int) {
        offsets = UnsafePointer(rows.offsets.base)
        targets = rows.targets.base
        identifiers = rows.identifiers.map { UnsafePointer($0.base) }
        firstRelationship = rows.firstRelationship
        firstNode = rows.firstNode
        span = UInt32(rows.span)
        self.patch = patch.map { UnsafePointer($0.view) }
        patchStart = rows.count
        relationshipCount = count
    }

    /// The nodes at the other ends, and the position of the first of them for ``relationship(at:)``.
    @inlinable @inline(__always)
    public func neighbours(_ node: UInt32) -> (nodes: UnsafeBufferPointer<UInt32>, firstPosition: Int) {
        if patch != nil, let patched = patchedNeighbours(node) { return patched }
        let local = node &- firstNode
        guard local < span else { return (UnsafeBufferPointer(start: nil, count: 0), 0) }
        let start = Int(offsets[Int(local)])
        let end = Int(offsets[Int(local) &+ 1])
        return (UnsafeBufferPointer(start: targets + start, count: end &- start), start)
    }

    /// The relationship at a position that ``neighbours(_:)`` gave.
    @inlinable @inline(__always)
    public func relationship(at position: Int) -> UInt32 {
        if position >= patchStart { return patchedRelationship(at: position) }
        if let identifiers { return identifiers[position] }
        return firstRelationship &+ UInt32(truncatingIfNeeded: position)
    }

    /// How many relationships the node has.
    @inlinable @inline(__always)
    public func degree(_ node: UInt32) -> Int {
        if patch != nil, let patched = patchedNeighbours(node) { return patched.nodes.count }
        let local = node &- firstNode
        guard local < span else { return 0 }
        return Int(offsets[Int(local) &+ 1] &- offsets[Int(local)])
    }
}
