import CypherSemantics
import PropertyGraph

/// What names the graph uses.
enum CatalogProcedures {
    static let all = [labels, relationshipTypes, propertyKeys]

    static let labels = Procedure(
        ProcedureSignature(
            "db.labels", inputs: [], outputs: [.init("label", .string)], summary: "Lists the labels that nodes have.")
    ) { _, context in
        let graph = context.graph
        return (0..<graph.labelCount).map { LabelID(UInt32($0)) }.filter { graph.count(label: $0) > 0 }
            .map { [.string(graph.name(of: $0))] }
    }

    static let relationshipTypes = Procedure(
        ProcedureSignature(
            "db.relationshipTypes", inputs: [], outputs: [.init("relationshipType", .string)],
            summary: "Lists the types that relationships have.")
    ) { _, context in
        let graph = context.graph
        return (0..<graph.typeCount).map { TypeID(UInt32($0)) }.filter { graph.count(type: $0) > 0 }
            .map { [.string(graph.name(of: $0))] }
    }

    static let propertyKeys = Procedure(
        ProcedureSignature(
            "db.propertyKeys", inputs: [], outputs: [.init("propertyKey", .string)],
            summary: "Lists the property keys that the graph knows.")
    ) { _, context in
        let graph = context.graph
        return (0..<graph.keyCount).map { [.string(graph.name(of: KeyID(UInt32($0))))] }
    }
}
