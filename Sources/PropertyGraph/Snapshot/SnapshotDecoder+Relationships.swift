extension SnapshotDecoder {
    /// Ends, rows and counts of every type.
    mutating func readRelationships(nodes: Int) throws(Malformed) {
        let ends = BlockRule.ids(below: UInt32(nodes))
        let (sources, sourceSeal): (Buffer<UInt32>, SectionSeal) = try section(ends)
        let (targets, targetSeal): (Buffer<UInt32>, SectionSeal) = try section(ends, count: sources.count)
        guard sources.count < Int(UInt32.max) else { throw Malformed() }
        var segments: [RelationshipTable.Segment] = []
        var next = 0
        for _ in 0..<(try reader.count()) {
            let type = try reader.number(in: segments.count...segments.count)
            let first = try reader.number(in: next...next)
            let count = try reader.number(in: 0...(sources.count - next))
            segments.append(
                RelationshipTable.Segment(type: TypeID(UInt32(type)), first: UInt32(first), count: UInt32(count)))
            let outgoing = try outgoing(first, count, targets, targetSeal, nodes)
            let incoming = try incoming(first, count, nodes)
            parts.adjacencies.append(
                TypeAdjacency(
                    outgoing: outgoing.rows, incoming: incoming.rows, outgoingSeal: outgoing.seal,
                    incomingSeal: incoming.seal))
            parts.endCounts.append(try endCounts(of: count))
            next += count
        }
        guard next == sources.count, segments.count == parts.types.count else { throw Malformed() }
        parts.relationships = RelationshipTable(
            sources: sources, targets: targets, segments: segments,
            seal: EndsSeal(sources: sourceSeal, targets: targetSeal))
    }

    private typealias Rows = (rows: CompressedRows, seal: RowsSeal)

    private mutating func outgoing(
        _ first: Int, _ count: Int, _ targets: Buffer<UInt32>, _ targetSeal: SectionSeal, _ nodes: Int
    ) throws(Malformed) -> Rows {
        let node = try reader.id()
        let (offsets, seal) = try offsets(count, from: node, nodes)
        let rows = CompressedRows(
            firstNode: node, offsets: offsets,
            targets: CompressedRows.Targets(owner: targets, start: first, count: count), identifiers: nil,
            firstRelationship: UInt32(first))
        return (
            rows,
            RowsSeal(offsets: seal, neighbours: targetSeal, part: first * 4..<(first + count) * 4, identifiers: nil)
        )
    }

    private mutating func incoming(_ first: Int, _ count: Int, _ nodes: Int) throws(Malformed) -> Rows {
        let node = try reader.id()
        let (offsets, seal) = try offsets(count, from: node, nodes)
        let (neighbours, neighbourSeal): (Buffer<UInt32>, SectionSeal) = try section(
            .ids(below: UInt32(nodes)), count: count)
        let (identifiers, identifierSeal): (Buffer<UInt32>, SectionSeal) = try section(
            .idsWithin(UInt32(first)..<UInt32(first + count)), count: count)
        let rows = CompressedRows(
            firstNode: node, offsets: offsets,
            targets: CompressedRows.Targets(owner: neighbours, start: 0, count: count), identifiers: identifiers)
        return (
            rows,
            RowsSeal(
                offsets: seal, neighbours: neighbourSeal, part: 0..<count * 4, identifiers: identifierSeal)
        )
    }

    private mutating func offsets(_ count: Int, from node: UInt32, _ nodes: Int) throws(Malformed) -> (
        Buffer<UInt32>, SectionSeal
    ) {
        let (offsets, seal): (Buffer<UInt32>, SectionSeal) = try section(.offsets32(to: UInt32(count)))
        guard offsets.count > 0, Int(node) + offsets.count - 1 <= nodes else { throw Malformed() }
        return (offsets, seal)
    }

    private mutating func endCounts(of count: Int) throws(Malformed) -> EndCounts {
        var counts = EndCounts()
        var total = 0
        let sets = parts.labelSets.count
        for _ in 0..<(try reader.count()) {
            let pair = UInt64(bitPattern: try reader.number())
            let (source, target) = (UInt32(pair >> 32), UInt32(truncatingIfNeeded: pair))
            guard Int(source) < sets, Int(target) < sets else { throw Malformed() }
            let number = try reader.number(in: 0...count)
            counts.add(source, target, number)
            total += number
        }
        guard total == count else { throw Malformed() }
        return counts
    }

    /// Declared indexes and constraints.
    mutating func readSchema() throws(Malformed) {
        for _ in 0..<(try reader.count()) {
            let (name, entity, keys) = try object()
            var (kind, entities) = (SchemaIndex.Kind.range, [entity])
            if descriptionVersion > SnapshotFormat.plainDescriptionVersion {
                let code = try reader.byte()
                guard let known = SchemaIndex.Kind.allCases.first(where: { $0.code == code }) else { throw Malformed() }
                kind = known
                for _ in 0..<(try reader.count()) { entities.append(try self.entity()) }
            }
            guard entities.allSatisfy({ $0.isNode == entity.isNode }) else { throw Malformed() }
            schema.indexes.append(SchemaIndex(name: name, kind, entities: entities, keys: keys))
        }
        for _ in 0..<(try reader.count()) {
            let kind = try constraintKind()
            let (name, entity, keys) = try object()
            schema.constraints.append(SchemaConstraint(name: name, kind: kind, entity: entity, keys: keys))
        }
    }

    private mutating func constraintKind() throws(Malformed) -> SchemaConstraint.Kind {
        switch try reader.byte() {
        case 0: return .unique
        case 1: return .exists
        case 2: return .key
        case 3:
            var type = PropertyType()
            type.scalars = .init(rawValue: UInt16(try reader.number(in: 0...Int(UInt16.max))))
            type.elements = .init(rawValue: UInt16(try reader.number(in: 0...Int(UInt16.max))))
            return .type(type)
        default: throw Malformed()
        }
    }

    private mutating func entity() throws(Malformed) -> SchemaEntity {
        switch try reader.byte() {
        case 0: return .nodes(LabelID(UInt32(try reader.index(below: parts.labels.count))))
        case 1: return .relationships(TypeID(UInt32(try reader.index(below: parts.types.count))))
        default: throw Malformed()
        }
    }

    private mutating func object() throws(Malformed) -> (String, SchemaEntity, [KeyID]) {
        let name = try reader.string()
        let entity = try entity()
        var keys: [KeyID] = []
        for _ in 0..<(try reader.count()) {
            keys.append(KeyID(UInt32(try reader.index(below: parts.keys.count))))
        }
        guard !keys.isEmpty else { throw Malformed() }
        return (name, entity, keys)
    }
}
