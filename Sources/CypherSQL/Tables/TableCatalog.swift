/// The tables of a graph: one for each set of labels that nodes have, and one for each type of relationship between two of
/// those. A statement is compiled against it.
public struct TableCatalog: Hashable, Sendable {
    /// Tables of nodes; relationships name them by their index.
    public var nodes: [NodeTable]
    /// Tables of relationships.
    public var relationships: [RelationshipTable]

    /// Makes a catalogue.
    public init(nodes: [NodeTable], relationships: [RelationshipTable]) {
        (self.nodes, self.relationships) = (nodes, relationships)
    }

    /// The nodes that have exactly these labels: a column `_id`, and one for each property.
    public struct NodeTable: Hashable, Sendable {
        /// Its name, unquoted.
        public var name: String
        /// As `labels(n)` has them.
        public var labels: [String]
        /// The properties that any of the nodes has.
        public var columns: [TableColumn]

        /// Makes a table.
        public init(name: String, labels: [String], columns: [TableColumn]) {
            (self.name, self.labels, self.columns) = (name, labels, columns)
        }
    }

    /// The relationships of one type between two tables of nodes: columns `_id`, `_src`, `_dst`, and one for each property.
    public struct RelationshipTable: Hashable, Sendable {
        /// Its name, unquoted.
        public var name: String
        /// The type.
        public var type: String
        /// The table of the nodes that they leave.
        public var source: Int
        /// The table of the nodes that they lead to.
        public var target: Int
        /// The properties that any of them has.
        public var columns: [TableColumn]

        /// Makes a table.
        public init(name: String, type: String, source: Int, target: Int, columns: [TableColumn]) {
            (self.name, self.type, self.source, self.target, self.columns) = (name, type, source, target, columns)
        }
    }
}

/// A column for a property.
public struct TableColumn: Hashable, Sendable {
    /// The property's key.
    public var key: String
    /// The column's name: the key, but where engines could not tell it from another or could not hold it.
    public var name: String
    /// What its values are.
    public var type: ColumnType

    /// Makes a column.
    public init(key: String, name: String, type: ColumnType) { (self.key, self.name, self.type) = (key, name, type) }
}

/// What the values of a column are.
public indirect enum ColumnType: Hashable, Sendable {
    case boolean, integer, float, string, date, localTime, localDateTime
    /// Of one of the others, which is no list.
    case list(ColumnType)
    /// Values of several kinds, or of one that no column holds whole; each is a text as it would be written in a query.
    case mixed

    /// As the list of tables has it.
    public var name: String {
        switch self {
        case .boolean: "BOOLEAN"
        case .integer: "INTEGER"
        case .float: "FLOAT"
        case .string: "STRING"
        case .date: "DATE"
        case .localTime: "LOCAL TIME"
        case .localDateTime: "LOCAL DATETIME"
        case .list(let element): "LIST<\(element.name)>"
        case .mixed: "ANY"
        }
    }

    /// The type of that name.
    public init?(named name: String) {
        let scalars: [ColumnType] = [
            .boolean, .integer, .float, .string, .date, .localTime, .localDateTime, .mixed,
        ]
        if let found = scalars.first(where: { $0.name == name }) {
            self = found
        } else if name.hasPrefix("LIST<"), name.hasSuffix(">"),
            let element = ColumnType(named: String(name.dropFirst(5).dropLast()))
        {
            self = .list(element)
        } else {
            return nil
        }
    }
}
