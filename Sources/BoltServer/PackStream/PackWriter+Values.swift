import CypherRuntime
import PropertyGraph

/// Values of a graph as drivers read them.
extension PackWriter {
    /// The years that drivers can make dates of; others go as text.
    private static let days =
        CalendarDate(year: 1, month: 1, day: 1)!
        .daysSinceEpoch...CalendarDate(year: 9999, month: 12, day: 31)!
        .daysSinceEpoch

    /// A cell of a result; strings come straight from the graph's arena.
    @inline(__always)
    mutating func cell(_ column: Column, _ row: Int, of graph: Graph) {
        switch column {
        case .strings(let ids):
            if ids[row] == Column.nullID { null() } else { string(utf8: graph.strings.utf8(ids[row])) }
        case .integers(let numbers, let nulls):
            if let nulls, nulls[row] { null() } else { integer(numbers[row]) }
        case .floats(let numbers, let nulls):
            if let nulls, nulls[row] { null() } else { float(numbers[row]) }
        case .nodes(let ids):
            if ids[row] == Column.nullID { null() } else { node(NodeID(ids[row]), of: graph) }
        case .relationships(let ids):
            if ids[row] == Column.nullID { null() } else { relationship(RelationshipID(ids[row]), of: graph) }
        default: value(column.value(at: row, in: graph), of: graph)
        }
    }

    mutating func value(_ value: Value, of graph: Graph) {
        switch value {
        case .null: null()
        case .boolean(let flag): boolean(flag)
        case .integer(let number): integer(number)
        case .float(let number): float(number)
        case .string(let text): string(text)
        case .list(let elements):
            list(elements.count)
            for element in elements { self.value(element, of: graph) }
        case .map(let entries):
            map(entries.count)
            for (key, value) in zip(entries.keys, entries.values) {
                string(key)
                self.value(value, of: graph)
            }
        case .node(let id): node(id, of: graph)
        case .relationship(let id): relationship(id, of: graph)
        case .path(let steps): path(steps, of: graph)
        case .point(let place): point(place)
        case .date, .localTime, .time, .localDateTime, .dateTime, .duration: temporal(value, of: graph)
        }
    }

    private mutating func temporal(_ value: Value, of graph: Graph) {
        switch value {
        case .date(let date) where Self.days.contains(date.daysSinceEpoch):
            structure(PackTag.date, 1)
            integer(date.daysSinceEpoch)
        case .localTime(let time):
            structure(PackTag.localTime, 1)
            integer(time.nanosecondOfDay)
        // Drivers know offsets of whole minutes.
        case .time(let time) where time.offset % 60 == 0:
            structure(PackTag.time, 2)
            integer(time.local.nanosecondOfDay)
            integer(Int64(time.offset))
        case .localDateTime(let moment) where Self.days.contains(moment.date.daysSinceEpoch):
            structure(PackTag.localDateTime, 2)
            integer(moment.secondsSinceEpoch)
            integer(Int64(moment.nanosecond))
        case .dateTime(let moment) where Self.isKnown(moment):
            structure(moment.zoneName == nil ? PackTag.dateTime : PackTag.zonedDateTime, 3)
            integer(moment.secondsSinceEpoch)
            integer(Int64(moment.nanosecond))
            if let name = moment.zoneName { string(name.text) } else { integer(Int64(moment.offset)) }
        case .duration(let duration):
            structure(PackTag.duration, 4)
            for number in [duration.months, duration.days, duration.seconds, Int64(duration.nanosecond)] {
                integer(number)
            }
        default: string(value.dataText(in: graph))
        }
    }

    /// Whether drivers can make a date-time of it: in its own zone and in UTC the year has four digits.
    private static func isKnown(_ moment: ZonedDateTime) -> Bool {
        guard moment.zoneName != nil || moment.offset % 60 == 0 else { return false }
        guard let utc = moment.converted(to: .utc) else { return false }
        return days.contains(moment.local.date.daysSinceEpoch) && days.contains(utc.local.date.daysSinceEpoch)
    }

    private mutating func point(_ place: PointValue) {
        structure(place.system.hasHeight ? PackTag.point3D : PackTag.point2D, place.system.hasHeight ? 4 : 3)
        integer(place.system.rawValue)
        float(place.x)
        float(place.y)
        if place.system.hasHeight { float(place.z) }
    }

    // MARK: Entities

    private mutating func node(_ id: NodeID, of graph: Graph) {
        structure(PackTag.node, 4)
        integer(Int64(id.index))
        let labels = graph.labels(of: id)
        list(labels.count)
        for label in labels { string(graph.name(of: label)) }
        properties(graph.properties(of: id), of: graph)
        string("n\(id.index)")
    }

    private mutating func relationship(_ id: RelationshipID, of graph: Graph) {
        let (source, target) = (graph.source(of: id).index, graph.target(of: id).index)
        structure(PackTag.relationship, 8)
        integer(Int64(id.index))
        integer(Int64(source))
        integer(Int64(target))
        string(graph.name(of: graph.type(of: id)))
        properties(graph.properties(of: id), of: graph)
        string("r\(id.index)")
        string("n\(source)")
        string("n\(target)")
    }

    /// Each node and relationship once, and the way through them by number: relationships from 1, negative where they are
    /// walked against their direction.
    private mutating func path(_ path: PathValue, of graph: Graph) {
        var nodes: [NodeID: Int] = [:]
        var relationships: [RelationshipID: Int] = [:]
        var order: (nodes: [NodeID], relationships: [RelationshipID]) = ([], [])
        for node in path.nodes where nodes[node] == nil {
            nodes[node] = order.nodes.count
            order.nodes.append(node)
        }
        for relationship in path.relationships where relationships[relationship] == nil {
            relationships[relationship] = order.relationships.count + 1
            order.relationships.append(relationship)
        }
        structure(PackTag.path, 3)
        list(order.nodes.count)
        for node in order.nodes { self.node(node, of: graph) }
        list(order.relationships.count)
        for relationship in order.relationships { unbound(relationship, of: graph) }
        list(path.relationships.count * 2)
        for (index, relationship) in path.relationships.enumerated() {
            let number = Int64(relationships[relationship] ?? 0)
            integer(graph.source(of: relationship) == path.nodes[index] ? number : -number)
            integer(Int64(nodes[path.nodes[index + 1]] ?? 0))
        }
    }

    private mutating func unbound(_ id: RelationshipID, of graph: Graph) {
        structure(PackTag.unboundRelationship, 4)
        integer(Int64(id.index))
        string(graph.name(of: graph.type(of: id)))
        properties(graph.properties(of: id), of: graph)
        string("r\(id.index)")
    }

    private mutating func properties(_ properties: [(KeyID, Value)], of graph: Graph) {
        map(properties.count)
        for (key, value) in properties {
            string(graph.name(of: key))
            self.value(value, of: graph)
        }
    }
}
