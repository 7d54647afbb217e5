/// A point in a graph's undo log.
public struct Savepoint: Hashable, Sendable {
    let position: Int
    let depth: Int
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

    var isOpen: Bool { depth > 0 }

    mutating func begin() -> Savepoint {
        depth += 1
        return Savepoint(position: count, depth: depth)
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

    /// Ends the savepoint: what was done since is to be undone by ``takeLast(since:)``.
    mutating func end(_ savepoint: Savepoint) {
        precondition(savepoint.depth <= depth && savepoint.position <= count, "savepoint has ended")
        depth = savepoint.depth - 1
    }

    /// Takes out the last change since a savepoint, to be undone; nil where none is left.
    mutating func takeLast(since savepoint: Savepoint) -> Change? {
        guard count > savepoint.position else { return nil }
        count -= 1
        total &+= 1
        let change = pieces[pieces.count - 1].removeLast()
        if pieces[pieces.count - 1].isEmpty { pieces.removeLast() }
        return change
    }

    /// The changes since a savepoint, the oldest first.
    func changes(since savepoint: Savepoint) -> some Sequence<Change> {
        (savepoint.position..<count).lazy.map { pieces[$0 / Self.piece][$0 % Self.piece] }
    }
}
