import CypherSemantics
import PropertyGraph

extension Effects {
    /// What an operator reads and changes by itself, without its expressions and inputs.
    init(of kind: Operator, in graph: Graph) {
        self.init()
        switch kind {
        case .nodeScan(_, let label), .nodeCount(_, let label): look(for: label, in: graph)
        case .nodeIndexSeek(_, let label, let key, _, _), .nodeIndexRange(_, let label, let key, _):
            look(for: .label(label), in: graph)
            keys.names.insert(graph.name(of: key))
        case .nodeByID, .labelSetScan: searches.insert(.any)
        case .relationshipCount(_, let types, let source, let target):
            follow(types, in: graph)
            test(source, in: graph)
            test(target, in: graph)
        case .relationshipScan(_, _, _, let types): follow(types, in: graph)
        case .expand(_, _, _, let types, _, let label, _), .degree(_, let types, _, let label):
            follow(types, in: graph)
            test(label, in: graph)
        case .expandInto(_, _, _, let types, _, _): follow(types, in: graph)
        case .variableLengthExpand(let expand):
            follow(expand.types, in: graph)
            test(expand.label, in: graph)
        case .shortestPath(let path): follow(path.types, in: graph)
        case .procedureCall: readEverything()
        case .create(let create): addCreated(create)
        case .merge(let merge):
            addCreated(merge.create)
            for item in merge.onCreate + merge.onMatch { addChanged(item) }
        case .set(let items): for item in items { addChanged(item) }
        case .remove(let items): for item in items { addChanged(item) }
        case .delete: deletes = true
        case .unit, .argument, .schema, .repeatPattern, .boundRelationship, .selectPaths, .filter, .project, .unwind,
            .aggregate, .distinct, .sort, .top, .skip, .limit, .eager, .loadCSV, .emptyResult, .apply,
            .cartesianProduct, .hashJoin, .unionAll, .foreach:
            break
        }
    }

    private mutating func look(for labels: LabelFilter, in graph: Graph) {
        test(labels, in: graph)
        if let search = NodeSearch(labels, in: graph) { searches.insert(search) }
    }

    private mutating func test(_ labels: LabelFilter, in graph: Graph) {
        switch labels {
        case .any, .none: break
        case .label(let label): labelTests.names.insert(graph.name(of: label))
        case .and(let parts), .or(let parts): for part in parts { test(part, in: graph) }
        case .not(let part): test(part, in: graph)
        }
    }

    private mutating func follow(_ wanted: ExpandTypes, in graph: Graph) {
        switch wanted {
        case .all: types.all = true
        case .types(let listed): types.names.formUnion(listed.map { graph.name(of: $0) })
        }
    }
}
