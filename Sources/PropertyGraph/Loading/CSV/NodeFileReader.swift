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
