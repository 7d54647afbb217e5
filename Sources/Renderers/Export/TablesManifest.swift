public import CypherSQL
import Naql
import Text

/// `tables.json`: the catalogue of a folder of tables.
public enum TablesManifest {
    /// What it is called.
    public static let fileName = "tables.json"

    /// The catalogue as JSON.
    static func text(of catalog: TableCatalog) -> String {
        let nodes = catalog.nodes.map { table in
            object([
                ("table", quoted(table.name)), ("labels", "[\(table.labels.map(quoted).joined(separator: ", "))]"),
                ("columns", columns(table.columns)),
            ])
        }
        let relationships = catalog.relationships.map { table in
            object([
                ("table", quoted(table.name)), ("type", quoted(table.type)), ("source", "\(table.source)"),
                ("target", "\(table.target)"), ("columns", columns(table.columns)),
            ])
        }
        let lists = [nodes, relationships].map { "[\($0.map { "\n  \($0)" }.joined(separator: ","))]" }
        return "{\"version\": 1,\n \"nodes\": \(lists[0]),\n \"relationships\": \(lists[1])}\n"
    }

    private static func columns(_ columns: [TableColumn]) -> String {
        let list = columns.map {
            object([("key", quoted($0.key)), ("column", quoted($0.name)), ("type", quoted($0.type.name))])
        }
        return "[\(list.joined(separator: ", "))]"
    }

    private static func object(_ members: [(String, String)]) -> String {
        "{\(members.map { "\"\($0.0)\": \($0.1)" }.joined(separator: ", "))}"
    }

    private static func quoted(_ text: String) -> String {
        var bytes: [UInt8] = []
        JSONText.appendQuoted(text, to: &bytes)
        return String(decoding: bytes, as: UTF8.self)
    }

    /// What is wrong with a list of tables.
    public struct Problem: Error {
        /// In words.
        public let what: String
    }

    /// The catalogue that a text holds.
    public static func catalog(of bytes: [UInt8]) throws(Problem) -> TableCatalog {
        var parser = JSONParser(bytes, doubt: .refused)
        guard let root = (try? parser.parse())?.object else { throw Problem(what: "is no JSON object") }
        guard root["version"]?.integer == 1 else {
            throw Problem(what: root["incomplete"]?.string ?? "is of no version that this program knows; export again")
        }
        guard let nodes = root["nodes"]?.elements, let relationships = root["relationships"]?.elements else {
            throw Problem(what: "lacks `nodes` or `relationships`; export again")
        }
        var catalog = TableCatalog(nodes: [], relationships: [])
        for node in nodes {
            guard let name = node.object?["table"]?.string,
                let labels = node.object?["labels"]?.elements?.map(\.string), !labels.contains(nil)
            else { throw Problem(what: "has a table of nodes without name or labels") }
            catalog.nodes.append(
                .init(name: name, labels: labels.compactMap { $0 }, columns: try columns(of: node, in: name)))
        }
        for relationship in relationships {
            guard let members = relationship.object, let name = members["table"]?.string,
                let type = members["type"]?.string, let source = members["source"]?.integer,
                let target = members["target"]?.integer, catalog.nodes.indices.contains(source),
                catalog.nodes.indices.contains(target)
            else { throw Problem(what: "has a table of relationships without name, type, source or target") }
            catalog.relationships.append(
                .init(
                    name: name, type: type, source: source, target: target,
                    columns: try columns(of: relationship, in: name)))
        }
        return catalog
    }

    private static func columns(of table: JSONValue, in name: String) throws(Problem) -> [TableColumn] {
        var columns: [TableColumn] = []
        for column in table.object?["columns"]?.elements ?? [] {
            guard let members = column.object, let key = members["key"]?.string, let called = members["column"]?.string,
                let type = members["type"]?.string.flatMap(ColumnType.init(named:))
            else { throw Problem(what: "has a column of `\(name)` without key, column or a known type") }
            columns.append(TableColumn(key: key, name: called, type: type))
        }
        return columns
    }
}
