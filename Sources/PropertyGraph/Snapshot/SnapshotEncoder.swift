/// Describes a graph and gathers its arrays as sections.
struct SnapshotEncoder {
    private(set) var description = ByteWriter()
    private(set) var sections: [SnapshotSection] = []

    init(_ graph: Graph) {
        names(graph.labels)
        names(graph.types)
        names(graph.keys)
        labelSets(graph.labelSets)
        section(graph.nodeLabelSets)
        section(graph.strings.allBytes)
        section(graph.strings.offsets)
        section(graph.strings.table)
        description.number(graph.strings.interned)
        blocks(graph.nodeProperties)
        relationships(graph)
        blocks(graph.relationshipProperties)
        schema(graph.schema)
    }

    private mutating func section<Element>(_ buffer: Buffer<Element>) {
        let bytes = UnsafeRawBufferPointer(start: buffer.base, count: buffer.byteCount)
        sections.append(SnapshotSection(bytes: bytes, owner: buffer))
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

    private mutating func blocks(_ store: PropertyStore) {
        // The open block is empty: see `Graph.isAsLoaded`.
        let blocks = store.blocks.dropLast()
        description.number(blocks.count)
        for block in blocks {
            description.number(block.first)
            description.number(block.count)
            let columns = block.columns.enumerated().filter { $0.element != nil }
            description.number(columns.count)
            for (key, column) in columns {
                description.number(key)
                if let column { self.column(column) }
            }
        }
    }

    private mutating func column(_ column: PropertyColumn) {
        description.byte(column.kind.rawValue)
        switch column.kind {
        case .integer, .float, .date:
            section(column.words)
            description.byte(column.present == nil ? 0 : 1)
            if let present = column.present { section(present) }
        case .boolean: section(column.bytes)
        case .string:
            section(column.ids)
            description.number(column.stretch.lowerBound)
            description.number(column.stretch.upperBound)
        case .mixed:
            description.number(column.count)
            var values = ByteWriter()
            for value in column.boxed { values.value(value) }
            section(Buffer(values.bytes))
        }
    }

    private mutating func relationships(_ graph: Graph) {
        let table = graph.relationshipTable
        section(table.loadedSources)
        section(table.loadedTargets)
        description.number(table.segments.count)
        for segment in table.segments {
            description.number(segment.type.index)
            description.number(segment.first)
            description.number(segment.count)
            guard let rows = graph.adjacencies[Int(segment.type.index)].rows else {
                preconditionFailure("rows are as loaded")
            }
            description.number(rows.outgoing.firstNode)
            section(rows.outgoing.offsets)
            description.number(rows.incoming.firstNode)
            section(rows.incoming.offsets)
            section(rows.incoming.targets.owner)
            section(rows.incoming.identifiers ?? Buffer())
            let counts = graph.derived.endCounts[segment.type.index]?.counts ?? [:]
            description.number(counts.count)
            for (pair, count) in counts.sorted(by: { $0.key < $1.key }) {
                description.number(pair)
                description.number(count)
            }
        }
    }

    private mutating func schema(_ schema: SchemaObjects) {
        description.number(schema.indexes.count)
        for index in schema.indexes { object(index.name, index.entity, index.keys) }
        description.number(schema.constraints.count)
        for constraint in schema.constraints {
            description.byte(constraint.kind.code)
            object(constraint.name, constraint.entity, constraint.keys)
        }
    }

    private mutating func object(_ name: String, _ entity: SchemaEntity, _ keys: [KeyID]) {
        description.string(name)
        switch entity {
        case .nodes(let label):
            description.byte(0)
            description.number(label.index)
        case .relationships(let type):
            description.byte(1)
            description.number(type.index)
        }
        description.number(keys.count)
        for key in keys { description.number(key.index) }
    }
}

extension SchemaConstraint.Kind {
    fileprivate var code: UInt8 {
        switch self {
        case .unique: 0
        case .exists: 1
        case .key: 2
        }
    }

    init?(code: UInt8) {
        switch code {
        case 0: self = .unique
        case 1: self = .exists
        case 2: self = .key
        default: return nil
        }
    }
}
