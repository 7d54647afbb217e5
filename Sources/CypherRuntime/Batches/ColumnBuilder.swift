public import PropertyGraph

/// Collects rows into a column: typed as long as they agree, boxed from the first that does not.
public struct ColumnBuilder: Sendable {
    private enum Form { case nulls, nodes, relationships, integers, floats, booleans, strings, values }

    /// How many rows so far.
    public private(set) var count = 0
    private let graph: Graph
    private var form = Form.nulls
    private var ids: [UInt32] = []
    private var integers: [Int64] = []
    private var floats: [Double] = []
    private var flags: [UInt8] = []
    private var values: [Value] = []
    private var nulls: Bitmap?

    /// An empty builder for values of `graph`.
    public init(_ graph: Graph) { self.graph = graph }

    /// The rows so far.
    public var column: Column {
        switch form {
        case .nulls: .allNull(count)
        case .nodes: .nodes(ids)
        case .relationships: .relationships(ids)
        case .strings: .strings(ids)
        case .integers: .integers(integers, nulls: paddedNulls)
        case .floats: .floats(floats, nulls: paddedNulls)
        case .booleans: .booleans(flags)
        case .values: .values(values)
        }
    }

    /// The rows, leaving the builder empty.
    public mutating func finish() -> Column {
        let result = column
        self = ColumnBuilder(graph)
        return result
    }

    /// Makes room for so many rows more and charges for it: while a column grows it is held twice.
    mutating func makeRoom(for added: Int, _ meter: ExecutionMeter) throws(ExecutionError) {
        switch form {
        case .nulls: break
        case .nodes, .relationships, .strings: try meter.makeRoom(for: added, in: &ids, blank: 0)
        case .integers: try meter.makeRoom(for: added, in: &integers, blank: 0)
        case .floats: try meter.makeRoom(for: added, in: &floats, blank: 0)
        case .booleans: try meter.makeRoom(for: added, in: &flags, blank: 0)
        case .values: try meter.makeRoom(for: added, in: &values, blank: .null)
        }
    }

    /// Bytes that the rows hold, roughly; boxed ones are counted without their contents.
    public var estimatedBytes: Int {
        ids.count * 4 + integers.count * 8 + floats.count * 8 + flags.count
            + values.count * MemoryLayout<Value>.stride
    }

    /// Adds a value.
    public mutating func append(_ value: Value) {
        switch (form, value) {
        case (.values, _): values.append(value)
        case (_, .null): return appendNulls(1)
        case (.nodes, .node(let node)): ids.append(node.index)
        case (.relationships, .relationship(let relationship)): ids.append(relationship.index)
        case (.integers, .integer(let number)): integers.append(number)
        case (.floats, .float(let number)): floats.append(number)
        case (.booleans, .boolean(let flag)): flags.append(flag ? 1 : 0)
        case (.strings, .string(let text)):
            guard let id = graph.strings.find(text) else {
                box()
                return append(value)
            }
            ids.append(id)
        case (.nulls, _):
            switch value {
            case .node: start(.nodes)
            case .relationship: start(.relationships)
            case .integer: start(.integers)
            case .float: start(.floats)
            case .boolean: start(.booleans)
            default: start(.values)
            }
            return append(value)
        default:
            box()
            return append(value)
        }
        count += 1
    }

    /// Adds null rows.
    public mutating func appendNulls(_ number: Int) {
        if number == 0 { return }
        switch form {
        case .nulls: break
        case .nodes, .relationships, .strings: ids.append(contentsOf: repeatElement(Column.nullID, count: number))
        case .booleans: flags.append(contentsOf: repeatElement(2, count: number))
        case .values: values.append(contentsOf: repeatElement(.null, count: number))
        case .integers:
            integers.append(contentsOf: repeatElement(0, count: number))
            markNulls(count..<(count + number))
        case .floats:
            floats.append(contentsOf: repeatElement(0, count: number))
            markNulls(count..<(count + number))
        }
        count += number
    }

    /// Adds all rows of a column.
    public mutating func append(_ column: Column) {
        let added = column.count
        if added == 0 { return }
        switch (form, column) {
        case (_, .constant(.null, _)): return appendNulls(added)
        case (_, .constant(let value, _)):
            for _ in 0..<added { append(value) }
            return
        case (.values, _): values.append(contentsOf: column.boxed(in: graph))
        case (.nodes, .nodes(let other)), (.relationships, .relationships(let other)), (.strings, .strings(let other)):
            ids.append(contentsOf: other)
        case (.integers, .integers(let other, let otherNulls)):
            integers.append(contentsOf: other)
            append(nulls: otherNulls, count: added)
        case (.floats, .floats(let other, let otherNulls)):
            floats.append(contentsOf: other)
            append(nulls: otherNulls, count: added)
        case (.booleans, .booleans(let other)): flags.append(contentsOf: other)
        case (.nulls, _):
            switch column {
            case .nodes: start(.nodes)
            case .relationships: start(.relationships)
            case .integers: start(.integers)
            case .floats: start(.floats)
            case .booleans: start(.booleans)
            case .strings: start(.strings)
            case .values, .constant: start(.values)
            }
            return append(column)
        default:
            box()
            return append(column)
        }
        count += added
    }

    /// Adds the rows `rows` of a column.
    public mutating func append(_ column: Column, rows: [UInt32]) {
        append(column.gather(rows))
    }

    /// The null marks with room for every row.
    private var paddedNulls: Bitmap? {
        var padded = nulls
        padded?.grow(to: count)
        return padded
    }

    private mutating func markNulls(_ rows: Range<Int>) {
        if nulls == nil { nulls = Bitmap(capacity: rows.upperBound) }
        nulls?.grow(to: rows.upperBound)
        for row in rows { nulls?[row] = true }
    }

    private mutating func append(nulls other: Bitmap?, count added: Int) {
        if nulls != nil || other != nil {
            if nulls == nil { nulls = Bitmap(capacity: count + added) }
            nulls?.grow(to: count + added)
        }
        if let other {
            for row in 0..<added where other[row] { nulls?[count + row] = true }
        }
    }

    /// Takes a form; the rows so far are null.
    private mutating func start(_ form: Form) {
        let rows = count
        self.form = form
        count = 0
        appendNulls(rows)
    }

    /// Falls back to boxed values.
    private mutating func box() {
        let boxed = column.boxed(in: graph)
        (ids, integers, floats, flags, nulls) = ([], [], [], [], nil)
        values = boxed
        form = .values
    }
}

extension Column {
    /// The rows of all columns, one after the other.
    static func concatenate(_ columns: [Column], in graph: Graph) -> Column {
        if columns.count == 1 { return columns[0] }
        var builder = ColumnBuilder(graph)
        for column in columns { builder.append(column) }
        return builder.finish()
    }
}
