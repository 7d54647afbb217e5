import Machine
import Synchronization
import Testing

@testable import PropertyGraph

/// All that can be asked of a graph, as a text.
private func dump(_ graph: Graph) -> String {
    var lines: [String] = []
    for id in 0..<UInt32(graph.nodeCapacity) where graph.isAlive(NodeID(id)) {
        let node = NodeID(id)
        let labels = graph.labels(of: node).map { graph.name(of: $0) }
        let properties = graph.properties(of: node).map { "\(graph.name(of: $0.0))=\($0.1.description(in: graph))" }
        lines.append("\(id) \(labels) \(properties) \(graph.relationships(of: node).map(\.index))")
    }
    for type in 0..<UInt32(graph.typeCount) {
        let (out, into) = (graph.adjacency(TypeID(type), .outgoing), graph.adjacency(TypeID(type), .incoming))
        for id in 0..<UInt32(graph.nodeCapacity) {
            lines.append("\(Array(out.neighbours(id).nodes)) \(Array(into.neighbours(id).nodes))")
        }
        for position in 0..<graph.relationships(of: TypeID(type)).count {
            let relationship = RelationshipID(graph.relationships(of: TypeID(type))[position])
            let properties = graph.properties(of: relationship).map { $0.1.description(in: graph) }
            lines.append("\(graph.source(of: relationship)) \(graph.target(of: relationship)) \(properties)")
        }
    }
    for label in 0..<UInt32(graph.labelCount) {
        lines.append("\(graph.nodes(with: LabelID(label)).ids) \(graph.count(label: LabelID(label)))")
        for key in 0..<UInt32(graph.keyCount) {
            for number in 0..<5 {
                let (label, key) = (LabelID(label), KeyID(key))
                let value = Value.string("text \(number)")
                lines.append("\(graph.lookup(label, key, equals: value))")
                lines.append("\(graph.lookup(label, key, equals: .integer(Int64(number))))")
                lines.append("\(graph.prefix(label, key, "text \(number)"))")
            }
        }
    }
    return lines.joined(separator: "\n")
}

/// Changes a graph at random.
private struct Changer {
    var random: Dice

    mutating func change(_ graph: Graph, times: Int) {
        for _ in 0..<times {
            let node = NodeID(UInt32(random.next(max(graph.nodeCapacity, 1))))
            let isThere = Int(node.index) < graph.nodeCapacity && graph.isAlive(node)
            let label = graph.internLabel("L\(random.next(3))")
            let key = graph.internKey("k\(random.next(4))")
            switch random.next(10) {
            case 0, 1: _ = graph.createNode(labels: [label])
            case 2 where isThere: graph.addLabel(node, label)
            case 3 where isThere: graph.removeLabel(node, label)
            case 4 where isThere:
                for relationship in graph.relationships(of: node) { graph.deleteRelationship(relationship) }
                graph.deleteNode(node)
            case 5, 6:
                let other = NodeID(UInt32(random.next(max(graph.nodeCapacity, 1))))
                guard isThere, graph.isAlive(other) else { continue }
                let relationship = graph.createRelationship(
                    graph.internType("T\(random.next(2))"), from: node, to: other)
                graph.setProperty(relationship, key, .integer(Int64(random.next(5))))
            case _ where isThere: graph.setProperty(node, key, value())
            default: continue
            }
        }
    }

    private mutating func value() -> Value {
        switch random.next(8) {
        case 0: .null
        case 1: .integer(Int64(random.next(5)))
        case 2: .float(Double(random.next(5)))
        case 3: .boolean(true)
        case 4: .list([.integer(1), .string("text \(random.next(9))")])
        case 5: .string(String(repeating: "long ", count: 30 + random.next(5)))
        default: .string("text \(random.next(50))")
        }
    }
}

/// Numbers that look random and come again.
private struct Dice {
    var state: UInt64

    mutating func next(_ bound: Int) -> Int {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return Int(truncatingIfNeeded: state >> 33) % bound
    }
}

/// Every state stays what it was, whatever is done to those that came after it.
@Test(arguments: [1, 2, 3, 4] as [UInt64]) func earlierStatesStay(_ seed: UInt64) {
    var changer = Changer(random: Dice(state: seed))
    var graph = Graph()
    changer.change(graph, times: 200)
    graph.settle()
    var states: [(graph: Graph, text: String)] = [(graph, dump(graph))]
    for round in 0..<12 {
        let fork = graph.fork()
        #expect(dump(fork) == states.last?.text, "a fork begins as its origin, round \(round)")
        let savepoint = fork.begin()
        changer.change(fork, times: 30)
        if round % 3 == 2 {
            fork.rollback(to: savepoint)
            let again = fork.begin()
            changer.change(fork, times: 10)
            _ = again
        }
        fork.commit()
        fork._checkInvariants()
        fork.settle()
        states.append((fork, dump(fork)))
        graph = fork
        for (number, state) in states.enumerated() {
            #expect(dump(state.graph) == state.text, "state \(number) after round \(round)")
        }
        if states.count > 6 { states.removeFirst(2) }
    }
}

/// Threads read a state while forks of it are made and changed.
@Test func manyReadWhileOneWrites() {
    var changer = Changer(random: Dice(state: 7))
    let first = Graph()
    changer.change(first, times: 300)
    first.settle()
    let committed = Mutex((graph: first, text: dump(first)))
    let isOver = Atomic(false)
    let wrong = Atomic(0)
    let readers = (0..<3).compactMap { _ in
        Workers.start {
            while !isOver.load(ordering: .relaxed) {
                let (graph, text) = committed.withLock { $0 }
                if dump(graph) != text { wrong.add(1, ordering: .relaxed) }
            }
        }
    }
    var graph = first
    for _ in 0..<40 {
        let fork = graph.fork()
        _ = fork.begin()
        changer.change(fork, times: 15)
        fork.commit()
        fork.settle()
        let text = dump(fork)
        committed.withLock { $0 = (fork, text) }
        graph = fork
    }
    isOver.store(true, ordering: .relaxed)
    for reader in readers { reader.join() }
    #expect(wrong.load(ordering: .relaxed) == 0)
}
