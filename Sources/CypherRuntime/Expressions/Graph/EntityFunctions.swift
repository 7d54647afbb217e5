import CypherPlanner
import PropertyGraph

/// Functions of one node or relationship that are a look into the graph's tables: without a boxed value a row.
final class EntityFunctionEvaluator: Evaluator {
    private enum Function: String { case id, type, startnode, endnode }

    private let function: Function
    private let argument: any Evaluator
    private let general: any Evaluator
    private let context: ExecutionContext
    /// Arena-independent names of types, made once.
    private var typeNames: [Value] = []

    /// Nil for another function.
    init?(_ name: String, _ argument: any Evaluator, otherwise general: any Evaluator, _ context: ExecutionContext) {
        guard let function = Function(rawValue: name), !(argument is ConstantEvaluator) else { return nil }
        self.function = function
        self.argument = argument
        self.general = general
        self.context = context
    }

    func evaluate(_ batch: Batch) throws(ExecutionError) -> Column {
        guard argument is SlotEvaluator else { return try general.evaluate(batch) }
        let graph = context.graph
        switch (function, try argument.evaluate(batch)) {
        case (.id, .nodes(let ids)), (.id, .relationships(let ids)):
            var nulls: Bitmap?
            if ids.contains(Column.nullID) {
                var marks = Bitmap(capacity: ids.count)
                for row in ids.indices where ids[row] == Column.nullID { marks[row] = true }
                nulls = marks
            }
            return .integers(ids.map { $0 == Column.nullID ? 0 : Int64($0) }, nulls: nulls)
        case (.type, .relationships(let ids)):
            return .values(
                ids.map { id in
                    if id == Column.nullID { return .null }
                    return name(of: graph.type(of: RelationshipID(id)))
                })
        case (.startnode, .relationships(let ids)):
            return .nodes(
                ids.map { $0 == Column.nullID ? Column.nullID : graph.source(of: RelationshipID($0)).index })
        case (.endnode, .relationships(let ids)):
            return .nodes(
                ids.map { $0 == Column.nullID ? Column.nullID : graph.target(of: RelationshipID($0)).index })
        default:
            return try general.evaluate(batch)
        }
    }

    private func name(of type: TypeID) -> Value {
        while typeNames.count <= Int(type.index) {
            typeNames.append(.string(context.graph.name(of: TypeID(UInt32(typeNames.count)))))
        }
        return typeNames[Int(type.index)]
    }
}
