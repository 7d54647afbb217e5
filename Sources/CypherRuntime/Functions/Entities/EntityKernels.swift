import PropertyGraph

/// Functions of nodes and relationships over columns of ids.
enum EntityKernels {
    static let id = FunctionShortcut.column {
        { column, _ in
            guard case .nodes(let ids) = column else {
                guard case .relationships(let ids) = column else { return nil }
                return numbers(ids)
            }
            return numbers(ids)
        }
    }

    static let type = FunctionShortcut.column {
        // Names by id, made once.
        var names: [Value] = []
        return { column, graph in
            guard case .relationships(let ids) = column else { return nil }
            while names.count < graph.typeCount { names.append(.string(graph.name(of: TypeID(UInt32(names.count))))) }
            return .values(
                ids.map { $0 == Column.nullID ? .null : names[Int(graph.type(of: RelationshipID($0)).index)] })
        }
    }

    static let startNode = FunctionShortcut.column {
        { column, graph in
            guard case .relationships(let ids) = column else { return nil }
            return .nodes(
                ids.map { $0 == Column.nullID ? Column.nullID : graph.source(of: RelationshipID($0)).index })
        }
    }

    static let endNode = FunctionShortcut.column {
        { column, graph in
            guard case .relationships(let ids) = column else { return nil }
            return .nodes(
                ids.map { $0 == Column.nullID ? Column.nullID : graph.target(of: RelationshipID($0)).index })
        }
    }

    private static func numbers(_ ids: [UInt32]) -> Column {
        .integers(ids.map { $0 == Column.nullID ? 0 : Int64($0) }, nulls: Bitmap(nullIDs: ids))
    }
}

extension Bitmap {
    /// The rows without an id; nil where there are none.
    init?(nullIDs ids: [UInt32]) {
        guard ids.contains(Column.nullID) else { return nil }
        self.init(capacity: ids.count)
        for row in ids.indices where ids[row] == Column.nullID { self[row] = true }
    }
}
