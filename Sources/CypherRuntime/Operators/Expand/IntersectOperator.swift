import CypherPlanner
import PropertyGraph

/// `(from)-[first]-(middle)-[second]-(to)` where both ends are in the row: the common neighbours.
///
/// The neighbours of `to` are marked in a bitmap once for all rows in a run that share it, and those of `from` are
/// probed. It stands for an expansion to the middle and one into `to`.
final class IntersectOperator: BatchOperator {
    /// One of the two hops.
    struct Hop {
        var types: ExpandTypes
        var direction: ExpandDirection
        var relationship: Slot?
        var distinctFrom: [Slot]
    }

    private let context: ExecutionContext
    private let input: any BatchOperator
    private let from: Slot
    private let middle: Slot
    private let to: Slot
    private let label: LabelFilter
    private let first: Hop
    private let second: Hop
    private let kept: SlotSet
    private let carrier: Carrier

    private var test = NodeTest.none
    /// The test is made when the first rows are there: what comes before may change labels.
    private var isTestReady = false
    private var marks: BitMarks?
    private var marked: UInt32 = Column.nullID
    private var batch: Batch?
    private var sources: [UInt32] = []
    private var targets: [UInt32] = []
    private var nearLegs: [ExpandLeg] = []
    /// Legs from `to` back to the middle.
    private var farLegs: [ExpandLeg] = []
    private var row = 0
    private var usedFirst = UsedRelationships()
    private var usedSecond = UsedRelationships()

    private struct Output {
        var rows: [UInt32] = []
        var middles: [UInt32] = []
        var firsts: [UInt32] = []
        var seconds: [UInt32] = []
    }

    init(
        _ context: ExecutionContext, input: any BatchOperator, from: Slot, middle: Slot, to: Slot, label: LabelFilter,
        first: Hop, second: Hop, kept: SlotSet
    ) {
        self.context = context
        self.input = input
        self.from = from
        self.middle = middle
        self.to = to
        self.label = label
        self.first = first
        self.second = second
        self.kept = kept
        carrier = Carrier(kept, except: [middle, first.relationship, second.relationship])
    }

    func open(argument: Batch?) throws(ExecutionError) {
        batch = nil
        marks = nil
        marked = Column.nullID
        try input.open(argument: argument)
        isTestReady = false
    }

    func next() throws(ExecutionError) -> Batch? {
        while true {
            if batch == nil {
                guard let next = try input.next() else { return nil }
                batch = next
                if !isTestReady {
                    test = NodeTest(label, in: context.graph)
                    isTestReady = true
                }
                sources = try next.nodes(from)
                targets = try next.nodes(to)
                unmark()
                nearLegs = ExpandLeg.legs(first.types, first.direction, in: context.graph)
                farLegs = ExpandLeg.legs(second.types, second.direction.reversed, in: context.graph)
                if (marks?.capacity ?? -1) < context.graph.nodeCapacity {
                    marks = BitMarks(capacity: context.graph.nodeCapacity)
                }
                usedFirst.take(next, first.distinctFrom)
                usedSecond.take(next, second.distinctFrom.filter { $0 != first.relationship })
                row = 0
            }
            guard let batch else { return nil }
            var output = Output()
            try context.checkpoint()
            while row < batch.count, output.rows.count < Batch.capacity {
                try context.meter.charge(work: probe(&output))
                row += 1
            }
            if row == batch.count { self.batch = nil }
            if output.rows.isEmpty { continue }
            var result = carrier.gather(batch, output.rows, slotCount: context.slotCount)
            if kept.contains(middle) { result.columns[middle] = .nodes(output.middles) }
            if let slot = first.relationship, kept.contains(slot) {
                result.columns[slot] = .relationships(output.firsts)
            }
            if let slot = second.relationship, kept.contains(slot) {
                result.columns[slot] = .relationships(output.seconds)
            }
            return result
        }
    }

    /// Adds the rows of the current row, and says how many neighbours it looked at.
    private func probe(_ output: inout Output) -> Int {
        let (source, target) = (sources[row], targets[row])
        guard source != Column.nullID, target != Column.nullID, let marks else { return 1 }
        let near = nearLegs.reduce(0) { $0 &+ $1.adjacency.degree(source) }
        let far = farLegs.reduce(0) { $0 &+ $1.adjacency.degree(target) }
        if near == 0 || far == 0 { return 1 }
        if target != marked {
            let isRun = row + 1 < targets.count && targets[row + 1] == target
            if !isRun, far > 8 * near || near > 8 * far { return search(source, target, near <= far, &output) }
            unmark()
            for leg in farLegs {
                for node in leg.adjacency.neighbours(target).nodes { _ = marks.insert(node) }
            }
            marked = target
        }
        for leg in nearLegs {
            let (nodes, start) = leg.adjacency.neighbours(source)
            for index in 0..<nodes.count where marks[nodes[index]] {
                meet(nodes[index], leg, start &+ index, &output)
            }
        }
        return near &+ far
    }

    /// Looks each node of the shorter side up in the lists of the longer.
    private func search(_ source: UInt32, _ target: UInt32, _ fromNear: Bool, _ output: inout Output) -> Int {
        var work = 1
        for leg in nearLegs {
            let (nodes, start) = leg.adjacency.neighbours(source)
            if fromNear {
                for index in 0..<nodes.count { meet(nodes[index], leg, start &+ index, &output) }
                work &+= nodes.count &* 8
                continue
            }
            var previous = Column.nullID
            for (position, other) in farLegs.enumerated() {
                for node in other.adjacency.neighbours(target).nodes where node != previous {
                    previous = node
                    // A node that several legs reach was met at the first.
                    if isReached(node, before: position, target) { continue }
                    var index = ExpandLeg.lowerBound(nodes, node)
                    work &+= 8
                    while index < nodes.count, nodes[index] == node {
                        meet(node, leg, start &+ index, &output)
                        index &+= 1
                    }
                }
            }
        }
        return work
    }

    private func isReached(_ node: UInt32, before position: Int, _ target: UInt32) -> Bool {
        for earlier in farLegs[..<position] {
            let nodes = earlier.adjacency.neighbours(target).nodes
            let index = ExpandLeg.lowerBound(nodes, node)
            if index < nodes.count, nodes[index] == node { return true }
        }
        return false
    }

    /// Adds the rows of one first relationship.
    private func meet(_ node: UInt32, _ leg: ExpandLeg, _ position: Int, _ output: inout Output) {
        if !test.matches(node) || (leg.skipsLoops && node == sources[row]) { return }
        found(node, leg.adjacency.relationship(at: position), &output)
    }

    /// Adds a row for each second relationship between the middle and `to`.
    private func found(_ node: UInt32, _ relationship: UInt32, _ output: inout Output) {
        if !first.distinctFrom.isEmpty {
            usedFirst.move(to: row)
            if usedFirst.ids.contains(relationship) { return }
        }
        if !second.distinctFrom.isEmpty { usedSecond.move(to: row) }
        let differs = first.relationship.map { second.distinctFrom.contains($0) } ?? false
        for leg in farLegs {
            if leg.skipsLoops && node == targets[row] { continue }
            let (nodes, start) = leg.adjacency.neighbours(targets[row])
            var index = ExpandLeg.lowerBound(nodes, node)
            while index < nodes.count, nodes[index] == node {
                let other = leg.adjacency.relationship(at: start &+ index)
                index &+= 1
                if differs && other == relationship { continue }
                if usedSecond.ids.contains(other) { continue }
                output.rows.append(UInt32(row))
                output.middles.append(node)
                output.firsts.append(relationship)
                output.seconds.append(other)
            }
        }
    }

    private func unmark() {
        if marked != Column.nullID, let marks {
            for leg in farLegs {
                for node in leg.adjacency.neighbours(marked).nodes { marks[node] = false }
            }
        }
        marked = Column.nullID
    }
}
