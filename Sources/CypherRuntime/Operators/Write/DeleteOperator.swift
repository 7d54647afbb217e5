import CypherPlanner
import CypherSemantics
import CypherSyntax
import PropertyGraph

/// DELETE and DETACH DELETE. All rows are read first, so that the order of rows does not matter.
final class DeleteOperator: BatchOperator {
    private let context: ExecutionContext
    private let input: any BatchOperator
    private let targets: [(evaluator: any Evaluator, place: SourceRange)]
    private let isDetaching: Bool
    private let carrier: Carrier
    private let account: MemoryAccount

    private var batches: [Batch]?
    private var cursor = 0

    init(
        _ context: ExecutionContext, input: any BatchOperator, expressions: [BoundExpression], isDetaching: Bool,
        kept: SlotSet
    ) throws(ExecutionError) {
        self.context = context
        self.input = input
        self.isDetaching = isDetaching
        carrier = Carrier(kept)
        account = MemoryAccount(context.budget)
        var compiled: [(any Evaluator, SourceRange)] = []
        for expression in expressions {
            compiled.append((try ExpressionCompiler(context).compile(expression), expression.range))
        }
        targets = compiled
    }

    func open(argument: Batch?) throws(ExecutionError) {
        batches = nil
        cursor = 0
        account.releaseAll()
        try input.open(argument: argument)
    }

    func next() throws(ExecutionError) -> Batch? {
        if batches == nil { batches = try run() }
        guard let batches, cursor < batches.count else { return nil }
        defer { cursor += 1 }
        return batches[cursor]
    }

    private func run() throws(ExecutionError) -> [Batch] {
        let graph = context.graph
        var batches: [Batch] = []
        var nodes: [(id: NodeID, place: SourceRange)] = []
        var relationships: [RelationshipID] = []
        while let batch = try input.next() {
            try context.checkpoint()
            for (evaluator, place) in targets {
                let column = try evaluator.evaluate(batch)
                for row in 0..<batch.count {
                    try collect(column.value(at: row, in: graph), at: place, &nodes, &relationships)
                }
            }
            let kept = carrier.keep(batch, slotCount: context.slotCount)
            try account.charge(kept.estimatedBytes)
            try context.meter.chargeGrowth(of: nodes, by: nodes.count / 2)
            try context.meter.chargeGrowth(of: relationships, by: relationships.count / 2)
            batches.append(kept)
        }
        for relationship in relationships {
            try context.meter.charge(changes: 1)
            delete(relationship)
        }
        for (node, place) in nodes where graph.isAlive(node) {
            try context.meter.charge(changes: 2)
            if isDetaching {
                for relationship in graph.relationships(of: node) {
                    try context.meter.charge(changes: 1)
                    delete(relationship)
                }
            }
            context.delete(node, at: place)
        }
        return batches
    }

    private func delete(_ relationship: RelationshipID) {
        guard context.graph.isAlive(relationship) else { return }
        context.graph.deleteRelationship(relationship)
        context.counters.relationshipsDeleted += 1
        context.hasDeleted = true
    }

    private func collect(
        _ value: Value, at place: SourceRange, _ nodes: inout [(id: NodeID, place: SourceRange)],
        _ relationships: inout [RelationshipID]
    ) throws(ExecutionError) {
        switch value {
        case .null: break
        case .node(let node): nodes.append((node, place))
        case .relationship(let relationship): relationships.append(relationship)
        case .path(let path):
            nodes.append(contentsOf: path.nodes.map { ($0, place) })
            relationships.append(contentsOf: path.relationships)
        case .list(let elements):
            try context.meter.charge(work: 16 * elements.count)
            for element in elements { try collect(element, at: place, &nodes, &relationships) }
        default:
            throw .typeError(
                detail: "InvalidArgumentType",
                message: "only nodes, relationships and paths can be deleted, not \(value.kindForPeople)",
                range: place)
        }
    }
}
