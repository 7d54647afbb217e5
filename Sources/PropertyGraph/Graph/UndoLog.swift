/// A point in a graph's undo log.
public struct Savepoint: Hashable, Sendable {
    let position: Int
    let depth: Int
    /// Ids from these on were made since.
    let firstNode: Int
    let firstRelationship: Int
}

/// What must be done to take changes back, in the order in which they were made.
struct UndoLog {
    enum Change {
        /// The node had this label set; `LabelSets.dead` where it was made.
        case labelSet(UInt32, was: UInt32)
        case nodeProperty(UInt32, KeyID, was: StoredValue)
        case relationshipCreated(UInt32)
        case relationshipDeleted(UInt32)
        case relationshipProperty(UInt32, KeyID, was: StoredValue)
        case schema(was: SchemaObjects)
    }

    /// Changes that are kept together. A long log is never copied to grow, nor to be undone.
    private static let piece = 1 << 12

    /// All but the last piece are full.
    private var pieces: [[Change]] = []
    /// How many changes there are.
    private var count = 0
    /// Open savepoints.
    private(set) var depth = 0
    /// All changes ever made and undone: what was derived from the graph is up to date as long as this stands still.
    private(set) var total = 0

    /// A log of no changes, which counts on from those of another.
    init(after other: UndoLog? = nil) { total = other?.total ?? 0 }

    var isOpen: Bool { depth > 0 }

    /// Opens a savepoint where the next ids are these.
    mutating func begin(firstNode: Int, firstRelationship: Int) -> Savepoint {
        depth += 1
        return Savepoint(
            position: count, depth: depth, firstNode: firstNode, firstRelationship: firstRelationship)
    }

    mutating func commit() {
        precondition(depth > 0, "commit without begin")
        depth -= 1
        if depth == 0 { (pieces, count) = ([], 0) }
    }

    mutating func note(_ change: @autoclosure () -> Change) {
        total &+= 1
        if depth > 0 { append(change()) }
    }

    private mutating func append(_ change: Change) {
        if count & (Self.piece - 1) == 0 {
            var piece: [Change] = []
            piece.reserveCapacity(Self.piece)
            pieces.append(piece)
        }
        pieces[pieces.count - 1].append(change)
        count += 1
    }

    /// Ends the savepoint: what was done since is to be undone by ``takeLatest(since:)``.
    mutating func end(_ savepoint: Savepoint) {
        precondition(savepoint.depth <= depth && savepoint.position <= count, "savepoint has ended")
        depth = savepoint.depth - 1
    }

    /// Takes out the latest changes since a savepoint, a piece at a time, to be undone from the last to the first; nil
    /// where none is left.
    mutating func takeLatest(since savepoint: Savepoint) -> [Change]? {
        guard count > savepoint.position else { return nil }
        var piece = pieces.removeLast()
        let kept = max(0, savepoint.position - pieces.count * Self.piece)
        total &+= piece.count - kept
        count = pieces.count * Self.piece + kept
        guard kept > 0 else { return piece }
        let latest = Array(piece[kept...])
        piece.removeSubrange(kept...)
        pieces.append(piece)
        return latest
    }

    /// The changes since a savepoint, the oldest first.
    func changes(since savepoint: Savepoint) -> some Sequence<Change> {
        (savepoint.position..<count).lazy.map { pieces[$0 / Self.piece][$0 % Self.piece] }
    }
}
