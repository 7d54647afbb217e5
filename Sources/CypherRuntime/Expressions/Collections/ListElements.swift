import CypherPlanner
import PropertyGraph

/// The elements of the lists of a batch, in pieces of bounded size: one inner row for each element, with the outer
/// slots that the inner expressions read.
struct ListElements {
    /// How many inner rows a piece has at most.
    private static let pieceSize = 4 * Batch.capacity

    /// A run of inner rows.
    struct Piece {
        /// Carries the outer slots and the element.
        var batch: Batch
        /// The outer row of each inner row.
        var outerRows: [UInt32]
    }

    /// The lists; nil for a null list.
    let lists: [ElementList?]
    private let batch: Batch
    private let slots: [Slot]
    private let elementSlot: Slot
    private var row = 0
    private var position = 0

    /// `slots` are those of the outer row that the inner expressions read.
    init(_ source: any ElementSource, batch: Batch, element: Slot, slots: [Slot]) throws(ExecutionError) {
        self.batch = batch
        self.slots = slots
        self.elementSlot = element
        lists = try source.elements(batch)
    }

    /// The next inner rows; nil at the end.
    mutating func next() -> Piece? {
        var elements: [Value] = []
        var outerRows: [UInt32] = []
        while row < lists.count, elements.count < Self.pieceSize {
            let list = lists[row] ?? .values([])
            let end = min(list.count, position + Self.pieceSize - elements.count)
            list.append(position..<end, to: &elements)
            outerRows.append(contentsOf: repeatElement(UInt32(row), count: end - position))
            position = end
            if end == list.count {
                row += 1
                position = 0
            }
        }
        if elements.isEmpty { return nil }
        var inner = batch.gather(outerRows, slots: slots)
        inner.columns[elementSlot] = .narrowest(elements)
        return Piece(batch: inner, outerRows: outerRows)
    }
}
