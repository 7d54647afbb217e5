import Naql
import PropertyGraph

/// Names of the graph for completion, looked up once and again when the graph has grown.
final class SchemaNames {
    private let session: Session
    private var keysOfLabel: [String: (nodes: Int, keys: [String])] = [:]
    private var keysOfType: [String: (relationships: Int, keys: [String])] = [:]

    /// So many nodes of a label are asked for their properties, spread evenly.
    private static let sampleSize = 200

    init(session: Session) { self.session = session }

    private var graph: Graph { session.graph }

    var labels: [String] {
        (0..<graph.labelCount).map { LabelID(UInt32($0)) }.filter { graph.count(label: $0) > 0 }.map(graph.name(of:))
            .sorted()
    }

    var types: [String] {
        (0..<graph.typeCount).map { TypeID(UInt32($0)) }.filter { graph.count(type: $0) > 0 }.map(graph.name(of:))
            .sorted()
    }

    var keys: [String] { (0..<graph.keyCount).map { graph.name(of: KeyID(UInt32($0))) }.sorted() }

    /// The property keys of nodes with a label.
    func keys(ofLabel label: String) -> [String] {
        guard let id = graph.findLabel(label) else { return [] }
        let nodes = graph.nodes(with: id)
        if let known = keysOfLabel[label], known.nodes == nodes.count { return known.keys }
        var found: Set<KeyID> = []
        for position in Self.sample(nodes.count) {
            for (key, _) in graph.properties(of: NodeID(nodes[position])) { found.insert(key) }
        }
        let keys = found.map(graph.name(of:)).sorted()
        keysOfLabel[label] = (nodes.count, keys)
        return keys
    }

    /// What stands in the values of a key of nodes with a label behind a dot: the components of moments and durations, the
    /// keys of maps.
    func components(of key: String, ofLabel label: String) -> [String] {
        guard let id = graph.findLabel(label), let key = graph.findKey(key) else { return [] }
        let nodes = graph.nodes(with: id)
        for position in Self.sample(nodes.count) {
            let value = graph.property(NodeID(nodes[position]), key)
            if value != .null { return Self.components(of: value) }
        }
        return []
    }

    private static func components(of value: Value) -> [String] {
        switch value {
        case .map(let map): map.keys.sorted()
        case .date: date
        case .dateTime, .localDateTime: date + clock
        case .time, .localTime: clock
        default: []
        }
    }

    /// What functions that make moments give.
    static func components(ofFunction name: String) -> [String] {
        switch name.lowercased() {
        case "date": date
        case "datetime", "localdatetime": date + clock
        case "time", "localtime": clock
        case "duration": ["years", "months", "weeks", "days", "hours", "minutes", "seconds"]
        default: []
        }
    }

    private static let date = ["year", "quarter", "month", "week", "day", "dayOfWeek", "ordinalDay"]
    private static let clock = ["hour", "minute", "second", "millisecond"]

    /// The property keys of all relationships.
    var relationshipKeys: [String] { Set(types.flatMap(keys(ofType:))).sorted() }

    /// The property keys of relationships of a type.
    func keys(ofType type: String) -> [String] {
        guard let id = graph.findType(type) else { return [] }
        let relationships = graph.relationships(of: id)
        if let known = keysOfType[type], known.relationships == relationships.count { return known.keys }
        var found: Set<KeyID> = []
        for position in Self.sample(relationships.count) {
            for (key, _) in graph.properties(of: RelationshipID(relationships[position])) { found.insert(key) }
        }
        let keys = found.map(graph.name(of:)).sorted()
        keysOfType[type] = (relationships.count, keys)
        return keys
    }

    private static func sample(_ count: Int) -> StrideTo<Int> {
        stride(from: 0, to: count, by: max(1, count / sampleSize))
    }
}
