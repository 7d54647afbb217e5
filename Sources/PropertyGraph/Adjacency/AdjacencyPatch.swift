/// The rows of nodes written since the compressed rows were built, as a view of pointers.
@usableFromInline struct AdjacencyPatchView {
    /// Open addressing by node; slots of `UInt32.max` are free.
    @usableFromInline var slots: UnsafePointer<UInt32>
    @usableFromInline var mask: Int
    /// Parallel to the rows: node, start and count.
    @usableFromInline var nodes: UnsafePointer<UInt32>
    @usableFromInline var starts: UnsafePointer<UInt32>
    @usableFromInline var counts: UnsafePointer<UInt32>
    @usableFromInline var targets: UnsafePointer<UInt32>
    @usableFromInline var identifiers: UnsafePointer<UInt32>
}

extension Adjacency {
    @usableFromInline
    func patchedNeighbours(_ node: UInt32) -> (nodes: UnsafeBufferPointer<UInt32>, firstPosition: Int)? {
        guard let view = patch?.pointee else { return nil }
        var slot = Int(truncatingIfNeeded: node &* 0x9E37_79B1) & view.mask
        while true {
            let row = view.slots[slot]
            if row == UInt32.max { return nil }
            if view.nodes[Int(row)] == node {
                let start = Int(view.starts[Int(row)])
                return (
                    UnsafeBufferPointer(start: view.targets + start, count: Int(view.counts[Int(row)])),
                    patchStart &+ start
                )
            }
            slot = (slot &+ 1) & view.mask
        }
    }

    @usableFromInline
    func patchedRelationship(at position: Int) -> UInt32 {
        patch.unsafelyUnwrapped.pointee.identifiers[position &- patchStart]
    }
}
