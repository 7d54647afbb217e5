import CypherSemantics
import PropertyGraph

extension Operator {
    /// The operator's name in EXPLAIN.
    var name: String {
        switch self {
        case .unit: "Unit"
        case .argument: "Argument"
        case .nodeScan: "NodeScan"
        case .nodeIndexSeek: "IndexSeek"
        case .nodeIndexRange: "IndexRange"
        case .nodeByID: "NodeByID"
        case .labelSetScan: "LabelSetScan"
        case .nodeCount: "NodeCount"
        case .relationshipCount: "RelationshipCount"
        case .relationshipScan: "RelationshipScan"
        case .schema: "Schema"
        case .expand: "Expand"
        case .expandInto: "ExpandInto"
        case .variableLengthExpand: "VariableLengthExpand"
        case .repeatPattern: "RepeatPattern"
        case .shortestPath: "ShortestPath"
        case .boundRelationship: "BoundRelationship"
        case .selectPaths: "SelectPaths"
        case .degree: "Degree"
        case .filter: "Filter"
        case .project: "Project"
        case .unwind: "Unwind"
        case .aggregate: "Aggregate"
        case .distinct: "Distinct"
        case .sort: "Sort"
        case .top: "Top"
        case .skip: "Skip"
        case .limit: "Limit"
        case .eager: "Eager"
        case .loadCSV: "LoadCSV"
        case .procedureCall: "ProcedureCall"
        case .emptyResult: "EmptyResult"
        case .apply(.inner): "Apply"
        case .apply(.optional): "Optional"
        case .apply(.semi): "SemiApply"
        case .apply(.anti): "AntiApply"
        case .apply(.unit): "UnitApply"
        case .apply(.batches): "TransactionApply"
        case .cartesianProduct: "CartesianProduct"
        case .hashJoin: "HashJoin"
        case .unionAll: "Union"
        case .create: "Create"
        case .merge: "Merge"
        case .set: "Set"
        case .remove: "Remove"
        case .delete: "Delete"
        case .foreach: "Foreach"
        }
    }
}

/// Words about one operator, for EXPLAIN: its variables, labels, types and expressions, as Cypher.
struct OperatorDescription {
    let graph: Graph
    let slotNames: [String]
    private let printer = ExpressionPrinter()

    init(graph: Graph, slotNames: [String]) {
        self.graph = graph
        self.slotNames = slotNames
    }

    func details(of kind: Operator) -> String {
        switch kind {
        case .unit, .argument, .eager, .emptyResult, .cartesianProduct, .apply: return ""
        case .nodeScan(let slot, let label), .nodeCount(let slot, let label): return node(slot, label)
        case .labelSetScan(let slot): return node(slot, .any)
        case .nodeIndexSeek(let slot, let label, let key, let value, let many):
            return node(slot, .label(label)) + " " + property(slot, key) + (many ? " IN " : " = ")
                + printer.print(value)
        case .nodeIndexRange(let slot, let label, let key, let bounds):
            return node(slot, .label(label)) + " " + self.bounds(bounds, property(slot, key))
        case .nodeByID(let slot, let value, let many):
            return node(slot, .any) + " id(" + name(slot) + ")" + (many ? " IN " : " = ") + printer.print(value)
        case .relationshipCount(let slot, let types, let source, let target):
            return name(slot) + " = " + node(nil, source) + "-[" + self.types(types) + "]->" + node(nil, target)
        case .relationshipScan(let slot, let start, let end, let types):
            return pattern(node(start, .any), slot, types, .outgoing, node(end, .any))
        case .expand(let from, let relationship, let to, let types, let direction, let label, let others):
            return pattern(node(from, .any), relationship, types, direction, node(to, label)) + different(others)
        case .expandInto(let from, let relationship, let to, let types, let direction, let others):
            return pattern(node(from, .any), relationship, types, direction, node(to, .any)) + different(others)
        case .variableLengthExpand(let expand): return details(of: expand)
        case .repeatPattern(let pattern):
            return node(pattern.from, .any) + " (" + node(pattern.first, .any) + "…" + node(pattern.last, .any) + ")"
                + length(pattern.minimum, pattern.maximum, quantifier: true) + " " + node(pattern.to, .any)
                + different(pattern.distinctFrom)
        case .shortestPath(let path): return details(of: path)
        case .boundRelationship(let match):
            return pattern(
                node(match.from, .any), match.bound, match.types, match.direction, node(match.to, .any),
                match.isList ? length(match.minimum, match.maximum, quantifier: false) : "")
                + different(match.distinctFrom)
        case .degree(let from, let types, let direction, let label):
            return pattern(node(from, .any), nil, types, direction, node(nil, label))
        case .selectPaths(let selector, let length): return text(selector) + " by " + name(length)

        case .filter(let predicates): return list(predicates, " AND ")
        case .project(let items): return items.map(computed).joined(separator: ", ")
        case .unwind(let source, let slot): return printer.print(source) + " AS " + name(slot)
        case .aggregate(let groups, let aggregates):
            return (groups.map(computed) + aggregates.map(aggregate)).joined(separator: ", ")
        case .distinct(let slots): return slots.map(name).joined(separator: ", ")
        case .sort(let keys): return self.keys(keys)
        case .top(let keys, let skip, let limit):
            return self.keys(keys) + (skip.map { " SKIP " + printer.print($0) } ?? "") + " LIMIT "
                + printer.print(limit)
        case .skip(let count), .limit(let count): return printer.print(count)
        case .schema(let command): return text(command)
        case .loadCSV(let withHeaders, let source, let slot, _):
            return (withHeaders ? "WITH HEADERS " : "") + "FROM " + printer.print(source) + " AS " + name(slot)
        case .procedureCall(let call):
            return call.procedure + "(" + list(call.arguments, ", ") + ")"
        case .hashJoin(let left, let right):
            return zip(left, right).map { printer.print($0) + " = " + printer.print($1) }.joined(separator: " AND ")
        case .unionAll(let columns): return columns.map { name($0.output) }.joined(separator: ", ")
        case .create(let create): return text(create)
        case .merge(let merge): return text(merge.create)
        case .set(let items): return items.map(text).joined(separator: ", ")
        case .remove(let items): return items.map(text).joined(separator: ", ")
        case .delete(let expressions, let detach): return (detach ? "DETACH " : "") + list(expressions, ", ")
        case .foreach(let slot, let source): return name(slot) + " IN " + printer.print(source)
        }
    }
}
