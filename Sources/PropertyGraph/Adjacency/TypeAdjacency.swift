/// The relationships of one type in both directions: compressed rows, and what was written since.
///
/// A write only notes the relationship. The next reader brings the rows up to date: few changes by rewriting the rows
/// of the nodes concerned, many by building anew, so that neither a load of a million nor a loop of MERGEs is slow.
///
/// Unchecked: a reader that brings rows up to date does so under the lock of the graph.
final class TypeAdjacency: @unchecked Sendable {
    private var outgoing: CompressedRows
    private var incoming: CompressedRows
    private var outgoingPatch: AdjacencyPatch?
    private var incomingPatch: AdjacencyPatch?
    /// Whether `pending` holds more than deletions.
    private var lacksRows = false
    /// Notes of (id, whether it was made or revived rather than deleted), in order.
    private var pending: [(id: UInt32, isAlive: Bool)] = []
    private var patched = 0
    /// Ids of this type that were made after loading, ascending; dead ones too.
    private(set) var later: [UInt32] = []
    /// Alive relationships.
    private(set) var count: Int
    /// Rows of an archive that nobody has asked for yet.
    private var outgoingSeal: RowsSeal?
    private var incomingSeal: RowsSeal?
    /// Whether rows are missing because the archive is damaged there.
    private var isDamaged = false

    init(
        outgoing: CompressedRows, incoming: CompressedRows, outgoingSeal: RowsSeal? = nil,
        incomingSeal: RowsSeal? = nil
    ) {
        self.outgoing = outgoing
        self.incoming = incoming
        self.outgoingSeal = outgoingSeal
        self.incomingSeal = incomingSeal
        count = outgoing.count
    }

    convenience init() {
        let none = Buffer<UInt32>()
        let rows = CompressedRows.build(sources: none, targets: none, identifiers: none)
        self.init(outgoing: rows.outgoing, incoming: rows.incoming)
    }

    private init(forking other: TypeAdjacency) {
        outgoing = other.outgoing
        incoming = other.incoming
        outgoingPatch = other.outgoingPatch?.fork()
        incomingPatch = other.incomingPatch?.fork()
        lacksRows = other.lacksRows
        pending = other.pending
        patched = other.patched
        later = other.later
        count = other.count
        outgoingSeal = other.outgoingSeal
        incomingSeal = other.incomingSeal
        isDamaged = other.isDamaged
    }

    /// An adjacency that begins as this one, whose rows are up to date: see ``Buffer/fork()``.
    func fork() -> TypeAdjacency { TypeAdjacency(forking: self) }

    func noteCreated(_ id: UInt32) {
        later.append(id)
        pending.append((id, true))
        lacksRows = true
        count += 1
    }

    func noteDeleted(_ id: UInt32) {
        pending.append((id, false))
        count -= 1
    }

    /// Takes back that relationships were made, the last one first, which leaves no trace where that was the last that
    /// happened.
    func noteUnmade(_ ids: ArraySlice<UInt32>) {
        let traceless = zip(ids, pending.reversed()).prefix { $0 == $1.id && $1.isAlive }.count
        pending.removeLast(traceless)
        if pending.isEmpty { lacksRows = false }
        let latest = zip(ids.prefix(traceless), later.reversed()).prefix { $0 == $1 }.count
        later.removeLast(latest)
        count -= traceless
        for id in ids.dropFirst(traceless) { noteDeleted(id) }
    }

    func noteRevived(_ id: UInt32) {
        pending.append((id, true))
        lacksRows = true
        count += 1
    }

    /// Whether the rows are behind.
    var hasPending: Bool { !pending.isEmpty }
    /// Whether the rows lack a relationship, rather than hold some that are dead.
    var hasPendingRows: Bool { lacksRows }

    func view(_ direction: AdjacencyDirection) -> Adjacency {
        open(direction)
        if isDamaged { return Adjacency(.none, patch: nil, count: 0) }
        switch direction {
        case .outgoing: return Adjacency(outgoing, patch: outgoingPatch, count: count)
        case .incoming: return Adjacency(incoming, patch: incomingPatch, count: count)
        }
    }

    /// Checks rows of an archive before they are first read. Where they are damaged, which the archive notes, there seem
    /// to be none.
    private func open(_ direction: AdjacencyDirection) {
        let seal = direction == .outgoing ? outgoingSeal : incomingSeal
        guard let seal else { return }
        let rows = direction == .outgoing ? outgoing : incoming
        if !seal.open(rows) { isDamaged = true }
        if direction == .outgoing { outgoingSeal = nil } else { incomingSeal = nil }
    }

    /// Checks the rows of both directions; false where they are damaged.
    func openAll() -> Bool {
        open(.outgoing)
        open(.incoming)
        return !isDamaged
    }

    /// The loaded rows, for the snapshot; only where nothing was written.
    var rows: (outgoing: CompressedRows, incoming: CompressedRows)? {
        pending.isEmpty && outgoingPatch == nil ? (outgoing, incoming) : nil
    }

    /// Brings the rows up to date.
    func refresh(_ type: TypeID, _ table: RelationshipTable, retired: inout [AnyObject]) {
        guard !pending.isEmpty else { return }
        defer {
            pending = []
            lacksRows = false
        }
        guard openAll() else { return }
        let patchSize = (outgoingPatch?.size ?? 0) + (incomingPatch?.size ?? 0)
        if patched + pending.count > 256 + outgoing.count / 8 || patchSize > 1024 + outgoing.count * 2 {
            rebuild(type, table, retired: &retired)
            return
        }
        patched += pending.count
        let out = outgoingPatch ?? AdjacencyPatch(base: outgoing)
        let into = incomingPatch ?? AdjacencyPatch(base: incoming)
        for (id, isAlive) in pending {
            let source = table.source(id)
            let target = table.target(id)
            if isAlive {
                out.insert(source, target, id, retired: &retired)
                into.insert(target, source, id, retired: &retired)
            } else {
                out.remove(source, target, id, retired: &retired)
                into.remove(target, source, id, retired: &retired)
            }
        }
        out.publish()
        into.publish()
        outgoingPatch = out
        incomingPatch = into
    }

    private func rebuild(_ type: TypeID, _ table: RelationshipTable, retired: inout [AnyObject]) {
        let sources = Buffer<UInt32>(capacity: count)
        let targets = Buffer<UInt32>(capacity: count)
        let identifiers = Buffer<UInt32>(capacity: count)
        forEach(type, table) { id in
            sources.append(table.source(id))
            targets.append(table.target(id))
            identifiers.append(id)
        }
        retired.append(outgoing)
        retired.append(incoming)
        if let outgoingPatch { retired.append(outgoingPatch) }
        if let incomingPatch { retired.append(incomingPatch) }
        (outgoing, incoming) = CompressedRows.build(sources: sources, targets: targets, identifiers: identifiers)
        outgoingPatch = nil
        incomingPatch = nil
        patched = 0
    }

    /// Alive ids, ascending.
    func forEach(_ type: TypeID, _ table: RelationshipTable, _ body: (UInt32) -> Void) {
        if let segment = table.segment(of: type) {
            for id in segment.first..<(segment.first + segment.count) where table.isAlive(id) { body(id) }
        }
        for id in later where table.isAlive(id) { body(id) }
    }
}
