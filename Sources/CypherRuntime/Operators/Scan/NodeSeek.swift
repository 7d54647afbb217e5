import CypherPlanner
import CypherSyntax
import PropertyGraph

/// For each row of the input (one empty row where there is none) the nodes that an index or an id names.
struct NodeSeek: RowExpansion {
    /// How the nodes of a row are found.
    enum Kind {
        case equals(LabelID, KeyID, any Evaluator, many: Bool)
        case range(
            LabelID, KeyID, lower: (any Evaluator)?, includesLower: Bool, upper: (any Evaluator)?, includesUpper: Bool)
        case prefix(LabelID, KeyID, any Evaluator)
        case contains(LabelID, KeyID, any Evaluator)
        case id(any Evaluator, many: Bool)
    }

    private let context: ExecutionContext
    private let slot: Slot
    private let kind: Kind
    private var watch: KindWatch?

    private var keys = Keys()
    private var found: ArraySlice<UInt32> = []
    private var nodes: [UInt32] = []

    /// The key columns of the current batch.
    private struct Keys {
        var first: Column?
        var second: Column?
    }

    /// `place` is where the value stands that is looked for.
    init(_ context: ExecutionContext, slot: Slot, kind: Kind, at place: SourceRange?) {
        watch = place.map { KindWatch($0, context) }
        self.context = context
        self.slot = slot
        self.kind = kind
    }

    mutating func open(argument: Batch?) { (found, nodes) = ([], []) }

    mutating func take(_ batch: Batch) throws(ExecutionError) {
        switch kind {
        case .equals(_, _, let value, _), .prefix(_, _, let value), .contains(_, _, let value), .id(let value, _):
            keys = Keys(first: try value.evaluate(batch))
        case .range(_, _, let lower, _, let upper, _):
            keys = Keys(first: try lower?.evaluate(batch), second: try upper?.evaluate(batch))
        }
    }

    mutating func begin(row: Int) throws(ExecutionError) {
        found = try lookUp(row)[...]
        if found.isEmpty { explainNothing(row) }
    }

    mutating func make(upTo room: Int) -> Int {
        let taken = found.prefix(room)
        nodes.append(contentsOf: taken)
        found = found.dropFirst(taken.count)
        return taken.count
    }

    mutating func finish(_ result: inout Batch) {
        result.columns[slot] = .nodes(nodes)
        nodes = []
    }

    /// Nothing may have been found because no value is of the kind that is looked for. One look tells for all rows.
    private mutating func explainNothing(_ row: Int) {
        guard var watch, !watch.isOver else { return }
        let key: KeyID
        switch kind {
        case .equals(_, let property, _, _): key = property
        case .range(_, let property, _, _, _, _): key = property
        case .prefix, .contains, .id: return
        }
        var wanted: ValueKinds = []
        for column in [keys.first, keys.second] {
            switch column?.value(at: row, in: context.graph) {
            case .list(let elements)?: for element in elements { wanted.formUnion(ValueKinds(element)) }
            case let value?: wanted.formUnion(ValueKinds(value))
            case nil: break
            }
        }
        guard !wanted.isEmpty else { return }
        watch.look(context.graph.kinds(ofNodeProperty: key) ?? [], wanted)
        // What the property holds does not change from row to row.
        self.watch = watch.isOver ? watch : nil
    }

    private func lookUp(_ row: Int) throws(ExecutionError) -> [UInt32] {
        let graph = context.graph
        let first = keys.first?.value(at: row, in: graph)
        switch kind {
        case .equals(let label, let key, _, let many):
            return try union(first, many: many) { graph.lookup(label, key, equals: $0) }
        case .prefix(let label, let key, _):
            guard case .string(let prefix)? = first else { return [] }
            return try charged(graph.prefix(label, key, prefix))
        case .contains(let label, let key, _):
            guard case .string(let needle)? = first else { return [] }
            try context.meter.charge(work: graph.count(label: label))
            return try charged(graph.containing(label, key, needle))
        case .range(let label, let key, _, let includesLower, _, let includesUpper):
            let second = keys.second?.value(at: row, in: graph)
            if case .null? = first { return [] }
            if case .null? = second { return [] }
            return try charged(
                graph.range(
                    label, key, lower: first, includesLower: includesLower, upper: second, includesUpper: includesUpper)
            )
        case .id(_, let many):
            return try union(first, many: many) { value in
                guard let id = Self.nodeID(value), id.index < graph.nodeCapacity, graph.isAlive(id) else { return [] }
                return [id.index]
            }
        }
    }

    private func charged(_ nodes: [UInt32]) throws(ExecutionError) -> [UInt32] {
        try context.meter.charge(work: 64 + nodes.count)
        return nodes
    }

    /// The nodes of one key, or of each element of a list, ascending and each once.
    private func union(
        _ value: Value?, many: Bool, _ find: (Value) -> [UInt32]
    ) throws(ExecutionError) -> [UInt32] {
        guard let value, !value.isNull else { return [] }
        guard many else { return try charged(find(value)) }
        guard case .list(let elements) = value else { return [] }
        var all: [UInt32] = []
        for element in elements where !element.isNull { all.append(contentsOf: try charged(find(element))) }
        if elements.count < 2 { return all }
        let meter = context.meter
        all.sort { !meter.shouldStop(afterWork: 4) && $0 < $1 }
        var unique: [UInt32] = []
        unique.reserveCapacity(all.count)
        for id in all where unique.last != id { unique.append(id) }
        return unique
    }

    private static func nodeID(_ value: Value) -> NodeID? {
        switch value {
        case .integer(let number): return UInt32(exactly: number).map { NodeID($0) }
        case .float(let number): return UInt32(exactly: number).map { NodeID($0) }
        case .string(let text):
            // An element id ends in the number, whatever stands before it.
            let digits = text.reversed().prefix { $0.isASCII && $0.isNumber }
            return UInt32(String(digits.reversed())).map { NodeID($0) }
        default: return nil
        }
    }
}
