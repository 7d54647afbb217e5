/// An array to be written.
struct SnapshotSection {
    let name: String
    var version = 1
    var flags: ArchiveSection.Flags = .isRequired
    let bytes: UnsafeRawBufferPointer
    /// Keeps the bytes alive.
    let owner: AnyObject

    init<Element>(_ name: String, _ buffer: Buffer<Element>) {
        self.name = name
        bytes = UnsafeRawBufferPointer(start: buffer.base, count: buffer.byteCount)
        owner = buffer
    }
}

/// Describes a graph and gathers its arrays as sections. All of the graph must be open.
struct SnapshotEncoder {
    private(set) var description = ByteWriter()
    private(set) var sections: [SnapshotSection] = []
    private let graph: Graph
    /// The version of the form in which the description is written.
    private(set) var descriptionVersion = SnapshotFormat.plainDescriptionVersion

    init(_ graph: Graph) {
        self.graph = graph
        if graph.needsLaterDescription { descriptionVersion = SnapshotFormat.descriptionVersion }
        names(graph.labels)
        names(graph.types)
        names(graph.keys)
        labelSets(graph.labelSets)
        section("node-labels", graph.nodeLabelSets.buffer)
        section("strings", graph.strings.allBytes)
        section("string-offsets", graph.strings.offsets)
        section("string-table", graph.strings.tableOfOwn)
        description.number(graph.strings.interned)
        blocks(graph.nodeProperties, "node")
        relationships()
        blocks(graph.relationshipProperties, "relationship")
        schema(graph.schema)
    }

    /// An array, which the description names by its number.
    private mutating func section<Element>(_ name: String, _ buffer: Buffer<Element>) {
        description.number(sections.count)
        sections.append(SnapshotSection(name, buffer))
    }

    private mutating func names(_ table: NameTable) {
        description.number(table.count)
        for name in table.names { description.string(name) }
    }

    private mutating func labelSets(_ sets: LabelSets) {
        description.number(sets.count)
        for (labels, count) in zip(sets.given, sets.counts) {
            description.number(labels.count)
            for label in labels { description.number(label.index) }
            description.number(count)
        }
    }

    private mutating func blocks(_ store: PropertyStore, _ entity: String) {
        // The open block is empty: see `Graph.isAsLoaded`.
        let blocks = store.blocks.dropLast()
        description.number(blocks.count)
        for block in blocks {
            description.number(block.first)
            description.number(block.count)
            var columns: [(KeyID, PropertyColumn)] = []
            block.forEachColumn { columns.append(($0, $1)) }
            description.number(columns.count)
            for (key, column) in columns {
                description.number(key.index)
                self.column(column, "\(entity)-\(block.first).\(graph.name(of: key))")
            }
        }
    }

    private mutating func column(_ column: PropertyColumn, _ name: String) {
        description.byte(column.kind.rawValue)
        switch column.kind {
        case .integer, .float, .date:
            section(name, column.words)
            description.byte(column.present == nil ? 0 : 1)
            if let present = column.present { section(name + ".present", present) }
        case .boolean: section(name, column.bytes)
        case .string:
            section(name, column.ids)
            description.number(column.stretch.lowerBound)
            description.number(column.stretch.upperBound)
        case .mixed:
            description.number(column.count)
            var values = ByteWriter()
            for value in column.boxed {
                if value.hasPoint { descriptionVersion = SnapshotFormat.descriptionVersion }
                values.value(value)
            }
            section(name, Buffer(values.bytes))
        }
    }

    private mutating func relationships() {
        let table = graph.relationshipTable
        section("sources", table.loadedSources)
        section("targets", table.loadedTargets)
        description.number(table.segments.count)
        for segment in table.segments {
            description.number(segment.type.index)
            description.number(segment.first)
            description.number(segment.count)
            guard let rows = graph.adjacencies[Int(segment.type.index)].rows else {
                preconditionFailure("rows are as loaded")
            }
            let name = graph.name(of: segment.type)
            description.number(rows.outgoing.firstNode)
            section("\(name).out-offsets", rows.outgoing.offsets)
            description.number(rows.incoming.firstNode)
            section("\(name).in-offsets", rows.incoming.offsets)
            section("\(name).in-sources", rows.incoming.targets.owner)
            section("\(name).in-relationships", rows.incoming.identifiers ?? Buffer())
            let counts = graph.exactEndCounts(of: segment.type).counts.filter { $0.value != 0 }
            description.number(counts.count)
            for (pair, count) in counts.sorted(by: { $0.key < $1.key }) {
                description.number(pair)
                description.number(count)
            }
        }
    }

    private mutating func schema(_ schema: SchemaObjects) {
        description.number(schema.indexes.count)
        for index in schema.indexes {
            object(index.name, index.entity, index.keys)
            if descriptionVersion > SnapshotFormat.plainDescriptionVersion { rest(of: index) }
        }
        description.number(schema.constraints.count)
        for constraint in schema.constraints {
            description.byte(constraint.kind.code)
            if case .type(let type) = constraint.kind {
                description.number(type.scalars.rawValue)
                description.number(type.elements.rawValue)
            }
            object(constraint.name, constraint.entity, constraint.keys)
        }
    }

    /// The kind, and the labels or types besides the first.
    private mutating func rest(of index: SchemaIndex) {
        description.byte(index.kind.code)
        description.number(index.entities.count - 1)
        for other in index.entities.dropFirst() { entity(other) }
    }

    private mutating func object(_ name: String, _ entity: SchemaEntity, _ keys: [KeyID]) {
        description.string(name)
        self.entity(entity)
        description.number(keys.count)
        for key in keys { description.number(key.index) }
    }

    private mutating func entity(_ entity: SchemaEntity) {
        switch entity {
        case .nodes(let label):
            description.byte(0)
            description.number(label.index)
        case .relationships(let type):
            description.byte(1)
            description.number(type.index)
        }
    }
}

extension Graph {
    /// Whether something in it cannot be told in the form that earlier programs read.
    fileprivate var needsLaterDescription: Bool {
        if schema.indexes.contains(where: { $0.kind != .range || $0.entities.count > 1 }) { return true }
        return schema.constraints.contains { if case .type = $0.kind { true } else { false } }
    }
}

extension Value {
    /// Whether it is, or holds, what earlier programs do not know.
    fileprivate var hasPoint: Bool {
        switch self {
        case .point: true
        case .list(let elements): elements.first?.hasPoint ?? false
        default: false
        }
    }
}

extension SchemaIndex.Kind {
    /// In archives.
    var code: UInt8 {
        switch self {
        case .range: 0
        case .text: 1
        case .point: 2
        case .fulltext: 3
        }
    }
}

extension SchemaConstraint.Kind {
    fileprivate var code: UInt8 {
        switch self {
        case .unique: 0
        case .exists: 1
        case .key: 2
        case .type: 3
        }
    }
}
