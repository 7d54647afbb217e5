/// The typed header of a graph CSV file: `id:ID(Article),title:STRING,words:INT`.
struct CSVHeader {
    enum Field: Equatable {
        case integer, float, boolean, string, date, dateTime, localDateTime, time, localTime, duration, point
        /// Elements separated by `;`.
        indirect case list(Field)
        /// A value of any type, written as ``ValueLiteral`` has it.
        case any
    }

    enum Role: Equatable {
        /// Identifies the node within the space; kept as a property too where it has a name.
        case id(space: String, isInteger: Bool)
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

    /// Reads the fields of the first line. `defaultSpace` is that of an `ID` without parentheses; `declared` are types of
    /// columns that the manifest tells.
    init(_ fields: [String], path: String, defaultSpace: String, declared: [String: String] = [:])
        throws(GraphCSVError)
    {
        var columns: [Column] = []
        for field in fields {
            let part = try CSVHeaderField(field, path: path)
            let column = Column(name: part.name, role: try part.role(defaultSpace, declared[part.name]))
            if case .property = column.role, column.name.isEmpty, part.hasNoName {
                throw part.error("has no name before the colon")
            }
            if !column.name.isEmpty, columns.contains(where: { CodePoints.equal($0.name, column.name) }) {
                throw GraphCSVError(path, line: 1, "the header has '\(column.name)' twice")
            }
            columns.append(column)
        }
        self.columns = columns
    }
}

extension CSVHeader.Field {
    /// The type of that name, or nil.
    init?(named name: String) {
        if name.hasSuffix("[]") {
            guard let element = Self(named: String(name.dropLast(2))), element.canBeListed else { return nil }
            self = .list(element)
            return
        }
        switch name.uppercased() {
        case "STRING", "CHAR": self = .string
        case "INT", "INTEGER", "LONG", "SHORT", "BYTE": self = .integer
        case "FLOAT", "DOUBLE": self = .float
        case "BOOLEAN", "BOOL": self = .boolean
        case "DATE": self = .date
        case "DATETIME": self = .dateTime
        case "LOCALDATETIME": self = .localDateTime
        case "TIME": self = .time
        case "LOCALTIME": self = .localTime
        case "DURATION": self = .duration
        case "POINT": self = .point
        case "ANY": self = .any
        default: return nil
        }
    }

    /// The names of the types, as the export writes them.
    static let names =
        "STRING, INT, FLOAT, BOOLEAN, DATE, DATETIME, LOCALDATETIME, TIME, LOCALTIME, DURATION, POINT, "
        + "ANY"

    private var canBeListed: Bool {
        switch self {
        case .list, .any: false
        default: true
        }
    }

    var kind: PropertyColumn.Kind {
        switch self {
        case .integer: .integer
        case .float: .float
        case .boolean: .boolean
        case .string: .string
        case .date: .date
        case .list, .any, .dateTime, .localDateTime, .time, .localTime, .duration, .point: .mixed
        }
    }
}
