/// The typed header of a graph CSV file: `id:ID(Article),title:STRING,words:INT`.
struct CSVHeader {
    enum Field: Equatable {
        case integer, float, boolean, string, date, dateTime, localDateTime, time, localTime, duration
        /// Elements separated by `;`.
        indirect case list(Field)
    }

    enum Role: Equatable {
        /// Identifies the node within the space; kept as a property too where it has a name.
        case id(space: String)
        case start(space: String)
        case end(space: String)
        /// More labels, separated by `;`.
        case labels
        case property(Field)
        case ignored
    }

    struct Column: Equatable {
        let name: String
        let role: Role
    }

    let columns: [Column]

    /// Reads the fields of the first line; `defaultSpace` is that of an `ID` without parentheses.
    init(_ fields: [String], path: String, defaultSpace: String) throws(GraphCSVError) {
        var columns: [Column] = []
        for field in fields {
            guard let colon = field.lastIndex(of: ":") else {
                throw GraphCSVError(
                    path, line: 1,
                    "header field '\(field)' has no type; write it as '\(field):STRING', or another of the types")
            }
            let name = String(field[..<colon])
            let type = String(field[field.index(after: colon)...])
            let column = Column(name: name, role: try Self.role(type, field, path, defaultSpace))
            if case .property = column.role, name.isEmpty {
                throw GraphCSVError(path, line: 1, "header field '\(field)' has no name before the colon")
            }
            if !name.isEmpty, columns.contains(where: { $0.name == name }) {
                throw GraphCSVError(path, line: 1, "the header has '\(name)' twice")
            }
            columns.append(column)
        }
        self.columns = columns
    }

    private static func role(_ type: String, _ field: String, _ path: String, _ defaultSpace: String)
        throws(GraphCSVError) -> Role
    {
        var word = type
        var space = defaultSpace
        if let open = type.firstIndex(of: "("), type.hasSuffix(")") {
            word = String(type[..<open])
            space = String(type[type.index(after: open)...].dropLast())
        }
        switch word.uppercased() {
        case "ID": return .id(space: space)
        case "START_ID": return .start(space: space)
        case "END_ID": return .end(space: space)
        case "LABEL": return .labels
        case "IGNORE": return .ignored
        default: break
        }
        if word.hasSuffix("[]") {
            if let element = scalar(String(word.dropLast(2))) { return .property(.list(element)) }
        } else if let scalar = scalar(word) {
            return .property(scalar)
        }
        throw GraphCSVError(
            path, line: 1,
            "header field '\(field)' has the unknown type '\(type)'; "
                + "known are STRING, INT, FLOAT, BOOLEAN, DATE, DATETIME, LOCALDATETIME, TIME, LOCALTIME, DURATION, "
                + "lists of them (STRING[]), ID, START_ID, END_ID, LABEL")
    }

    private static func scalar(_ word: String) -> Field? {
        switch word.uppercased() {
        case "STRING", "CHAR": .string
        case "INT", "INTEGER", "LONG", "SHORT", "BYTE": .integer
        case "FLOAT", "DOUBLE": .float
        case "BOOLEAN", "BOOL": .boolean
        case "DATE": .date
        case "DATETIME": .dateTime
        case "LOCALDATETIME": .localDateTime
        case "TIME": .time
        case "LOCALTIME": .localTime
        case "DURATION": .duration
        default: nil
        }
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
