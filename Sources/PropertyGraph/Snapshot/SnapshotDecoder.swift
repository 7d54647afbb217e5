/// Makes a graph of a description and the sections that it refers to, which stay where they are in the mapped file.
///
/// Everything that later code takes for granted is checked here: sizes that belong together, ids within their tables.
struct SnapshotDecoder {
    typealias Malformed = ByteReader.Malformed

    private var reader: ByteReader
    private let sections: [UnsafeRawBufferPointer]
    private let owner: AnyObject
    private var nextSection = 0
    private var parts = Graph.Parts()
    private var schema = SchemaObjects()

    init(_ description: UnsafeRawBufferPointer, sections: [UnsafeRawBufferPointer], owner: AnyObject) {
        reader = ByteReader(description)
        self.sections = sections
        self.owner = owner
    }

    mutating func graph() throws(Malformed) -> Graph {
        parts.labels = try names()
        parts.types = try names()
        parts.keys = try names()
        try readLabelSets()
        parts.nodeLabelSets = try section()
        try readStrings()
        let nodes = parts.nodeLabelSets.count
        parts.nodeBlocks = try blocks(covering: nodes)
        try readRelationships(nodes: nodes)
        parts.relationshipBlocks = try blocks(covering: parts.relationships.count)
        try readSchema()
        guard reader.isAtEnd, nextSection == sections.count else { throw Malformed() }
        let graph = Graph(parts)
        graph.schema = schema
        return graph
    }

    private mutating func section<Element>() throws(Malformed) -> Buffer<Element> {
        guard nextSection < sections.count else { throw Malformed() }
        let bytes = sections[nextSection]
        nextSection += 1
        let stride = MemoryLayout<Element>.stride
        guard bytes.count % stride == 0 else { throw Malformed() }
        guard let base = bytes.baseAddress, bytes.count > 0 else { return Buffer() }
        return Buffer(mapped: base, count: bytes.count / stride, owner: owner)
    }

    private mutating func section<Element>(count: Int) throws(Malformed) -> Buffer<Element> {
        let buffer: Buffer<Element> = try section()
        guard buffer.count == count else { throw Malformed() }
        return buffer
    }

    private mutating func names() throws(Malformed) -> NameTable {
        var names: [String] = []
        for _ in 0..<(try reader.count()) { names.append(try reader.string()) }
        let table = NameTable(names)
        guard table.count == names.count else { throw Malformed() }
        return table
    }

    private mutating func readLabelSets() throws(Malformed) {
        let count = try reader.count()
        for number in 0..<count {
            var labels: [LabelID] = []
            for _ in 0..<(try reader.count()) {
                labels.append(LabelID(UInt32(try reader.index(below: parts.labels.count))))
            }
            guard parts.labelSets.intern(labels) == number else { throw Malformed() }
            parts.labelSets.counts[number] = try reader.number(in: 0...Int(UInt32.max))
        }
    }

    private mutating func readStrings() throws(Malformed) {
        let bytes: Buffer<UInt8> = try section()
        let offsets: Buffer<UInt64> = try section()
        let table: Buffer<UInt64> = try section()
        let interned = try reader.number(in: 0...max(0, offsets.count - 1))
        guard offsets.count > 0, offsets[0] == 0, offsets[offsets.count - 1] == UInt64(bytes.count),
            table.count >= 64, table.count & (table.count - 1) == 0, interned < table.count
        else { throw Malformed() }
        parts.strings = StringArena(loaded: bytes, offsets: offsets, table: table, interned: interned)
    }

    private mutating func blocks(covering total: Int) throws(Malformed) -> [PropertyBlock] {
        var blocks: [PropertyBlock] = []
        var next = 0
        for _ in 0..<(try reader.count()) {
            let first = try reader.number(in: next...next)
            let count = try reader.number(in: 0...(total - next))
            let block = PropertyBlock(first: UInt32(first), count: UInt32(count))
            for _ in 0..<(try reader.count()) {
                let key = try reader.index(below: parts.keys.count)
                block.setColumn(KeyID(UInt32(key)), try column(rows: count))
            }
            blocks.append(block)
            next += count
        }
        guard next == total else { throw Malformed() }
        return blocks
    }

    private mutating func column(rows: Int) throws(Malformed) -> PropertyColumn {
        guard let kind = PropertyColumn.Kind(rawValue: try reader.byte()) else { throw Malformed() }
        let column: PropertyColumn
        switch kind {
        case .integer, .float, .date:
            let words: Buffer<Int64> = try section()
            var present: Buffer<UInt64>?
            if try reader.byte() == 1 { present = try section(count: (words.count + 63) / 64) }
            column = PropertyColumn(words: words, kind: kind, present: present)
        case .boolean: column = PropertyColumn(bytes: try section())
        case .string:
            let ids: Buffer<UInt32> = try section()
            let low = try reader.number(in: 0...parts.strings.count)
            let high = try reader.number(in: low...parts.strings.count)
            column = PropertyColumn(ids: ids, stretch: UInt32(low)..<UInt32(high))
        case .mixed:
            let count = try reader.number(in: 0...rows)
            let bytes: Buffer<UInt8> = try section()
            var values = ByteReader(UnsafeRawBufferPointer(bytes.view))
            var boxed: [Value] = []
            boxed.reserveCapacity(count)
            for _ in 0..<count { boxed.append(try values.value()) }
            guard values.isAtEnd else { throw Malformed() }
            column = PropertyColumn(boxed: boxed)
        }
        guard column.count <= rows else { throw Malformed() }
        return column
    }

    private mutating func readRelationships(nodes: Int) throws(Malformed) {
        let sources: Buffer<UInt32> = try section()
        let targets: Buffer<UInt32> = try section(count: sources.count)
        var segments: [RelationshipTable.Segment] = []
        var next = 0
        for _ in 0..<(try reader.count()) {
            let type = try reader.number(in: segments.count...segments.count)
            let first = try reader.number(in: next...next)
            let count = try reader.number(in: 0...(sources.count - next))
            segments.append(
                RelationshipTable.Segment(
                    type: TypeID(UInt32(type)), first: UInt32(first), count: UInt32(count)))
            let outgoing = CompressedRows(
                firstNode: try reader.id(), offsets: try offsets(count),
                targets: CompressedRows.Targets(owner: targets, start: first, count: count), identifiers: nil,
                firstRelationship: UInt32(first))
            let firstNode = try reader.id()
            let offsets = try offsets(count)
            let neighbours: Buffer<UInt32> = try section(count: count)
            let identifiers: Buffer<UInt32> = try section(count: count)
            let incoming = CompressedRows(
                firstNode: firstNode, offsets: offsets,
                targets: CompressedRows.Targets(owner: neighbours, start: 0, count: count), identifiers: identifiers)
            guard Int(outgoing.firstNode) + outgoing.span <= nodes, Int(firstNode) + incoming.span <= nodes else {
                throw Malformed()
            }
            parts.adjacencies.append(TypeAdjacency(outgoing: outgoing, incoming: incoming))
            parts.endCounts.append(try endCounts())
            next += count
        }
        guard next == sources.count, segments.count == parts.types.count else { throw Malformed() }
        parts.relationships = RelationshipTable(sources: sources, targets: targets, segments: segments)
    }

    private mutating func offsets(_ count: Int) throws(Malformed) -> Buffer<UInt32> {
        let offsets: Buffer<UInt32> = try section()
        guard offsets.count > 0, offsets[0] == 0, Int(offsets[offsets.count - 1]) == count else { throw Malformed() }
        return offsets
    }

    private mutating func endCounts() throws(Malformed) -> EndCounts {
        var counts = EndCounts()
        for _ in 0..<(try reader.count()) {
            let pair = UInt64(bitPattern: try reader.number())
            counts.add(
                UInt32(pair >> 32), UInt32(truncatingIfNeeded: pair), try reader.number(in: 0...Int(UInt32.max)))
        }
        return counts
    }

    private mutating func readSchema() throws(Malformed) {
        for _ in 0..<(try reader.count()) {
            let (name, entity, keys) = try object()
            schema.indexes.append(SchemaIndex(name: name, entity: entity, keys: keys))
        }
        for _ in 0..<(try reader.count()) {
            guard let kind = SchemaConstraint.Kind(code: try reader.byte()) else { throw Malformed() }
            let (name, entity, keys) = try object()
            schema.constraints.append(SchemaConstraint(name: name, kind: kind, entity: entity, keys: keys))
        }
    }

    private mutating func object() throws(Malformed) -> (String, SchemaEntity, [KeyID]) {
        let name = try reader.string()
        let entity: SchemaEntity
        switch try reader.byte() {
        case 0: entity = .nodes(LabelID(UInt32(try reader.index(below: parts.labels.count))))
        case 1: entity = .relationships(TypeID(UInt32(try reader.index(below: parts.types.count))))
        default: throw Malformed()
        }
        var keys: [KeyID] = []
        for _ in 0..<(try reader.count()) {
            keys.append(KeyID(UInt32(try reader.index(below: parts.keys.count))))
        }
        guard !keys.isEmpty else { throw Malformed() }
        return (name, entity, keys)
    }
}
