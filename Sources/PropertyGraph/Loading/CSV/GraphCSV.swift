/// Reads graphs from folders of CSV files with typed headers, in the manner of neo4j-admin import:
/// `id:ID(Article),title:STRING` for nodes and `:START_ID(Article),:END_ID(Outlet)` for relationships.
public enum GraphCSV {
    /// Reads the files that `graph.json` lists, or without one `nodes/<Label>.csv` and
    /// `edges/<TYPE>__<From>__<To>.csv`.
    ///
    /// Throws ``GraphCSVError``.
    public static func load(folder path: String) throws(GraphCSVError) -> Graph {
        let manifest = try GraphManifest(folder: path)
        let builder = GraphBuilder()
        var spaces: [String: IDSpace] = [:]
        for file in manifest.nodes {
            try NodeFileReader(builder, path: "\(path)/\(file.path)", label: file.label).read(into: &spaces)
        }
        for file in manifest.relationships {
            let reader = RelationshipFileReader(
                builder, path: "\(path)/\(file.path)", type: file.type, from: file.source, to: file.target)
            try reader.read(spaces)
        }
        return builder.freeze()
    }

    /// Whether the folder looks like one that ``load(folder:)`` reads.
    public static func isGraph(folder path: String) -> Bool {
        guard let entries = folderEntries(path) else { return false }
        return entries.contains("graph.json") || entries.contains("nodes")
    }
}

/// The nodes that ids of one space stand for.
struct IDSpace {
    let block: UInt32
    let map: NodeIDMap
}

func openCSV(_ path: String) throws(GraphCSVError) -> MappedFile {
    do {
        return try MappedFile(path, isSequential: true)
    } catch {
        throw GraphCSVError(path, "cannot \(error.operation) the file: \(error.reason)")
    }
}

/// Reads one file of nodes.
struct NodeFileReader {
    private let builder: GraphBuilder
    private let path: String
    private let label: String

    init(_ builder: GraphBuilder, path: String, label: String) {
        self.builder = builder
        self.path = path
        self.label = label
    }

    func read(into spaces: inout [String: IDSpace]) throws(GraphCSVError) {
        let file = try openCSV(path)
        var scanner = CSVScanner(file)
        let header = try CSVHeader(try scanner.header(), path: path, defaultSpace: label)
        let identifiers = header.columns.filter { if case .id = $0.role { true } else { false } }
        guard identifiers.count == 1, case .id(let space) = identifiers[0].role else {
            throw GraphCSVError(path, line: 1, "a file of nodes needs exactly one ID column, as 'id:ID(\(label))'")
        }
        guard spaces[space] == nil else {
            throw GraphCSVError(path, line: 1, "the id space '\(space)' was filled by another file")
        }
        let number = builder.block(for: [builder.label(label)])
        let block = builder.stagedBlock(number)
        guard block.count == 0 else { throw GraphCSVError(path, "a second file of nodes with the label '\(label)'") }
        builder.keep(file)

        let isInteger = firstFieldIsInteger(scanner, header)
        let ids = StagedColumn(kind: isInteger ? .integer : .string)
        if !identifiers[0].name.isEmpty { block.columns.adopt(builder.key(identifiers[0].name), ids) }
        let readers = header.columns.map { reader(for: $0, ids, isInteger, block) }
        scanner.skipEmptyLines()
        var row = 0
        while !scanner.isAtEnd {
            for index in readers.indices {
                guard index == 0 || !scanner.isAtRowEnd else {
                    throw scanner.error("\(index) fields, but the header has \(readers.count)")
                }
                if let reader = readers[index] {
                    try reader.read(&scanner, row: row, builder)
                } else {
                    try readOther(header.columns[index].role, &scanner, Node(number, row))
                }
            }
            guard scanner.isAtRowEnd else { throw scanner.error("more fields than the \(readers.count) of the header") }
            row += 1
            guard ids.count == row else { throw scanner.error("the id is empty") }
            scanner.skipEmptyLines()
        }
        block.count = row
        var duplicate: Int?
        let map = ids.idMap(&duplicate)
        if let duplicate {
            throw GraphCSVError(path, line: duplicate + 2, "the id \(ids.text(duplicate)) is there twice")
        }
        spaces[space] = IDSpace(block: UInt32(number), map: map)
    }

    private func Node(_ block: Int, _ row: Int) -> GraphBuilder.Node {
        GraphBuilder.Node(block: UInt32(block), row: UInt32(row))
    }

    /// Ids are integers where the first one is: then all must be.
    private func firstFieldIsInteger(_ scanner: CSVScanner, _ header: CSVHeader) -> Bool {
        var ahead = scanner
        ahead.skipEmptyLines()
        for column in header.columns {
            guard !ahead.isAtEnd, let field = try? ahead.field() else { return true }
            if case .id = column.role { return Int64(CSVScanner.string(field)) != nil }
        }
        return true
    }

    private func reader(
        for column: CSVHeader.Column, _ ids: StagedColumn, _ isInteger: Bool, _ block: StagedBlock
    ) -> CSVColumnReader? {
        switch column.role {
        case .id:
            return CSVColumnReader(name: column.name, field: isInteger ? .integer : .string, column: ids)
        case .property(let field):
            let staged = block.columns.column(builder.key(column.name), kind: field.kind)
            return CSVColumnReader(name: column.name, field: field, column: staged)
        case .labels, .start, .end, .ignored: return nil
        }
    }

    private func readOther(_ role: CSVHeader.Role, _ scanner: inout CSVScanner, _ node: GraphBuilder.Node)
        throws(GraphCSVError)
    {
        let text = CSVScanner.string(try scanner.field())
        guard role == .labels else { return }
        for name in text.split(separator: ";") where name != label {
            builder.addLabel(node, builder.label(String(name)))
        }
    }
}

/// Reads one file of relationships.
struct RelationshipFileReader {
    private let builder: GraphBuilder
    private let path: String
    private let type: String
    private let defaultSource: String
    private let defaultTarget: String

    init(_ builder: GraphBuilder, path: String, type: String, from source: String, to target: String) {
        self.builder = builder
        self.path = path
        self.type = type
        defaultSource = source
        defaultTarget = target
    }

    func read(_ spaces: [String: IDSpace]) throws(GraphCSVError) {
        let file = try openCSV(path)
        var scanner = CSVScanner(file)
        let header = try CSVHeader(try scanner.header(), path: path, defaultSpace: "")
        var source: IDSpace?
        var target: IDSpace?
        for column in header.columns {
            switch column.role {
            case .start(let name): source = try space(name.isEmpty ? defaultSource : name, spaces)
            case .end(let name): target = try space(name.isEmpty ? defaultTarget : name, spaces)
            default: continue
            }
        }
        guard let source, let target else {
            throw GraphCSVError(
                path, line: 1, "a file of relationships needs the columns ':START_ID(…)' and ':END_ID(…)'")
        }
        let group = builder.group(builder.type(type), from: source.block, to: target.block)
        builder.keep(file)
        let readers = header.columns.map { column -> CSVColumnReader? in
            guard case .property(let field) = column.role else { return nil }
            let staged = group.columns.column(builder.key(column.name), kind: field.kind)
            return CSVColumnReader(name: column.name, field: field, column: staged)
        }
        let slots = header.columns.map { Slot($0.role) }
        scanner.skipEmptyLines()
        while !scanner.isAtEnd {
            let row = max(group.sources.count, group.targets.count)
            for index in slots.indices {
                guard index == 0 || !scanner.isAtRowEnd else {
                    throw scanner.error("\(index) fields, but the header has \(readers.count)")
                }
                switch slots[index] {
                case .start: group.sources.append(try end(&scanner, source, "START_ID"))
                case .end: group.targets.append(try end(&scanner, target, "END_ID"))
                case .property:
                    if let reader = readers[index] { try reader.read(&scanner, row: row, builder) }
                case .ignored: _ = try scanner.field()
                }
            }
            guard scanner.isAtRowEnd else { throw scanner.error("more fields than the \(readers.count) of the header") }
            scanner.skipEmptyLines()
        }
    }

    /// A column's role without its words, for the loop over rows.
    private enum Slot {
        case start, end, property, ignored

        init(_ role: CSVHeader.Role) {
            switch role {
            case .start: self = .start
            case .end: self = .end
            case .property: self = .property
            default: self = .ignored
            }
        }
    }

    private func space(_ name: String, _ spaces: [String: IDSpace]) throws(GraphCSVError) -> IDSpace {
        if let space = spaces[name] { return space }
        throw GraphCSVError(
            path, line: 1,
            "there are no nodes with the id space '\(name)'; known are \(spaces.keys.sorted().joined(separator: ", "))")
    }

    @inline(__always)
    private func end(_ scanner: inout CSVScanner, _ space: IDSpace, _ column: String) throws(GraphCSVError) -> UInt32 {
        guard space.map.isIntegers, let id = scanner.fastInteger() else { return try slowEnd(&scanner, space, column) }
        guard let row = space.map.row(id) else { throw noNode(scanner, column, String(id)) }
        return row
    }

    private func slowEnd(_ scanner: inout CSVScanner, _ space: IDSpace, _ column: String) throws(GraphCSVError)
        -> UInt32
    {
        let text = CSVScanner.string(try scanner.field())
        if let row = space.map.row(text) { return row }
        throw noNode(scanner, column, text)
    }

    private func noNode(_ scanner: CSVScanner, _ column: String, _ id: String) -> GraphCSVError {
        scanner.error("\(column) is '\(id)', and no node has that id")
    }
}

extension CSVHeader.Field {
    var kind: PropertyColumn.Kind {
        switch self {
        case .integer: .integer
        case .float: .float
        case .boolean: .boolean
        case .string: .string
        case .date: .date
        case .list, .dateTime, .localDateTime, .time, .localTime, .duration: .mixed
        }
    }
}
