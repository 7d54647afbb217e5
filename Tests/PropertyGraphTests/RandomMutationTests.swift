import PropertyGraph
import Testing

/// Random writes, savepoints and rollbacks: the graph always answers as a model of dictionaries does.
@Suite struct RandomMutationTests {
    @Test(arguments: 1...40) func answersAsTheModel(seed: Int) {
        var play = Play(seed: UInt64(seed))
        play.load(nodes: seed % 4 * 12, relationships: seed % 4 * 30)
        for _ in 0..<12 {
            for _ in 0..<25 { play.step() }
            play.check()
        }
        play.unwind()
        play.check()
    }

    /// A graph, its model, and savepoints of both.
    struct Play {
        var random: SplitMix64
        var graph = Graph()
        var model = ModelGraph()
        var savepoints: [(Savepoint, ModelGraph)] = []
        var labels: [LabelID] = []
        var types: [TypeID] = []
        var keys: [KeyID] = []
        static let values: [Value] = [
            .integer(0), .integer(1), .integer(-5), .float(1), .float(0.5), .string("قال"), .string("قال الوزير"),
            .string(""), .string(String(repeating: "نص طويل ", count: 12)), .boolean(true), .boolean(false),
            .date(CalendarDate(daysSinceEpoch: 19_000)!), .list([.integer(1), .integer(2)]), .float(.infinity),
        ]

        init(seed: UInt64) { random = SplitMix64(seed: seed) }

        mutating func load(nodes: Int, relationships: Int) {
            let builder = GraphBuilder()
            labels = ["A", "B", "C"].map(builder.label)
            types = ["R", "S"].map(builder.type)
            keys = ["k", "l"].map(builder.key)
            var drafts: [(GraphBuilder.Node, ModelGraph.Node)] = []
            for _ in 0..<nodes {
                let set = randomLabels()
                let properties = randomProperties()
                let node = builder.addNode(set, properties)
                drafts.append(
                    (
                        node,
                        ModelGraph.Node(
                            labels: Set(set), properties: Dictionary(uniqueKeysWithValues: properties))
                    ))
            }
            var edges: [(TypeID, Int, Int, [(KeyID, Value)])] = []
            for _ in 0..<relationships where nodes > 0 {
                let edge = (
                    types.randomElement(using: &random)!, Int.random(in: 0..<nodes, using: &random),
                    Int.random(in: 0..<nodes, using: &random), randomProperties()
                )
                builder.addRelationship(edge.0, from: drafts[edge.1].0, to: drafts[edge.2].0, edge.3)
                edges.append(edge)
            }
            let ids = builder.ids(of: drafts.map(\.0))
            graph = builder.freeze()
            for (id, draft) in zip(ids, drafts) { model.nodes[id] = draft.1 }
            // Ids of relationships follow type, source, target and the order added.
            let order = edges.indices.sorted {
                let (a, b) = (edges[$0], edges[$1])
                return (a.0.index, ids[a.1], ids[a.2], $0) < (b.0.index, ids[b.1], ids[b.2], $1)
            }
            for (id, index) in order.enumerated() {
                let edge = edges[index]
                model.relationships[UInt32(id)] = ModelGraph.Relationship(
                    type: edge.0, source: ids[edge.1], target: ids[edge.2],
                    properties: Dictionary(uniqueKeysWithValues: edge.3))
            }
            check()
        }

        mutating func randomLabels() -> [LabelID] {
            labels.filter { _ in Bool.random(using: &random) }.shuffled(using: &random)
        }

        mutating func randomProperties() -> [(KeyID, Value)] {
            var result: [(KeyID, Value)] = []
            for key in keys where Bool.random(using: &random) {
                // Mostly one type for a key, so that typed columns are met too.
                let pool = key == keys[0] ? Array(Self.values[0...2]) : Self.values
                result.append((key, pool.randomElement(using: &random)!))
            }
            return result
        }

        mutating func step() {
            let node = model.nodes.keys.sorted().randomElement(using: &random)
            let relationship = model.relationships.keys.sorted().randomElement(using: &random)
            let value = Self.values.randomElement(using: &random)!
            switch Int.random(in: 0..<20, using: &random) {
            case 0...3:
                let set = randomLabels()
                let id = graph.createNode(labels: set)
                model.nodes[id.index] = ModelGraph.Node(labels: Set(set))
            case 4...8:
                guard let node, let other = model.nodes.keys.sorted().randomElement(using: &random) else { return }
                let type = types.randomElement(using: &random)!
                let id = graph.createRelationship(type, from: NodeID(node), to: NodeID(other))
                model.relationships[id.index] = ModelGraph.Relationship(type: type, source: node, target: other)
            case 9...11:
                guard let node else { return }
                let key = keys.randomElement(using: &random)!
                let new = Int.random(in: 0..<4, using: &random) == 0 ? Value.null : value
                graph.setProperty(NodeID(node), key, new)
                model.nodes[node]!.properties[key] = new == .null ? nil : new
            case 12:
                guard let relationship else { return }
                graph.setProperty(RelationshipID(relationship), keys[1], value)
                model.relationships[relationship]!.properties[keys[1]] = value
            case 13:
                guard let node, let label = labels.randomElement(using: &random) else { return }
                graph.addLabel(NodeID(node), label)
                model.nodes[node]!.labels.insert(label)
            case 14:
                guard let node, let label = labels.randomElement(using: &random) else { return }
                graph.removeLabel(NodeID(node), label)
                model.nodes[node]!.labels.remove(label)
            case 15:
                guard let node, !model.isConnected(node) else { return }
                graph.deleteNode(NodeID(node))
                model.nodes[node] = nil
            case 16:
                guard let relationship else { return }
                graph.deleteRelationship(RelationshipID(relationship))
                model.relationships[relationship] = nil
            case 17: savepoints.append((graph.begin(), model))
            case 18:
                guard savepoints.popLast() != nil else { return }
                graph.commit()
            default: rollBack()
            }
        }

        mutating func rollBack() {
            guard let (savepoint, before) = savepoints.popLast() else { return }
            graph.rollback(to: savepoint)
            model = before
        }

        mutating func unwind() {
            guard let (savepoint, before) = savepoints.first else { return }
            graph.rollback(to: savepoint)
            model = before
            savepoints = []
        }

        func check() {
            graph._checkInvariants()
            model.check(graph, labels: labels, types: types, keys: keys, values: Self.values)
        }
    }
}
