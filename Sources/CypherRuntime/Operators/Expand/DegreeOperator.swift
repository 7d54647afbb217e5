import CypherPlanner
import PropertyGraph

/// Multiplies each row by the number of its relationships, instead of making a row of each.
final class DegreeOperator: BatchOperator {
    private let context: ExecutionContext
    private let input: any BatchOperator
    private let from: Slot
    private let types: ExpandTypes
    private let direction: ExpandDirection
    private let label: LabelFilter
    private let carrier: Carrier
    private var test = NodeTest.none
    /// The test is made when the first rows are there: what comes before may change labels.
    private var isTestReady = false

    init(
        _ context: ExecutionContext, input: any BatchOperator, from: Slot, types: ExpandTypes,
        direction: ExpandDirection, label: LabelFilter, kept: SlotSet
    ) {
        self.context = context
        self.input = input
        self.from = from
        self.types = types
        self.direction = direction
        self.label = label
        carrier = Carrier(kept)
    }

    func open(argument: Batch?) throws(ExecutionError) {
        try input.open(argument: argument)
        isTestReady = false
    }

    func next() throws(ExecutionError) -> Batch? {
        while let batch = try input.next() {
            try context.checkpoint()
            if !isTestReady {
                test = NodeTest(label, in: context.graph)
                isTestReady = true
            }
            let counts = count(try batch.nodes(from))
            var rows: [UInt32] = []
            var multiplicity: [Int64] = []
            rows.reserveCapacity(batch.count)
            multiplicity.reserveCapacity(batch.count)
            for row in 0..<batch.count where counts[row] != 0 {
                rows.append(UInt32(row))
                multiplicity.append(counts[row] &* batch.weight(row))
            }
            if rows.isEmpty { continue }
            var result =
                rows.count == batch.count
                ? carrier.keep(batch, slotCount: context.slotCount)
                : carrier.gather(batch, rows, slotCount: context.slotCount)
            result.multiplicity = multiplicity
            return result
        }
        return nil
    }

    private func count(_ sources: [UInt32]) -> [Int64] {
        var counts = [Int64](repeating: 0, count: sources.count)
        for leg in ExpandLeg.legs(types, direction, in: context.graph) {
            let adjacency = leg.adjacency
            switch test {
            case .none: break
            case .any where !leg.skipsLoops:
                for row in 0..<sources.count { counts[row] &+= Int64(adjacency.degree(sources[row])) }
            case .any, .table, .marked:
                for row in 0..<sources.count {
                    for node in adjacency.neighbours(sources[row]).nodes
                    where test.matches(node) && !(leg.skipsLoops && node == sources[row]) { counts[row] &+= 1 }
                }
            case .range(let lower, let width):
                for row in 0..<sources.count {
                    let nodes = adjacency.neighbours(sources[row]).nodes
                    let start = ExpandLeg.lowerBound(nodes, lower)
                    let end = ExpandLeg.lowerBound(nodes, lower &+ width)
                    counts[row] &+= Int64(end &- start)
                    if leg.skipsLoops, sources[row] &- lower < width {
                        for index in start..<end where nodes[index] == sources[row] { counts[row] &-= 1 }
                    }
                }
            }
        }
        return counts
    }
}
