import PropertyGraph

/// What queries changed in a graph of articles since it was built or opened, in the order in which it is to be done
/// again.
struct Edits: Hashable, Sendable, Packable {
    var made: [MadeNode] = []
    var unmadeRelationships: [RelationshipKey] = []
    var madeRelationships: [MadeRelationship] = []
    var relationshipProperties: [RelationshipProperties] = []
    var nodes: [ChangedNode] = []
    var unmade: [NodeKey] = []

    var isEmpty: Bool {
        made.isEmpty && unmadeRelationships.isEmpty && madeRelationships.isEmpty && relationshipProperties.isEmpty
            && nodes.isEmpty && unmade.isEmpty
    }

    /// How many changes they are.
    var count: Int {
        made.count + unmadeRelationships.count + madeRelationships.count + unmade.count
            + relationshipProperties.reduce(0) { $0 + $1.properties.count }
            + nodes.reduce(0) { $0 + $1.newLabels.count + $1.lostLabels.count + $1.properties.count }
    }

    /// The nodes that were there, of which it tells.
    var keys: Set<NodeKey> {
        func built(_ nodes: [EditedNode]) -> [NodeKey] {
            nodes.compactMap { if case .built(let key) = $0 { key } else { nil } }
        }
        let links = unmadeRelationships + relationshipProperties.map(\.relationship)
        return Set(
            unmade + nodes.map(\.node) + built(links.flatMap { [$0.source, $0.target] })
                + built(madeRelationships.flatMap { [$0.source, $0.target] }))
    }

    struct Property: Hashable, Sendable, Packable {
        var key = ""
        /// Null takes it away.
        var value = Value.null

        mutating func pass(_ packer: inout Packer) throws(Packer.Malformed) {
            try packer.pass(&key)
            try packer.pass(&value)
        }
    }

    struct MadeNode: Hashable, Sendable, Packable {
        var labels: [String] = []
        var properties: [Property] = []

        mutating func pass(_ packer: inout Packer) throws(Packer.Malformed) {
            try packer.pass(&labels)
            try packer.pass(&properties)
        }
    }

    struct ChangedNode: Hashable, Sendable, Packable {
        var node = NodeKey()
        var newLabels: [String] = []
        var lostLabels: [String] = []
        var properties: [Property] = []

        mutating func pass(_ packer: inout Packer) throws(Packer.Malformed) {
            try node.pass(&packer)
            try packer.pass(&newLabels)
            try packer.pass(&lostLabels)
            try packer.pass(&properties)
        }
    }

    struct MadeRelationship: Hashable, Sendable, Packable {
        var type = ""
        var source = EditedNode.made(0)
        var target = EditedNode.made(0)
        var properties: [Property] = []

        mutating func pass(_ packer: inout Packer) throws(Packer.Malformed) {
            try packer.pass(&type)
            try packer.pass(&source)
            try packer.pass(&target)
            try packer.pass(&properties)
        }
    }

    struct RelationshipProperties: Hashable, Sendable, Packable {
        var relationship = RelationshipKey()
        var properties: [Property] = []

        mutating func pass(_ packer: inout Packer) throws(Packer.Malformed) {
            try relationship.pass(&packer)
            try packer.pass(&properties)
        }
    }

    mutating func pass(_ packer: inout Packer) throws(Packer.Malformed) {
        try packer.pass(&made)
        try packer.pass(&unmadeRelationships)
        try packer.pass(&madeRelationships)
        try packer.pass(&relationshipProperties)
        try packer.pass(&nodes)
        try packer.pass(&unmade)
    }
}

/// What archives of the first form keep: the edits of each session after the other.
struct FirstStoredEdits: Packable {
    var all: [Edits] = []

    mutating func pass(_ packer: inout Packer) throws(Packer.Malformed) { try packer.pass(&all) }
}
