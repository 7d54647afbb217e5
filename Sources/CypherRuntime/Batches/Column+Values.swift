public import PropertyGraph

extension Column {
    /// The value of a row, boxed.
    public func value(at row: Int, in graph: Graph) -> Value {
        switch self {
        case .nodes(let ids): ids[row] == Column.nullID ? .null : .node(NodeID(ids[row]))
        case .relationships(let ids): ids[row] == Column.nullID ? .null : .relationship(RelationshipID(ids[row]))
        case .integers(let values, let nulls): nulls?[row] == true ? .null : .integer(values[row])
        case .floats(let values, let nulls): nulls?[row] == true ? .null : .float(values[row])
        case .booleans(let values): values[row] == 2 ? .null : .boolean(values[row] == 1)
        case .strings(let ids): ids[row] == Column.nullID ? .null : .string(graph.strings.string(ids[row]))
        case .values(let values): values[row]
        case .constant(let value, _): value
        }
    }

    /// All rows, boxed.
    public func boxed(in graph: Graph) -> [Value] {
        switch self {
        case .values(let values): return values
        case .constant(let value, let count): return Array(repeating: value, count: count)
        default:
            var values: [Value] = []
            values.reserveCapacity(count)
            for row in 0..<count { values.append(value(at: row, in: graph)) }
            return values
        }
    }

    /// A column of boxed values in the narrowest form that holds them all. Strings stay boxed: looking each up in the
    /// arena costs more than it saves.
    public static func narrowest(_ values: [Value]) -> Column {
        var form = Form.unknown
        for value in values {
            let next = Form(value)
            if next == .unknown || next == form { continue }
            guard form == .unknown, next != .values else { return .values(values) }
            form = next
        }
        let count = values.count
        switch form {
        case .unknown: return .allNull(count)
        case .values: return .values(values)
        case .nodes:
            return .nodes(values.map { if case .node(let node) = $0 { node.index } else { Column.nullID } })
        case .relationships:
            return .relationships(values.map { if case .relationship(let id) = $0 { id.index } else { Column.nullID } })
        case .booleans:
            return .booleans(values.map { if case .boolean(let flag) = $0 { flag ? 1 : 0 } else { 2 } })
        case .integers:
            return .integers(
                values.map { if case .integer(let number) = $0 { number } else { 0 } }, nulls: nulls(of: values))
        case .floats:
            return .floats(
                values.map { if case .float(let number) = $0 { number } else { 0 } }, nulls: nulls(of: values))
        }
    }

    /// The null rows of boxed values; nil where there are none.
    private static func nulls(of values: [Value]) -> Bitmap? {
        var nulls: Bitmap?
        for (row, value) in values.enumerated() where value.isNull {
            if nulls == nil { nulls = Bitmap(capacity: values.count) }
            nulls?[row] = true
        }
        return nulls
    }

    /// The column of properties that the graph gathered.
    init(_ gathered: GatheredColumn, count: Int) {
        switch gathered {
        case .integers(let values, let nulls): self = .integers(values, nulls: nulls)
        case .floats(let values, let nulls): self = .floats(values, nulls: nulls)
        case .booleans(let values): self = .booleans(values)
        case .strings(let ids): self = .strings(ids)
        case .values(let values): self = .values(values)
        case .allNull: self = .allNull(count)
        }
    }

    /// The forms that a boxed value may narrow to.
    private enum Form {
        case unknown, nodes, relationships, integers, floats, booleans, values

        init(_ value: Value) {
            switch value {
            case .null: self = .unknown
            case .boolean: self = .booleans
            case .integer: self = .integers
            case .float: self = .floats
            case .node: self = .nodes
            case .relationship: self = .relationships
            default: self = .values
            }
        }
    }
}
