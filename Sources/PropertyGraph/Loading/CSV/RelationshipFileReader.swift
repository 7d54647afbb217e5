/// Reads one file of relationships.
struct RelationshipFileReader {
    private let builder: GraphBuilder
    private let path: String
    private let manifest: GraphManifest.RelationshipFile

    init(_ builder: GraphBuilder, folder: String, _ file: GraphManifest.RelationshipFile) {
        self.builder = builder
        path = "\(folder)/\(file.path)"
        manifest = file
    }

    func read(_ spaces: [CodePointKey: IDSpace]) throws(GraphCSVError) {
        var file = try GraphCSVFile(path)
        let header = try CSVHeader(try file.header(), path: path, defaultSpace: "")
        var sources: [IDSpace] = []
        var targets: [IDSpace] = []
        for column in header.columns {
            switch column.role {
            case .start(let name): sources.append(try space(name.isEmpty ? manifest.source : name, spaces))
            case .end(let name): targets.append(try space(name.isEmpty ? manifest.target : name, spaces))
            default: continue
            }
        }
        guard sources.count == 1, targets.count == 1 else {
            throw GraphCSVError(
                path, line: 1,
                "a file of relationships needs the columns ':START_ID(…)' and ':END_ID(…)', each of them once")
        }
        builder.keep(file.mapped)
        try readRows(&file, header, from: sources[0], to: targets[0])
    }

    private func readRows(_ file: inout GraphCSVFile, _ header: CSVHeader, from source: IDSpace, to target: IDSpace)
        throws(GraphCSVError)
    {
        let group = builder.group(builder.type(manifest.type), from: source.block, to: target.block)
        let readers = header.columns.map { column -> CSVColumnReader? in
            guard case .property(let field) = column.role else { return nil }
            let staged = group.columns.column(builder.key(column.name), kind: field.kind)
            return CSVColumnReader(name: column.name, field: field, column: staged)
        }
        let slots = header.columns.map { Slot($0.role) }
        while file.nextRow() {
            let row = max(group.sources.count, group.targets.count)
            for index in slots.indices {
                guard index == 0 || !file.scanner.isAtRowEnd else {
                    throw file.tooFewFields(index, of: readers.count)
                }
                switch slots[index] {
                case .start: group.sources.append(try end(&file, source, "START_ID"))
                case .end: group.targets.append(try end(&file, target, "END_ID"))
                case .property:
                    if let reader = readers[index] { try reader.read(&file, row: row, builder) }
                case .ignored: _ = try file.field()
                }
            }
            guard file.scanner.isAtRowEnd else { throw file.tooManyFields(for: readers.count) }
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

    private func space(_ name: String, _ spaces: [CodePointKey: IDSpace]) throws(GraphCSVError) -> IDSpace {
        if let space = spaces[CodePointKey(name)] { return space }
        throw GraphCSVError(
            path, line: 1,
            "there are no nodes with the id space '\(name)'; known are "
                + spaces.keys.map(\.text).sorted().joined(separator: ", "))
    }

    @inline(__always)
    private func end(_ file: inout GraphCSVFile, _ space: IDSpace, _ column: String) throws(GraphCSVError) -> UInt32 {
        let begin = file.scanner.position
        guard space.map.isIntegers, let id = file.scanner.fastInteger() else {
            return try slowEnd(&file, space, column)
        }
        guard let row = space.map.row(id) else { throw noNode(file, column, String(id), begin) }
        return row
    }

    private func slowEnd(_ file: inout GraphCSVFile, _ space: IDSpace, _ column: String) throws(GraphCSVError)
        -> UInt32
    {
        let field = try file.field()
        if let row = space.map.row(field) { return row }
        if field.isAbsent { throw file.error("\(column) is empty", at: field.start) }
        guard let text = field.string else { throw file.error("'\(column)' is not valid UTF-8", at: field.start) }
        throw noNode(file, column, text, field.start)
    }

    private func noNode(_ file: GraphCSVFile, _ column: String, _ id: String, _ place: UnsafePointer<UInt8>)
        -> GraphCSVError
    {
        file.error("\(column) is '\(id)', and no node has that id", at: place)
    }
}
