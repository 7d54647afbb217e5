import Synchronization

/// Type, source and target of every relationship by id, and which are dead: the truth from which adjacency is derived.
///
/// Unchecked: as ``Graph``; what a reader opens of an archive, it counts atomically.
final class RelationshipTable: @unchecked Sendable {
    /// Loaded relationships of one type have contiguous ids, in the order of the outgoing rows.
    struct Segment: Sendable {
        let type: TypeID
        let first: UInt32
        let count: UInt32
    }

    /// Loaded ones: never grow, so that rows may point into them.
    let loadedSources: Buffer<UInt32>
    let loadedTargets: Buffer<UInt32>
    /// Ascending by first id.
    let segments: [Segment]
    /// Made later, by id minus the number of loaded ones.
    private let laterSources: Buffer<UInt32>
    private let laterTargets: Buffer<UInt32>
    private let laterTypes: Buffer<UInt32>
    /// A set bit is dead; empty until the first deletion.
    private let dead: Buffer<UInt64>
    private(set) var deadCount = 0
    /// Of an archive, whose ends are checked when the first of them is asked for.
    private let seal: EndsSeal?
    /// Ids below this are read from the loaded ones as they are: 0 until those are checked.
    private let openCount: Atomic<Int>
    private let sourceBase: UnsafePointer<UInt32>
    private let targetBase: UnsafePointer<UInt32>

    init(
        sources: Buffer<UInt32> = Buffer(), targets: Buffer<UInt32> = Buffer(), segments: [Segment] = [],
        seal: EndsSeal? = nil
    ) {
        loadedSources = sources
        loadedTargets = targets
        laterSources = Buffer()
        laterTargets = Buffer()
        laterTypes = Buffer()
        dead = Buffer()
        self.segments = segments
        self.seal = seal
        openCount = Atomic(seal == nil ? sources.count : 0)
        sourceBase = UnsafePointer(sources.sealedBase)
        targetBase = UnsafePointer(targets.sealedBase)
    }

    private init(forking other: RelationshipTable) {
        loadedSources = other.loadedSources
        loadedTargets = other.loadedTargets
        segments = other.segments
        laterSources = other.laterSources.fork()
        laterTargets = other.laterTargets.fork()
        laterTypes = other.laterTypes.fork()
        dead = other.dead.fork()
        deadCount = other.deadCount
        seal = other.seal
        openCount = Atomic(other.openCount.load(ordering: .acquiring))
        sourceBase = other.sourceBase
        targetBase = other.targetBase
    }

    /// A table that begins as this one: see ``Buffer/fork()``.
    func fork() -> RelationshipTable { RelationshipTable(forking: self) }

    var loadedCount: Int { loadedSources.count }
    var count: Int { loadedSources.count &+ laterSources.count }

    func isAlive(_ id: UInt32) -> Bool {
        guard Int(id) < count else { return false }
        let word = Int(id) >> 6
        return word >= dead.count || dead.base[word] & (1 << UInt64(id & 63)) == 0
    }

    func source(_ id: UInt32) -> UInt32 {
        let index = Int(id)
        return index < openCount.load(ordering: .acquiring) ? sourceBase[index] : distantSource(index)
    }

    func target(_ id: UInt32) -> UInt32 {
        let index = Int(id)
        return index < openCount.load(ordering: .acquiring) ? targetBase[index] : distantTarget(index)
    }

    /// The ends of many relationships.
    func ends(of ids: UnsafeBufferPointer<UInt32>) -> (sources: [UInt32], targets: [UInt32]) {
        let open = openCount.load(ordering: .acquiring)
        guard ids.allSatisfy({ Int($0) < open }) else { return (ids.map(source), ids.map(target)) }
        let (sources, targets) = (sourceBase, targetBase)
        return (ids.map { sources[Int($0)] }, ids.map { targets[Int($0)] })
    }

    /// The end of a relationship that was made later, or of the first loaded one that is asked for. What is damaged is
    /// noted, and seems to begin and end at the first node.
    @inline(never)
    private func distantSource(_ index: Int) -> UInt32 {
        guard index < loadedCount else { return laterSources[index &- loadedCount] }
        return openEnds() ? loadedSources[index] : 0
    }

    @inline(never)
    private func distantTarget(_ index: Int) -> UInt32 {
        guard index < loadedCount else { return laterTargets[index &- loadedCount] }
        return openEnds() ? loadedTargets[index] : 0
    }

    /// Checks the ends of all loaded relationships; false where they are damaged.
    func openEnds() -> Bool {
        guard let seal, openCount.load(ordering: .acquiring) < loadedCount else { return true }
        guard seal.open() else { return false }
        loadedSources.markOpen()
        loadedTargets.markOpen()
        openCount.store(loadedCount, ordering: .releasing)
        return true
    }

    func type(_ id: UInt32) -> TypeID {
        let index = Int(id)
        guard index < loadedCount else { return TypeID(laterTypes[index &- loadedCount]) }
        var low = 0
        var high = segments.count - 1
        while low < high {
            let middle = (low &+ high &+ 1) >> 1
            if segments[middle].first <= id { low = middle } else { high = middle &- 1 }
        }
        return segments[low].type
    }

    func segment(of type: TypeID) -> Segment? { segments.first { $0.type == type } }

    func append(_ type: TypeID, from source: UInt32, to target: UInt32) -> UInt32 {
        precondition(count < Int(UInt32.max), "a graph holds at most 4,294,967,295 relationships")
        let id = UInt32(count)
        laterSources.append(source)
        laterTargets.append(target)
        laterTypes.append(type.index)
        return id
    }

    func setDead(_ id: UInt32, _ isDead: Bool) {
        let word = Int(id) >> 6
        if word >= dead.count { dead.append(repeating: 0, count: word + 1 - dead.count) }
        let bit = UInt64(1) << UInt64(id & 63)
        let was = dead[word] & bit != 0
        guard was != isDead else { return }
        dead[word] ^= bit
        deadCount += isDead ? 1 : -1
    }

    /// Makes relationships dead.
    func bury(_ ids: ArraySlice<UInt32>) {
        let words = Int(ids.max() ?? 0) >> 6 + 1
        if words > dead.count { dead.append(repeating: 0, count: words - dead.count) }
        var died = 0
        let dead = dead.mutableView
        for id in ids {
            let (word, bit) = (Int(id) >> 6, UInt64(1) << UInt64(id & 63))
            if dead[word] & bit != 0 { continue }
            dead[word] |= bit
            died += 1
        }
        deadCount += died
    }
}
