/// Reads one file of nodes.
struct NodeFileReader {
    private let builder: GraphBuilder
    private let path: String
    private let source: GraphManifest.NodeFile

    init(_ builder: GraphBuilder, folder: String, _ source: GraphManifest.NodeFile) {
        self.builder = builder
        path = "\(folder)/\(source.path)"
        self.source = source
    }

    func read(into spaces: inout [CodePointKey: IDSpace]) throws(GraphCSVError) {
        var file = try GraphCSVFile(path)
        let header = try CSVHeader(
            try file.header(), path: path, defaultSpace: source.label ?? "", declared: source.declaredTypes)
        let (identifier, space, isInteger) = try identifier(of: header)
        guard spaces[CodePointKey(space)] == nil else {
            throw GraphCSVError(path, line: 1, "the id space '\(space)' was filled by another file")
        }
        let number = builder.block(for: source.label.map { [builder.label($0)] } ?? [])
        let block = builder.stagedBlock(number)
        guard block.count == 0 else {
            throw GraphCSVError(path, "a second file of nodes with the label '\(source.label ?? "")'")
        }
        builder.keep(file.mapped)

        let ids = StagedColumn(kind: isInteger ? .integer : .string)
        if !identifier.isEmpty { block.columns.adopt(builder.key(identifier), ids) }
        block.count = try readRows(&file, header, ids, block, number)
        var duplicate: NodeIDMap.Duplicate?
        let map = ids.idMap(&duplicate)
        if let duplicate {
            throw GraphCSVError(
                path, line: file.line(ofRow: duplicate.row),
                "the id \(ids.text(duplicate.row)) is there twice, first in line \(file.line(ofRow: duplicate.first))")
        }
        spaces[CodePointKey(space)] = IDSpace(block: UInt32(number), map: map)
    }

    private func identifier(of header: CSVHeader) throws(GraphCSVError) -> (String, space: String, isInteger: Bool) {
        var found: [(String, String, Bool)] = []
        for column in header.columns {
            if case .id(let space, let isInteger) = column.role { found.append((column.name, space, isInteger)) }
        }
        guard found.count == 1 else {
            throw GraphCSVError(
                path, line: 1,
                "a file of nodes needs exactly one ID column, as 'id:ID(\(source.label ?? "Label"))'")
        }
        return found[0]
    }

    /// Returns how many rows there are.
    private func readRows(
        _ file: inout GraphCSVFile, _ header: CSVHeader, _ ids: StagedColumn, _ block: StagedBlock, _ number: Int
    ) throws(GraphCSVError) -> Int {
        let readers = header.columns.map { reader(for: $0, ids, block) }
        var row = 0
        while file.nextRow() {
            for index in readers.indices {
                guard index == 0 || !file.scanner.isAtRowEnd else {
                    throw file.tooFewFields(index, of: readers.count)
                }
                if let reader = readers[index] {
                    try reader.read(&file, row: row, builder)
                } else {
                    let node = GraphBuilder.Node(block: UInt32(number), row: UInt32(row))
                    try readOther(header.columns[index].role, &file, node)
                }
            }
            guard file.scanner.isAtRowEnd else { throw file.tooManyFields(for: readers.count) }
            row += 1
            guard ids.count == row else { throw file.rowError("the id is empty") }
        }
        return row
    }

    private func reader(for column: CSVHeader.Column, _ ids: StagedColumn, _ block: StagedBlock) -> CSVColumnReader? {
        switch column.role {
        case .id(_, let isInteger):
            return CSVColumnReader(name: column.name, field: isInteger ? .integer : .string, column: ids)
        case .property(let field):
            let staged = block.columns.column(builder.key(column.name), kind: field.kind)
            return CSVColumnReader(name: column.name, field: field, column: staged)
        case .labels, .start, .end, .ignored: return nil
        }
    }

    private func readOther(_ role: CSVHeader.Role, _ file: inout GraphCSVFile, _ node: GraphBuilder.Node)
        throws(GraphCSVError)
    {
        guard role == .labels else {
            _ = try file.field()
            return
        }
        let text = try file.text(of: ":LABEL")
        guard let labels = BacktickedName.labels(text) else {
            throw file.rowError("a backtick in the labels is not closed: '\(text)'")
        }
        for label in labels where source.label.map({ !CodePoints.equal($0, label) }) ?? true {
            builder.addLabel(node, builder.label(label))
        }
    }
}
