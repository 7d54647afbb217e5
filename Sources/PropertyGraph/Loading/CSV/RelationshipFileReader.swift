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
