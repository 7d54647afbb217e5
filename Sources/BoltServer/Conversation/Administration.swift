import CypherRuntime
import CypherSemantics
import PropertyGraph

/// What a client may ask of the server rather than of the graph: `SHOW DATABASES` and its kin, which Cypher has no graph for.
enum Administration {
    /// The name that drivers ask for by themselves, and our own.
    static let databaseName = "neo4j"
    static let databaseNames: Set<String> = [databaseName, "naql", "system"]

    /// The statement that gives the answer; the statement itself where it is for the graph.
    static func statement(_ query: String) -> String {
        // Most queries are told apart by their first letters.
        guard query.utf8.count < 1_000, query.drop(while: \.isWhitespace).prefix(4).lowercased() == "show" else {
            return query
        }
        var words = query.split { $0.isWhitespace || $0 == ";" }[...]
        words = words.dropFirst()
        if let first = words.first?.uppercased(), ["DEFAULT", "HOME"].contains(first) { words = words.dropFirst() }
        guard let what = words.popFirst()?.uppercased(), ["DATABASES", "DATABASE"].contains(what) else { return query }
        var filter = ""
        if let name = words.first, !["YIELD", "WHERE"].contains(name.uppercased()) {
            words = words.dropFirst()
            let isKnown = databaseNames.contains(name.lowercased().filter { $0 != "`" })
            filter = isKnown ? "" : " WHERE false"
        }
        if let rest = words.first?.uppercased(), filter.isEmpty {
            let columns = rest == "YIELD" ? "" : " YIELD * "
            return "CALL \(procedureName)()" + columns + " " + words.joined(separator: " ")
        }
        return "CALL \(procedureName)() YIELD *" + filter
    }

    private static let procedureName = "show.databases"

    /// Lists the one database.
    static func databases(isWritable: Bool, at address: @escaping @Sendable () -> String) -> Procedure {
        let signature = ProcedureSignature(
            procedureName, inputs: [],
            outputs: [
                .init("name", .string), .init("type", .string), .init("aliases", .list(.string)),
                .init("access", .string), .init("address", .string), .init("role", .string), .init("writer", .boolean),
                .init("requestedStatus", .string), .init("currentStatus", .string), .init("statusMessage", .string),
                .init("default", .boolean), .init("home", .boolean), .init("constituents", .list(.string)),
            ], summary: "Lists the database of this server.")
        let access = isWritable ? "read-write" : "read-only"
        return Procedure(signature) { _, _ in
            [
                [
                    .string(databaseName), .string("standard"), .list([.string("naql")]), .string(access),
                    .string(address()), .string("primary"), .boolean(true), .string("online"), .string("online"),
                    .string(""), .boolean(true), .boolean(true), .list([]),
                ]
            ]
        }
    }
}
