import CypherSemantics

/// Names of types in the protocol.
enum RPCTypes {
    /// The type of a name; the `?` that lets null in is implied.
    static func type(_ name: String) throws(RPCRequest.Malformed) -> CypherType {
        var plain = name[...]
        var lists = 0
        while true {
            if plain.hasSuffix("?") { plain = plain.dropLast() }
            guard plain.hasPrefix("LIST OF ") else { break }
            plain = plain.dropFirst(8)
            lists += 1
        }
        guard lists < 100, let element = scalars[String(plain)] else {
            throw RPCRequest.Malformed(
                "unknown type `\(name)`; there are \(scalars.keys.sorted().joined(separator: ", "))")
        }
        return (0..<lists).reduce(element) { type, _ in .list(type) }
    }

    private static let scalars: [String: CypherType] = [
        "ANY": .any, "BOOLEAN": .boolean, "INTEGER": .integer, "FLOAT": .float, "NUMBER": .number, "STRING": .string,
        "MAP": .map, "NODE": .node, "RELATIONSHIP": .relationship, "PATH": .path, "DATE": .date, "TIME": .time,
        "LOCALTIME": .localTime, "DATETIME": .dateTime, "LOCALDATETIME": .localDateTime, "DURATION": .duration,
        "POINT": .point,
        "LIST": .list(.any),
    ]
}
