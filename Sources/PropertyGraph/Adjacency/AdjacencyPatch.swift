/// The rows of nodes written since the compressed rows were built, as a view of pointers.
@usableFromInline
struct AdjacencyPatchView {
    /// Open addressing by node: row numbers; `UInt32.max` is free.
    var slots: UnsafePointer<UInt32>
    var mask: Int
    /// By row.
    var nodes: UnsafePointer<UInt32>
    var starts: UnsafePointer<UInt32>
    var counts: UnsafePointer<UInt32>
    /// By position.
    var targets: UnsafePointer<UInt32>
    var identifiers: UnsafePointer<UInt32>
}

/// Rows of the nodes written since the compressed rows were built: each a whole row of its own, with room to grow.
///
/// Memory that readers may still point to is not freed but handed to `retired`.
///
/// Unchecked: written under the lock of the graph; see ``TypeAdjacency``.
final class AdjacencyPatch: @unchecked Sendable {
    private let base: CompressedRows
    private var slots: Buffer<UInt32>
    private var nodes: Buffer<UInt32>
    private var starts: Buffer<UInt32>
    private var counts: Buffer<UInt32>
    private var capacities: Buffer<UInt32>
    private var targets: Buffer<UInt32>
    private var identifiers: Buffer<UInt32>
    /// Whether the memory is another patch's as well.
    private var isShared = false
    /// What ``Adjacency`` points to.
    let view: UnsafeMutablePointer<AdjacencyPatchView>

    init(base: CompressedRows) {
        self.base = base
        slots = Buffer(repeating: UInt32.max, count: 64)
        nodes = Buffer()
        starts = Buffer()
        counts = Buffer()
        capacities = Buffer()
        targets = Buffer(capacity: 256)
        identifiers = Buffer(capacity: 256)
        view = .allocate(capacity: 1)
        publish()
    }

    private init(forking other: AdjacencyPatch) {
        base = other.base
        slots = other.slots.fork()
        nodes = other.nodes.fork()
        starts = other.starts.fork()
        counts = other.counts.fork()
        capacities = other.capacities.fork()
        targets = other.targets.fork()
        identifiers = other.identifiers.fork()
        isShared = true
        view = .allocate(capacity: 1)
        publish()
    }

    /// A patch that begins as this one: see ``Buffer/fork()``.
    func fork() -> AdjacencyPatch { AdjacencyPatch(forking: self) }

    /// Before the first change: moves to memory of its own, because what is shared may be being read through this patch, too.
    private func unshare(retired: inout [AnyObject]) {
        guard isShared else { return }
        isShared = false
        for path in [
            \AdjacencyPatch.slots, \.nodes, \.starts, \.counts, \.capacities, \.targets, \.identifiers,
        ] as [ReferenceWritableKeyPath<AdjacencyPatch, Buffer<UInt32>>] {
            let shared = self[keyPath: path]
            let own = Buffer<UInt32>(capacity: max(shared.count + shared.count >> 1, 64))
            own.append(shared.view)
            retired.append(shared)
            self[keyPath: path] = own
        }
    }

    deinit { view.deallocate() }

    /// Elements in the patch's memory, those of moved rows included.
    var size: Int { targets.count }

    func insert(_ node: UInt32, _ neighbour: UInt32, _ id: UInt32, retired: inout [AnyObject]) {
        let row = makeRow(node, room: 1, retired: &retired)
        let start = Int(starts[row])
        let count = Int(counts[row])
        var position = start + count
        while position > start {
            let before = targets[position - 1]
            if before < neighbour || before == neighbour && identifiers[position - 1] < id { break }
            targets[position] = before
            identifiers[position] = identifiers[position - 1]
            position -= 1
        }
        targets[position] = neighbour
        identifiers[position] = id
        counts[row] += 1
    }

    func remove(_ node: UInt32, _ neighbour: UInt32, _ id: UInt32, retired: inout [AnyObject]) {
        let row = makeRow(node, room: 0, retired: &retired)
        let start = Int(starts[row])
        let end = start + Int(counts[row])
        var low = start
        var high = end
        while low < high {
            let middle = (low + high) / 2
            let isBefore = targets[middle] < neighbour || targets[middle] == neighbour && identifiers[middle] < id
            if isBefore { low = middle + 1 } else { high = middle }
        }
        guard low < end, targets[low] == neighbour, identifiers[low] == id else { return }
        for position in low..<(end - 1) {
            targets[position] = targets[position + 1]
            identifiers[position] = identifiers[position + 1]
        }
        counts[row] -= 1
    }

    /// Call after changes and before readers look again.
    func publish() {
        view.initialize(
            to: AdjacencyPatchView(
                slots: slots.base, mask: slots.count - 1, nodes: nodes.base, starts: starts.base,
                counts: counts.base, targets: targets.base, identifiers: identifiers.base))
    }

    /// The node's row with room for `room` more, copied from the base where it is new.
    private func makeRow(_ node: UInt32, room: Int, retired: inout [AnyObject]) -> Int {
        unshare(retired: &retired)
        let mask = slots.count - 1
        var slot = Int(truncatingIfNeeded: node &* 0x9E37_79B1) & mask
        while slots[slot] != UInt32.max {
            let row = Int(slots[slot])
            if nodes[row] == node {
                if counts[row] + UInt32(room) > capacities[row] { relocate(row, retired: &retired) }
                return row
            }
            slot = (slot + 1) & mask
        }
        let row = nodes.count
        let existing = base.row(node)
        let capacity = existing.count + max(room, 4)
        let start = allocate(capacity, retired: &retired)
        for (index, position) in existing.enumerated() {
            targets[start + index] = base.targets.base[position]
            identifiers[start + index] = base.identifier(at: position)
        }
        append(&nodes, node, &retired)
        append(&starts, UInt32(start), &retired)
        append(&counts, UInt32(existing.count), &retired)
        append(&capacities, UInt32(capacity), &retired)
        slots[slot] = UInt32(row)
        if nodes.count * 2 > slots.count { enlarge(&retired) }
        return row
    }

    private func relocate(_ row: Int, retired: inout [AnyObject]) {
        let count = Int(counts[row])
        let old = Int(starts[row])
        let capacity = count * 2 + 4
        let start = allocate(capacity, retired: &retired)
        for index in 0..<count {
            targets[start + index] = targets[old + index]
            identifiers[start + index] = identifiers[old + index]
        }
        starts[row] = UInt32(start)
        capacities[row] = UInt32(capacity)
    }

    private func allocate(_ count: Int, retired: inout [AnyObject]) -> Int {
        let start = targets.count
        reserve(&targets, start + count, &retired)
        reserve(&identifiers, start + count, &retired)
        targets.append(repeating: 0, count: count)
        identifiers.append(repeating: 0, count: count)
        return start
    }

    private func append(_ buffer: inout Buffer<UInt32>, _ element: UInt32, _ retired: inout [AnyObject]) {
        reserve(&buffer, buffer.count + 1, &retired)
        buffer.append(element)
    }

    /// Grows by moving to a new buffer, because the old one may be being read.
    private func reserve(_ buffer: inout Buffer<UInt32>, _ wanted: Int, _ retired: inout [AnyObject]) {
        guard wanted > buffer.room else { return }
        let larger = Buffer<UInt32>(capacity: max(wanted, buffer.count * 2, 64))
        larger.append(buffer.view)
        retired.append(buffer)
        buffer = larger
    }

    private func enlarge(_ retired: inout [AnyObject]) {
        let larger = Buffer<UInt32>(repeating: UInt32.max, count: slots.count * 2)
        let mask = larger.count - 1
        for row in 0..<nodes.count {
            var slot = Int(truncatingIfNeeded: nodes[row] &* 0x9E37_79B1) & mask
            while larger[slot] != UInt32.max { slot = (slot + 1) & mask }
            larger[slot] = UInt32(row)
        }
        retired.append(slots)
        slots = larger
    }
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
                let count = Int(view.counts[Int(row)])
                return (UnsafeBufferPointer(start: view.targets + start, count: count), patchStart &+ start)
            }
            slot = (slot &+ 1) & view.mask
        }
    }

    @usableFromInline
    func patchedRelationship(at position: Int) -> UInt32 {
        patch.unsafelyUnwrapped.pointee.identifiers[position &- patchStart]
    }
}
