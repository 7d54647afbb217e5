/// Makes a graph of an archive's description and the arrays that it refers to, which stay where they are in the mapped
/// file and are checked when they are first read.
///
/// Whatever later code takes for granted is checked: here what the description and the sizes say, in seals what arrays
/// hold.
struct SnapshotDecoder {
    typealias Malformed = ByteReader.Malformed

    private let archive: Archive
    var reader: ByteReader
    private var nextSection = 0
    /// The version of the form of the description.
    let descriptionVersion: Int
    /// By number of section: what stands before it. Nil is not part of the graph.
    private(set) var seals: [SectionSeal?]
    var parts = Graph.Parts()
    var schema = SchemaObjects()

    init(_ archive: Archive, description: UnsafeRawBufferPointer, version descriptionVersion: Int) {
        self.archive = archive
        self.descriptionVersion = descriptionVersion
        reader = ByteReader(description)
        seals = Array(repeating: nil, count: archive.sections.count)
        parts.archive = archive
    }

    mutating func graph() throws(Malformed) -> Graph {
        parts.labels = try names()
        parts.types = try names()
        parts.keys = try names()
        let nodes = try readLabelSets()
        try readStrings()
        parts.nodeBlocks = try blocks(covering: nodes)
        try readRelationships(nodes: nodes)
        parts.relationshipBlocks = try blocks(covering: parts.relationships.count)
        try readSchema()
        guard reader.isAtEnd else { throw Malformed() }
        let graph = Graph(parts)
        graph.schema = schema
        return graph
    }

    /// The next array of the graph: the one that the description names, or in version 1 the one that follows.
    mutating func section<Element>(_ rule: BlockRule) throws(Malformed) -> (Buffer<Element>, SectionSeal) {
        let isOld = archive.version == 1
        let number = isOld ? nextSection : try reader.number(in: nextSection...max(nextSection, seals.count))
        guard number < seals.count else { throw Malformed() }
        nextSection = number + 1
        let seal = SectionSeal(archive, archive.sections[number], rule)
        seals[number] = seal
        let stride = MemoryLayout<Element>.stride
        guard seal.bytes.count % stride == 0 else { throw Malformed() }
        guard let base = seal.bytes.baseAddress, seal.bytes.count > 0 else { return (Buffer(), seal) }
        return (Buffer(sealed: base, count: seal.bytes.count / stride, owner: archive), seal)
    }

    mutating func section<Element>(_ rule: BlockRule, count: Int) throws(Malformed) -> (
        Buffer<Element>, SectionSeal
    ) {
        let (buffer, seal): (Buffer<Element>, SectionSeal) = try section(rule)
        guard buffer.count == count else { throw Malformed() }
        return (buffer, seal)
    }

    private mutating func names() throws(Malformed) -> NameTable {
        var names: [String] = []
        for _ in 0..<(try reader.count()) { names.append(try reader.string()) }
        let table = NameTable(names)
        guard table.count == names.count else { throw Malformed() }
        return table
    }

    /// The sets and the nodes that have them; returns how many nodes there are.
    private mutating func readLabelSets() throws(Malformed) -> Int {
        let count = try reader.count()
        var nodes = 0
        for number in 0..<count {
            var labels: [LabelID] = []
            for _ in 0..<(try reader.count()) {
                labels.append(LabelID(UInt32(try reader.index(below: parts.labels.count))))
            }
            guard parts.labelSets.intern(labels) == number else { throw Malformed() }
            parts.labelSets.counts[number] = try reader.number(in: 0...Int(UInt32.max))
            nodes += parts.labelSets.counts[number]
        }
        guard nodes < Int(UInt32.max) else { throw Malformed() }
        let (sets, seal): (Buffer<UInt32>, SectionSeal) = try section(.ids(below: UInt32(count)), count: nodes)
        parts.nodeLabelSets = sets
        parts.labelSeal = LabelSeal(sets: seal, counts: parts.labelSets.counts)
        return nodes
    }

    private mutating func readStrings() throws(Malformed) {
        let (bytes, texts): (Buffer<UInt8>, SectionSeal) = try section(.text)
        let (offsets, starts): (Buffer<UInt64>, SectionSeal) = try section(.offsets64(to: UInt64(bytes.count)))
        guard offsets.count > 0, offsets.count <= Int(UInt32.max) else { throw Malformed() }
        let (table, slots): (Buffer<UInt64>, SectionSeal) = try section(.slots(below: UInt32(offsets.count - 1)))
        let interned = try reader.number(in: 0...(offsets.count - 1))
        guard table.count >= 64, table.count & (table.count - 1) == 0, interned < table.count else { throw Malformed() }
        parts.strings = StringArena(
            loaded: bytes, offsets: offsets, table: table, interned: interned,
            seal: StringSeal(texts: texts, offsets: starts, table: slots))
    }

    private mutating func blocks(covering total: Int) throws(Malformed) -> [PropertyBlock] {
        var blocks: [PropertyBlock] = []
        var next = 0
        for _ in 0..<(try reader.count()) {
            let first = try reader.number(in: next...next)
            let count = try reader.number(in: 0...(total - next))
            let block = PropertyBlock(first: UInt32(first), count: UInt32(count))
            var nextKey = 0
            for _ in 0..<(try reader.count()) {
                let key = try reader.number(in: nextKey...max(nextKey, parts.keys.count))
                guard key < parts.keys.count else { throw Malformed() }
                nextKey = key + 1
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
            let (words, seal): (Buffer<Int64>, SectionSeal) = try section(kind == .date ? .days : .any)
            var present: (Buffer<UInt64>, SectionSeal)?
            if try reader.byte() == 1 { present = try section(.any, count: (words.count + 63) / 64) }
            column = PropertyColumn(
                words: words, kind: kind, present: present?.0, seal: ColumnSeal([seal, present?.1].compactMap { $0 }))
        case .boolean:
            let (bytes, seal): (Buffer<UInt8>, SectionSeal) = try section(.flags)
            column = PropertyColumn(bytes: bytes, seal: ColumnSeal([seal]))
        case .string:
            let (ids, seal): (Buffer<UInt32>, SectionSeal) = try section(
                .idsOrNone(below: UInt32(parts.strings.count)))
            let low = try reader.number(in: 0...parts.strings.count)
            let high = try reader.number(in: low...parts.strings.count)
            column = PropertyColumn(ids: ids, stretch: UInt32(low)..<UInt32(high), seal: ColumnSeal([seal]))
        case .mixed:
            let count = try reader.number(in: 0...rows)
            let (_, seal): (Buffer<UInt8>, SectionSeal) = try section(.any)
            column = PropertyColumn(mixed: count, seal: ColumnSeal([seal]))
        }
        guard column.count <= rows else { throw Malformed() }
        return column
    }
}
