import CypherPlanner
import PropertyGraph

/// For each row every relationship at a node, with the node at its other end.
final class ExpandOperator: BatchOperator {
    /// More than a usual batch, so that a batch of rows with one or two neighbours each stays one batch.
    private static let capacity = 2 * Batch.capacity

    private let context: ExecutionContext
    private let input: any BatchOperator
    private let from: Slot
    private let relationship: Slot?
    private let to: Slot
    private let keepsTo: Bool
    private let types: ExpandTypes
    private let direction: ExpandDirection
    private let label: LabelFilter
    private let distinctFrom: [Slot]
    private let carrier: Carrier

    private var test = NodeTest.none
    /// The test is made when the first rows are there: what comes before may change labels.
    private var isTestReady = false
    /// A test that takes the place of the label's.
    private var restriction: NodeTest?
    private var legs: [ExpandLeg] = []
    private var batch: Batch?
    private var sources: [UInt32] = []
    /// The neighbours of each row along each leg, and where they begin in the adjacency.
    private var lists: [UnsafeBufferPointer<UInt32>] = []
    private var positions: [Int] = []
    /// Keeps the loads of ``prepare()`` from being optimized away.
    private var touched: UInt32 = 0
    private var used = UsedRelationships()
    private var row = 0
    private var leg = 0
    private var offset = 0

    init(
        _ context: ExecutionContext, input: any BatchOperator, from: Slot, relationship: Slot?, to: Slot,
        types: ExpandTypes, direction: ExpandDirection, label: LabelFilter, distinctFrom: [Slot], kept: SlotSet
    ) {
        self.context = context
        self.input = input
        self.from = from
        self.relationship = relationship.flatMap { kept.contains($0) ? $0 : nil }
        self.to = to
        keepsTo = kept.contains(to)
        self.types = types
        self.direction = direction
        self.label = label
        self.distinctFrom = distinctFrom
        carrier = Carrier(kept, except: [relationship, to])
    }

    func open(argument: Batch?) throws(ExecutionError) {
        batch = nil
        try input.open(argument: argument)
        isTestReady = false
    }

    func next() throws(ExecutionError) -> Batch? {
        while true {
            if batch == nil {
                guard let next = try input.next() else { return nil }
                batch = next
                if !isTestReady {
                    test = restriction ?? NodeTest(label, in: context.graph)
                    isTestReady = true
                }
                sources = try next.nodes(from)
                legs = ExpandLeg.legs(types, direction, in: context.graph)
                if !distinctFrom.isEmpty {
                    used.take(next, distinctFrom)
                    used.move(to: 0)
                }
                (row, leg, offset) = (0, 0, 0)
                prepare()
            }
            guard let batch else { return nil }
            try context.checkpoint()
            var rows: [UInt32] = []
            var targets: [UInt32] = []
            var relationships: [UInt32] = []
            fill(&rows, &targets, &relationships)
            if row == batch.count { self.batch = nil }
            if rows.isEmpty { continue }
            var result = carrier.gather(batch, rows, slotCount: context.slotCount)
            if keepsTo { result.columns[to] = .nodes(targets) }
            if let relationship { result.columns[relationship] = .relationships(relationships) }
            return result
        }
    }

    private func fill(_ rows: inout [UInt32], _ targets: inout [UInt32], _ relationships: inout [UInt32]) {
        if case .none = test { row = sources.count }
        if legs.isEmpty { row = sources.count }
        if row == sources.count { return }
        let wantsRelationships = relationship != nil || !distinctFrom.isEmpty
        var filled = 0
        // The arrays are filled in step; the count is known only at the end.
        rows = Array(unsafeUninitializedCapacity: Self.capacity) { rowBuffer, rowCount in
            targets = Array(unsafeUninitializedCapacity: Self.capacity) { targetBuffer, targetCount in
                if wantsRelationships {
                    relationships = Array(unsafeUninitializedCapacity: Self.capacity) { buffer, count in
                        filled = walkChecked(rowBuffer, targetBuffer, buffer)
                        count = filled
                    }
                } else {
                    filled = walk(rowBuffer, targetBuffer)
                }
                targetCount = filled
            }
            rowCount = filled
        }
    }

    /// Finds the lists of all rows before any is walked. The rows are independent of one another, so that the machine
    /// waits for many cache misses at once.
    private func prepare() {
        // Locals: each access to a property of a class is checked for exclusivity, which costs more than the step.
        let legs = legs
        let count = sources.count &* legs.count
        var firsts: [Int] = []
        var sum: UInt32 = 0
        let found = sources.withUnsafeBufferPointer { sources in
            Array<UnsafeBufferPointer<UInt32>>(unsafeUninitializedCapacity: count) { found, filled in
                firsts = Array(unsafeUninitializedCapacity: count) { firsts, firstsFilled in
                    for (position, leg) in legs.enumerated() {
                        let adjacency = leg.adjacency
                        var index = position
                        for row in 0..<sources.count {
                            let (nodes, first) = adjacency.neighbours(sources[row])
                            found.initializeElement(at: index, to: nodes)
                            firsts.initializeElement(at: index, to: first)
                            index &+= legs.count
                        }
                    }
                    firstsFilled = count
                }
                for index in 0..<count where found[index].count > 0 { sum &+= found[index][0] }
                filled = count
            }
        }
        lists = found
        positions = firsts
        touched = sum
    }

    /// Where a walk stands; kept in the operator between batches.
    private struct Cursor {
        var row: Int
        var leg: Int
        var offset: Int
    }

    /// The tight loop: nobody reads the relationships.
    private func walk(_ rows: UnsafeMutableBufferPointer<UInt32>, _ targets: UnsafeMutableBufferPointer<UInt32>) -> Int
    {
        var cursor = Cursor(row: row, leg: leg, offset: offset)
        defer { (row, leg, offset) = (cursor.row, cursor.leg, cursor.offset) }
        let (lists, sources, test) = (lists, sources, test)
        let skips = legs.map(\.skipsLoops)
        return lists.withUnsafeBufferPointer { lists in
            switch test {
            case .any where !skips.contains(true):
                Self.walk(lists, skips.count, sources.count, &cursor, rows, targets) { _, _, _ in true }
            case .range(let lower, let width) where !skips.contains(true):
                Self.walk(lists, skips.count, sources.count, &cursor, rows, targets) { node, _, _ in
                    node &- lower < width
                }
            case .marked(let marks) where !skips.contains(true):
                Self.walk(lists, skips.count, sources.count, &cursor, rows, targets) { node, _, _ in marks[node] }
            default:
                Self.walk(lists, skips.count, sources.count, &cursor, rows, targets) { node, row, leg in
                    test.matches(node) && !(skips[leg] && node == sources[row])
                }
            }
        }
    }

    @inline(__always)
    private static func walk(
        _ lists: UnsafeBufferPointer<UnsafeBufferPointer<UInt32>>, _ legCount: Int, _ rowCount: Int,
        _ cursor: inout Cursor, _ rows: UnsafeMutableBufferPointer<UInt32>,
        _ targets: UnsafeMutableBufferPointer<UInt32>, _ passes: (UInt32, Int, Int) -> Bool
    ) -> Int {
        var filled = 0
        while cursor.row < rowCount {
            let row = cursor.row
            let mark = UInt32(truncatingIfNeeded: row)
            while cursor.leg < legCount {
                let leg = cursor.leg
                let nodes = lists[row &* legCount &+ leg]
                // Neighbours are scanned as many as fit, whether they pass or not.
                let end = min(nodes.count, cursor.offset &+ (capacity &- filled))
                for index in cursor.offset..<end {
                    let node = nodes[index]
                    targets[filled] = node
                    rows[filled] = mark
                    if passes(node, row, leg) { filled &+= 1 }
                }
                if end < nodes.count {
                    cursor.offset = end
                    return filled
                }
                cursor.offset = 0
                cursor.leg &+= 1
                if filled == capacity { break }
            }
            if cursor.leg < legCount { return filled }
            cursor.leg = 0
            cursor.row &+= 1
            if filled == capacity { return filled }
        }
        return filled
    }

    private func walkChecked(
        _ rows: UnsafeMutableBufferPointer<UInt32>, _ targets: UnsafeMutableBufferPointer<UInt32>,
        _ relationships: UnsafeMutableBufferPointer<UInt32>
    ) -> Int {
        var filled = 0
        let capacity = Self.capacity
        let checks = !distinctFrom.isEmpty
        let (legs, lists, positions, test) = (legs, lists, positions, test)
        var (row, leg, offset) = (row, leg, offset)
        defer { (self.row, self.leg, self.offset) = (row, leg, offset) }
        return sources.withUnsafeBufferPointer { sources in
            while row < sources.count {
                let source = sources[row]
                while leg < legs.count {
                    let skipsLoops = legs[leg].skipsLoops
                    let adjacency = legs[leg].adjacency
                    let list = row &* legs.count &+ leg
                    let (nodes, first) = (lists[list], positions[list])
                    let end = min(nodes.count, offset &+ (capacity &- filled))
                    for index in offset..<end {
                        let node = nodes[index]
                        if !test.matches(node) || (skipsLoops && node == source) { continue }
                        let identifier = adjacency.relationship(at: first &+ index)
                        if checks && used.ids.contains(identifier) { continue }
                        targets[filled] = node
                        rows[filled] = UInt32(truncatingIfNeeded: row)
                        relationships[filled] = identifier
                        filled &+= 1
                    }
                    if end < nodes.count {
                        offset = end
                        return filled
                    }
                    offset = 0
                    leg &+= 1
                    if filled == capacity { break }
                }
                if leg < legs.count { return filled }
                leg = 0
                row &+= 1
                if checks && row < sources.count { used.move(to: row) }
                if filled == capacity { return filled }
            }
            return filled
        }
    }
}

extension ExpandOperator: NodeFinder {
    func ownFilter(of slot: Slot) -> LabelFilter { label }

    func restrict(_ slot: Slot, to test: NodeTest) {
        restriction = test
        self.test = test
    }
}
