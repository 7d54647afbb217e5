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
        case nodeProperty(UInt32, KeyID, was: Value)
        case relationshipCreated(UInt32)
        case relationshipDeleted(UInt32)
        case relationshipProperty(UInt32, KeyID, was: Value)
        case schema(was: SchemaObjects)
    }

    private(set) var changes: [Change] = []
    /// Open savepoints.
    private(set) var depth = 0
    /// All changes ever made and undone: what was derived from the graph is up to date as long as this stands still.
    private(set) var total = 0

    var isOpen: Bool { depth > 0 }

    mutating func begin() -> Savepoint {
        depth += 1
        return Savepoint(position: changes.count, depth: depth)
    }

    mutating func commit() {
        precondition(depth > 0, "commit without begin")
        depth -= 1
        if depth == 0 { changes = [] }
    }

    mutating func note(_ change: @autoclosure () -> Change) {
        total &+= 1
        if depth > 0 { changes.append(change()) }
    }

    /// Ends the savepoint and gives what was done since, to be undone from the end.
    mutating func cut(to savepoint: Savepoint) -> [Change] {
        precondition(savepoint.depth <= depth && savepoint.position <= changes.count, "savepoint has ended")
        let undone = Array(changes[savepoint.position...])
        total &+= undone.count
        changes.removeSubrange(savepoint.position...)
        depth = savepoint.depth - 1
        return undone
    }
}
