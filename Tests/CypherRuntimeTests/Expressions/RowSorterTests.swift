import CypherPlanner
import PropertyGraph
import Testing

@testable import CypherRuntime

/// Rows in the order that comparing their values one key after the other gives.
@Suite struct RowSorterTests {
    private let graph: Graph
    /// Ids of texts that are alike for long.
    private let texts: [UInt32]

    init() throws {
        let graph = Graph()
        let name = graph.internKey("name")
        let long = String(repeating: "long ", count: 40)
        let texts = [
            "", "\0", "a", "a\0", "a\0\0\0\0\0\0\0\0", "abcdefgh", "abcdefgh\0", "abcdefghi", "قال الوزير",
            "قال الوزيرة", long + "a", long + "b",
        ]
        _ = graph.begin()
        let nodes = texts.map { text in
            let node = graph.createNode(labels: [])
            graph.setProperty(node, name, .string(text))
            return node.index
        }
        graph.commit()
        let column = nodes.withUnsafeBufferPointer { graph.gather(name, nodes: $0) }
        guard case .strings(let ids) = column else { throw ExecutionError.unsupported(what: "texts as ids") }
        self.texts = ids
        self.graph = graph
    }

    /// Columns of each form with few different values, so that many rows are alike in the first keys.
    private func columns(_ count: Int, _ chance: inout SplitMix) -> [Column] {
        let few: [Int64] = [.min, -1, 0, 1, 2, .max]
        var nulls = Bitmap(capacity: count)
        for row in 0..<count where chance.below(4) == 0 { nulls[row] = true }
        let boxes: [Value] = [.null, .integer(3), .float(3), .string("x"), .list([.integer(1)]), .boolean(true)]
        return [
            .strings((0..<count).map { _ in chance.below(5) == 0 ? Column.nullID : texts[chance.below(texts.count)] }),
            .integers((0..<count).map { _ in few[chance.below(few.count)] }, nulls: nulls),
            .integers((0..<count).map { _ in Int64(chance.below(5)) }, nulls: nil),
            .integers((0..<count).map { _ in few[chance.below(few.count)] }, nulls: nil),
            .floats((0..<count).map { _ in [0.0, -0.0, 1.5, .nan, -.infinity][chance.below(5)] }, nulls: nil),
            .booleans((0..<count).map { _ in UInt8(chance.below(3)) }),
            .values((0..<count).map { _ in boxes[chance.below(boxes.count)] }),
            .constant(.integer(7), count: count),
            .nodes((0..<count).map { _ in UInt32(chance.below(9)) }),
        ]
    }

    @Test(arguments: 1...60) func ordersAsComparingDoes(seed: UInt64) throws {
        var chance = SplitMix(state: seed)
        let count = [1, 2, 7, 60, 700][chance.below(5)]
        let all = columns(count, &chance)
        let keys = (0..<(1 + chance.below(4))).map { _ in chance.below(all.count) }
        let specifications = keys.indices.map { SortSpecification(slot: $0, descending: chance.below(2) == 0) }
        var batch = Batch(count: count, slotCount: keys.count)
        for (slot, key) in keys.enumerated() { batch.columns[slot] = all[key] }
        let expected = (0..<count).map(UInt32.init).sorted { a, b in
            for specification in specifications {
                let column = batch.column(specification.slot)
                let order = Column.order(column, Int(a), column, Int(b), in: graph)
                if order != 0 { return (order < 0) != specification.descending }
            }
            return a < b
        }
        let context = ExecutionContext(
            graph: graph, functions: .standard, slotCount: keys.count, statementClock: 0)
        let sorter = RowSorter(context, specifications)
        #expect(try sorter.order(batch) == expected)
        for wanted in Set([1, count / 3, count - 1]) where wanted > 0 {
            let first = try sorter.first(wanted, of: batch)
            #expect(Set(first) == Set(expected.prefix(wanted)))
            #expect(first.last == expected[wanted - 1])
        }
    }
}

/// Numbers by chance that are the same in every run.
private struct SplitMix {
    var state: UInt64

    mutating func below(_ bound: Int) -> Int {
        state &+= 0x9E37_79B9_7F4A_7C15
        var word = state
        word = (word ^ (word >> 30)) &* 0xBF58_476D_1CE4_E5B9
        word = (word ^ (word >> 27)) &* 0x94D0_49BB_1331_11EB
        return Int((word ^ (word >> 31)) % UInt64(bound))
    }
}
